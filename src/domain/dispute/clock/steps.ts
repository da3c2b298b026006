/** Steps about the clocks of a case: rows of the table in `../transitions.ts`. */
import { ACTIVE, ALL_STATES, type State } from '../states.js';
import type { Steps } from '../transition.js';
import type { ClockCommand } from './commands.js';
import * as clock from './guards.js';

export const CLOCK_STEPS = {
  suspend: {
    action: 'suspend',
    from: ['assigned', 'mediating'],
    to: 'suspended',
    permission: 'dispute.suspend',
    guards: [],
    whileRefused: true,
    zh: '中止：鉴定等期间停止计时，已安排的调解会取消',
    en: 'Suspend: the clock stands still during an appraisal or another hindrance; planned sessions fall',
    rules: ['R21'],
  },
  resume: {
    action: 'resume',
    from: ['suspended'],
    to: { suspended: ['assigned', 'mediating'] },
    permission: 'dispute.suspend',
    guards: [],
    zh: '恢复：回到中止前的环节，期限按中止天数顺延，不会提前',
    en: 'Resume: back to where it was; the deadline moves by the days of the pause and never to an earlier day',
    rules: ['R2', 'R21'],
  },
  extend: {
    action: 'extend',
    from: ACTIVE,
    to: null,
    permission: 'dispute.extend',
    guards: [clock.everyPartyAgreesToExtend, clock.extensionsAreLeft, clock.newDayIsWithinLimits],
    afterExpiry: true,
    zh: '延长期限：各方同意，次数和天数不超过中心的设定',
    en: 'Extend: every party agrees; as often and as long as the settings of the centre allow',
    rules: ['R22'],
  },
  countersignLateEntry: {
    action: 'countersign',
    from: ALL_STATES.filter((state: State) => state !== 'archived'),
    to: null,
    permission: 'late_entry.countersign',
    guards: [clock.lateEntryWaits, clock.countersignedByAnother],
    whileRefused: true,
    afterExpiry: true,
    zh: '会签补录：补录过迟的记录由主任会签，本人不得会签自己的记录',
    en: 'Countersign a late entry: by a director, who is not the one that recorded it',
    rules: [],
  },
} as const satisfies Steps<ClockCommand>;
