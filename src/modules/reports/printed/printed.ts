/** Which function prints which kind of report: all of them, or it does not compile. */
import type { PrintedReport, Words } from '../../../domain/reports/printed.js';
import { CASE_REPORT_KINDS, type CaseReportKind, type StoredCaseReport, type StoredReport } from '../report.record.js';
import { printedCaseReport } from './case-report.printed.js';
import { printedLitigationRate, printedThreeZero } from './indicators.printed.js';
import { printedRoster } from './roster.printed.js';
import { printedZeroPetition } from './zero-petition.printed.js';

/** The names of what a report knows by its id. */
export interface PrintedNames {
  readonly centers: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, Words>;
  readonly staff: ReadonlyMap<string, string>;
}

/** Ids whose names a report needs, besides that of its own centre. */
export interface NamesNeeded {
  readonly centers: readonly string[];
  readonly departments: readonly string[];
  readonly staff: readonly string[];
}

/** Without who answers for it, which the same report can have twice: before it was signed and after. */
export type PrintedContent = Omit<PrintedReport, 'state' | 'signature'>;

export interface Printing<R> {
  readonly needs: (report: R) => NamesNeeded;
  readonly print: (report: R, names: PrintedNames) => PrintedContent;
}

type Printings = {
  readonly [K in Exclude<StoredReport['kind'], CaseReportKind>]: Printing<Extract<StoredReport, { readonly kind: K }>>;
} & { readonly [K in CaseReportKind]: Printing<StoredCaseReport> };

const ON_CASES = Object.fromEntries(CASE_REPORT_KINDS.map((kind) => [kind, printedCaseReport])) as {
  readonly [K in CaseReportKind]: typeof printedCaseReport;
};

export const PRINTINGS: Printings = {
  zero_petition: printedZeroPetition,
  roster: printedRoster,
  three_zero: printedThreeZero,
  litigation_rate: printedLitigationRate,
  ...ON_CASES,
};
