/** Chooses the language of human texts from Accept-Language: Chinese unless English is preferred. Codes never change. */
import type { Language } from './texts.js';

export function languageOf(header: string | undefined): Language {
  const preferred = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const quality = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? '1');
      return { tag: tag.toLowerCase(), quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality)[0];
  return preferred?.tag.startsWith('en') === true ? 'en' : 'zh';
}
