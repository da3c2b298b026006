/** The reports on cases, by kind. */
import type { CaseReport } from './case-report.js';
import { CASELOAD } from './kinds/caseload.report.js';
import { DEADLINES } from './kinds/deadlines.report.js';
import { DEPARTMENTS } from './kinds/departments.report.js';
import { FULFILMENT } from './kinds/fulfilment.report.js';
import { STEP_TIMES } from './kinds/step-times.report.js';
import { HOT_SPOTS } from './kinds/hot-spots.report.js';
import { MEDIATION_STATISTICS } from './kinds/mediation-statistics.report.js';
import { REPEAT_PARTIES } from './kinds/repeat-parties.report.js';
import { RETURN_VISITS } from './kinds/return-visits.report.js';
import { TREND } from './kinds/trend.report.js';
import type { CaseReportKind } from './report.record.js';

export const CASE_REPORTS: Readonly<Record<CaseReportKind, CaseReport>> = {
  mediation_statistics: MEDIATION_STATISTICS,
  caseload: CASELOAD,
  step_times: STEP_TIMES,
  departments: DEPARTMENTS,
  deadlines: DEADLINES,
  fulfilment: FULFILMENT,
  return_visits: RETURN_VISITS,
  trend: TREND,
  hot_spots: HOT_SPOTS,
  repeat_parties: REPEAT_PARTIES,
};

export const isGuarded = (kind: CaseReportKind): boolean => CASE_REPORTS[kind].guarded === true;
