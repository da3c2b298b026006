/** Which report is counted by which hand. A new report is one function here. */
import { caseload } from './caseload.oracle.js';
import { deadlines } from './deadlines.oracle.js';
import { departments } from './departments.oracle.js';
import { fulfilment } from './fulfilment.oracle.js';
import { mediationStatistics } from './mediation-statistics.oracle.js';
import type { Oracle } from './question.js';
import { stepTimes } from './step-times.oracle.js';

export const ORACLES: Readonly<Record<string, Oracle>> = {
  mediation_statistics: mediationStatistics,
  caseload,
  step_times: stepTimes,
  departments,
  deadlines,
  fulfilment,
};
