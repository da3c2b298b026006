/** Imports and their rows as they are shown, in the reader's language. */
import { fieldText, type Language, refusalText } from '../../platform/http/texts.js';
import { externalIdOf, type ImportJob, type ReportedRow } from './import.record.js';
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

export const toReportedRow = (row: ReportedRow, language: Language): ReportedRowResponse => ({
  line: row.line,
  externalId: row.externalKey === null ? null : externalIdOf(row.externalKey),
  state: row.state,
  faults: row.faults.map(({ pointer, column = null, code, params = {}, ruleId = null }): RowFaultResponse => ({
    pointer,
    column,
    code,
    detail: fieldText(code, params, language),
    ruleId,
  })),
});
