/** Which report is counted by which hand. A new report is one function here. */
import { caseload } from './caseload.oracle.js';
import { deadlines } from './deadlines.oracle.js';
import { departments } from './departments.oracle.js';
import { fulfilment } from './fulfilment.oracle.js';
import { hotSpots } from './hot-spots.oracle.js';
import { mediationStatistics } from './mediation-statistics.oracle.js';
import type { Oracle } from './question.js';
import { repeatParties } from './repeat-parties.oracle.js';
import { returnVisits } from './return-visits.oracle.js';
import { stepTimes } from './step-times.oracle.js';
import { trend } from './trend.oracle.js';

export const ORACLES: Readonly<Record<string, Oracle>> = {
  mediation_statistics: mediationStatistics,
  caseload,
  step_times: stepTimes,
  departments,
  deadlines,
  fulfilment,
  return_visits: returnVisits,
  trend,
  hot_spots: hotSpots,
  repeat_parties: repeatParties,
};
