/** What the definitions of reports have in common: words in two languages, a count that is shown, a rate. */
import type { FigureDefinition } from '../../../domain/reports/figure.js';
import type { Section, Words } from '../../../domain/reports/printed.js';

export const words = (zh: string, en: string): Words => ({ zh, en });

type Rest = Partial<Omit<FigureDefinition, 'id' | 'label' | 'definition'>>;

/** A count under its own name. */
export const counted = (id: string, label: Words, definition: Words, rest: Rest = {}): FigureDefinition => ({
  id,
  label,
  definition,
  unit: 'cases',
  numerator: id,
  denominator: null,
  ...rest,
});

export const rateOf = (
  id: string,
  label: Words,
  definition: Words,
  [numerator, denominator]: readonly [string, string],
  rest: Rest = {},
): FigureDefinition => counted(id, label, definition, { unit: 'percent', numerator, denominator, ...rest });

export const listOf = (id: string, title: Words, keys: readonly string[]): Section => ({
  id,
  title,
  layout: 'list',
  keys,
});

/** A table with a line for each value of a dimension and a column for each family of figures. */
export const tableOf = (
  id: string,
  title: Words,
  values: readonly { readonly key: string; readonly label: Words }[],
  families: readonly FigureDefinition[],
): Section => ({
  id,
  title,
  layout: 'matrix',
  rows: values,
  columns: families.map((family) => ({ key: family.id, label: family.label })),
  cells: values.map(({ key }) => families.map((family) => `${family.id}.${key}`)),
});
