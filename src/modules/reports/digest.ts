/** The same value always gives the same digest, whatever order its names were written in. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/shared/canonical.js';
import { isCaseReport } from './report.record.js';
import type { NewReport } from './reports.store.js';

export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

type Covered = 'kind' | 'centerId' | 'from' | 'to' | 'asOf' | 'definition' | 'content' | 'records';

/** What the digest of a report is made of: what was asked, what was answered, and the records behind it. */
export type Digested = NewReport extends infer R ? (R extends NewReport ? Pick<R, Covered> : never) : never;

/**
 * Of a report on cases it covers what was asked, every figure with the digest of its rows and the rows it keeps, not the layout nor the words: so the
 * same question about the same instant has the same digest. Of the others it covers the content and the versions of all records.
 */
export function digestOfReport(report: Digested): string {
  const { kind, centerId, from, to, definition } = report;
  const asked = { kind, centerId, from, to, definition };
  if (!isCaseReport(report)) return digestOf({ ...asked, content: report.content, records: report.records });
  const { scope, figures: all } = report.content;
  const figures = all.map(({ key, numerator, denominator, digest }) => [key, numerator, denominator, digest]);
  return digestOf({ ...asked, asOf: report.asOf, scope, figures, records: report.records });
}
