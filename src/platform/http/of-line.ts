import type { Language } from './texts.js';

/** `Take in a dispute 登记纠纷` is one or the other; a bracket opened before the first Chinese word belongs to it. */
export function ofLine(text: string, language: Language): string {
  const start = text.search(/[（(《“]*\p{Script=Han}/u);
  if (start <= 0) return text;
  const [english, chinese] = [text.slice(0, start).trim(), text.slice(start).trim()];
  // A Chinese name within an English sentence is no translation of it.
  if (/[a-z]{3,}/.test(chinese.replace(/`[^`]*`/g, ''))) return text;
  return language === 'zh' ? chinese : english;
}
