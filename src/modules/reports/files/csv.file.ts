/** All figures of a report as one table, for whoever computes with them. */
import { csvOf } from '../../../domain/shared/csv.js';
import { type Edition, linesOf } from './edition.js';

export const CSV = 'text/csv; charset=utf-8';

export function csvFile({ sections, words: { headings } }: Edition): Buffer {
  const { section, key, figure, numerator, denominator, value, unit, definition } = headings;
  const head = [section, key, figure, numerator, denominator, value, unit, definition];
  const rows = sections.flatMap((each) =>
    linesOf(each).map(({ label, figure: of }) => [
      ...[each.title, of.key, label, of.numerator, of.denominator, of.value, of.unit, of.definition],
    ]),
  );
  return Buffer.from(csvOf([head, ...rows]), 'utf8');
}
