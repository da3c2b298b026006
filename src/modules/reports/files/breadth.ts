/** How much room a text takes in a line, counted and not measured: the server has no fonts. */

/** In Chinese characters; letters and figures take half of one. */
export const breadth = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2e80 ? 0.55 : 1), 0);

export function short(text: string, most: number): string {
  if (breadth(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (breadth(kept + character) > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
