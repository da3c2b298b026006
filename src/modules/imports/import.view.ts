/** Imports and their rows as they are shown, in the reader's language. */
import { IMPORT_COLUMNS, type ImportColumn, type ImportKindName } from '../../domain/imports/columns.js';
import { fieldText, type Language, refusalText } from '../../platform/http/texts.js';
import { externalIdOf, type ImportJob, type ReportedRow, type RowFault } from './import.record.js';
import type { ImportResponse, ReportedRowResponse, RowFaultResponse } from './imports.dto.js';

export const importPath = (id: string): string => `/imports/${id}`;

export const toImportView = (job: ImportJob, language: Language): ImportResponse => ({
  id: job.id,
  centerId: job.centerId,
  kind: job.kind,
  source: job.source,
  mode: job.mode,
  dryRun: job.dryRun,
  state: job.state,
  phase: job.phase,
  rowsRead: job.rowsRead,
  rowsGood: job.rowsGood,
  rowsBad: job.rowsBad,
  rowsSkipped: job.rowsSkipped,
  rowsWritten: job.rowsWritten,
  ignoredColumns: [...job.ignoredColumns],
  problem:
    job.problem === null
      ? null
      : { ...job.problem, detail: refusalText(job.problem.code, job.problem.params, language) },
  requestedBy: job.requestedBy,
  requestedAt: job.requestedAt,
  startedAt: job.startedAt,
  finishedAt: job.finishedAt,
});

export const toReportedRow = (row: ReportedRow, kind: ImportKindName, language: Language): ReportedRowResponse => ({
  line: row.line,
  externalId: row.externalKey === null ? null : externalIdOf(row.externalKey),
  state: row.state,
  faults: row.faults.map((fault): RowFaultResponse => {
    const { pointer, column = null, code, ruleId = null } = fault;
    return { pointer, column, code, detail: fieldText(code, paramsOf(fault, kind, language), language), ruleId };
  }),
});

/** Whoever fills in a table reads there which words its column takes, not the codes they stand for. */
function paramsOf({ pointer, column, code, params = {} }: RowFault, kind: ImportKindName, language: Language) {
  if (code !== 'wrong_code' || (column ?? null) === null) return params;
  const columns: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
  const words = Object.values(columns.find(({ field }) => `/${field}` === pointer)?.codes ?? {});
  return words.length === 0 ? params : { ...params, allowed: words.map((each) => each[language]) };
}
