/** The reports on cases, by kind. */
import type { CaseReport } from './case-report.js';
import { CASELOAD } from './kinds/caseload.report.js';
import { MEDIATION_STATISTICS } from './kinds/mediation-statistics.report.js';
import type { CaseReportKind } from './report.record.js';

export const CASE_REPORTS: Readonly<Record<CaseReportKind, CaseReport>> = {
  mediation_statistics: MEDIATION_STATISTICS,
  caseload: CASELOAD,
};
