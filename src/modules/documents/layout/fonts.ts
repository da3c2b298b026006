/**
 * The fonts of official papers, and what stands in for them where they are not installed: a word processor reads that in the
 * font table of the file.
 */
const font = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
});

export const TITLE_FONT = font('方正小标宋简体');
export const BODY_FONT = font('仿宋_GB2312');
export const STRONG_FONT = font('黑体');

const STAND_INS: Readonly<Record<string, { readonly others: string; readonly family: 'roman' | 'swiss' }>> = {
  方正小标宋简体: { others: '方正小标宋_GBK,宋体,SimSun,Noto Serif CJK SC', family: 'roman' },
  仿宋_GB2312: { others: '仿宋,FangSong,华文仿宋,Noto Serif CJK SC', family: 'roman' },
  黑体: { others: 'SimHei,Noto Sans CJK SC', family: 'swiss' },
};

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const FONT_TABLE = [
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${NAMESPACE}">`,
  ...Object.entries(STAND_INS).map(
    ([name, { others, family }]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  ),
  '</w:fonts>',
].join('');
