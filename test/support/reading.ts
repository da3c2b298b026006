/** Does a sentence read as a person at the desk would say it? Names what does not. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-/i;
/** A value nobody filled in, or one as a program writes it. */
const RAW = /[{}`…]|undefined|\bnull\b|\[object/;

const CODE_WORD = /[a-z][A-Z]|[a-z]_[a-z]/;
const LATIN_WORD = /[A-Za-z]{2,}/;
const HAN = /\p{Script=Han}/u;

/** `names`: proper names, which stay as they are in either language. */
export function faultsIn(text: string, language: 'zh' | 'en', names: readonly string[] = []): string[] {
  const plain = names.reduce((rest, name) => rest.replaceAll(name, ''), text);
  const ends = language === 'zh' ? /。$/ : /\.$/;
  return [
    ...(ID.test(text) ? ['an id'] : []),
    ...(RAW.test(text) ? ['a raw value'] : []),
    ...(CODE_WORD.test(text) ? ['a code'] : []),
    ...(language === 'zh' && LATIN_WORD.test(plain) ? ['a foreign word'] : []),
    ...(language === 'en' && HAN.test(plain) ? ['a foreign word'] : []),
    ...(ends.test(text) ? [] : ['no end']),
  ].map((fault) => `${fault}: ${text}`);
}
