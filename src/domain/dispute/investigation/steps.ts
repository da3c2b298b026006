/** Steps of an investigation: a row of the table in `../transitions.ts`. */
import { ACTIVE } from '../states.js';
import type { Steps } from '../transition.js';
import type { InvestigationCommand } from './commands.js';
import * as guards from './guards.js';

export const INVESTIGATION_STEPS = {
  recordInvestigation: {
    action: 'investigations',
    from: ACTIVE,
    to: null,
    permission: 'session.manage',
    guards: [guards.investigationTimesAreInOrder, guards.investigatorsAreKnown, guards.personAskedIsKnown],
    afterExpiry: true,
    zh: '记录调查：询问、现场查看或者查阅材料，写明时间、地点、参加人和内容',
    en: 'Record an investigation: somebody asked, a place or papers looked at, with time, place, people and what was found',
    rules: [],
  },
} as const satisfies Steps<InvestigationCommand>;
