/**
 * Search by Chinese substrings: every character and every pair of neighbours of a text is a gram in a GIN-indexed array; a
 * search asks for all grams of its words and then compares the text itself. Independent of the server's locale, which the
 * built-in text parsers are not.
 */

/** Compatibility forms, case and runs of space are one: `３号楼` finds `3号楼`. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The text a case is found by. */
export const searchTextOf = (parts: readonly (string | null)[]): string =>
  foldText(parts.filter((part) => part !== null).join('\n'));

/** Characters and pairs of a folded text, each once. */
export function gramsOf(folded: string): string[] {
  const grams = new Set<string>();
  for (const word of folded.split(' ')) {
    const characters = [...word];
    characters.forEach((character, index) => {
      grams.add(character);
      const next = characters[index + 1];
      if (next !== undefined) grams.add(character + next);
    });
  }
  return [...grams];
}

/** What a query must contain: pairs where a word has them, else its single character. */
export function queryGrams(folded: string): string[] {
  const grams = folded.split(' ').flatMap((word) => {
    const characters = [...word];
    return characters.length < 2
      ? characters
      : characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
  });
  return [...new Set(grams)];
}

/** A LIKE pattern that finds the words in their order of appearance anywhere: each one is asked for separately. */
export const likePatterns = (folded: string): string[] =>
  folded
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
