/** The reports on cases, by kind. */
import type { CaseReport } from './case-report.js';
import { CASELOAD } from './kinds/caseload.report.js';
import { DEADLINES } from './kinds/deadlines.report.js';
import { DEPARTMENTS } from './kinds/departments.report.js';
import { FULFILMENT } from './kinds/fulfilment.report.js';
import { STEP_TIMES } from './kinds/step-times.report.js';
import { MEDIATION_STATISTICS } from './kinds/mediation-statistics.report.js';
import type { CaseReportKind } from './report.record.js';

export const CASE_REPORTS: Readonly<Record<CaseReportKind, CaseReport>> = {
  mediation_statistics: MEDIATION_STATISTICS,
  caseload: CASELOAD,
  step_times: STEP_TIMES,
  departments: DEPARTMENTS,
  deadlines: DEADLINES,
  fulfilment: FULFILMENT,
};
