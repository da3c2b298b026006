/**
 * A template for minutes, filled from the record: `{{name}}` becomes what is known under that name, a blank where nothing is.
 * Filled once: a name that looks like a gap is a name. Example: `记录人：{{recorder}}` without a recorder is `记录人：____`.
 */
export const BLANK = '____';

export type Values = Readonly<Record<string, string | readonly string[] | null>>;

const GAP = /\{\{(\w+)\}\}/g;

export function fillTemplate(text: string, values: Values): string {
  return text.replace(GAP, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : null;
    const known = typeof value === 'string' ? value : (value ?? []).join('、');
    return known.trim() === '' ? BLANK : known;
  });
}

/** Numbered lines, one below the other. */
export const numbered = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
