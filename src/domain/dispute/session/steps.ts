/** Steps around a session: rows of the table in `../transitions.ts`. */
import { partyIsKnown } from '../guards.js';
import type { Steps } from '../transition.js';
import type { SessionCommand } from './commands.js';
import * as guards from './guards.js';

const IN_MEDIATION = { from: ['mediating'], to: null, permission: 'session.manage', afterExpiry: true } as const;

export const SESSION_STEPS = {
  replyToSession: {
    ...IN_MEDIATION,
    action: 'replies',
    guards: [guards.sessionHasTime, partyIsKnown, guards.representativeComes],
    zh: '记录对调解会通知的答复：到场、不到场或者由代理人到场，以最后一次为准',
    en: 'Record a reply to a planned session: the party comes, does not, or is represented; the last word counts',
    rules: ['R9'],
  },
  recordNoShow: {
    ...IN_MEDIATION,
    action: 'no-show',
    guards: [guards.sessionHasTime, guards.sessionWasDue, guards.missingAreParties, guards.causesAreParties],
    zh: '记录未到场：应到的人没有来，调解会未能召开，房间和人员随即空出',
    en: 'Record a no-show: somebody was missing, the session did not take place, its room and people are free',
    rules: [],
  },
} as const satisfies Steps<SessionCommand>;
