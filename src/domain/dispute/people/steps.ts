/** Steps about who takes part: rows of the table in `../transitions.ts`. Each is a plain record that also an expired case takes (R22). */
import { partyIsKnown } from '../guards.js';
import { ACTIVE, ALL_STATES, OPEN } from '../states.js';
import type { Steps } from '../transition.js';
import type { PeopleCommand } from './commands.js';
import * as people from './guards.js';

export const PEOPLE_STEPS = {
  leaveParty: {
    action: 'leave',
    from: OPEN,
    to: null,
    permission: 'party.change',
    guards: [partyIsKnown, people.leaverJoined, people.bothSidesRemain, people.leaverIsNotBound],
    whileRefused: true,
    afterExpiry: true,
    zh: '当事人退出：双方仍各有一人，且不受生效协议约束；此后不再要求其告知、同意和签名',
    en: 'Leave: both sides remain and no agreement in force binds the party; it is asked for nothing any more',
    rules: ['R23'],
  },
  addRepresentative: {
    action: 'representatives',
    from: OPEN,
    to: null,
    permission: 'party.change',
    guards: [partyIsKnown, people.representativeFits],
    afterExpiry: true,
    zh: '增加代理人：法定代理人、有明确授权的委托代理人，或群体推选的代表',
    en: 'Name a representative: legal, an agent with explicit powers, or chosen by a group',
    rules: ['R8', 'R9'],
  },
  endRepresentative: {
    action: 'end-representative',
    from: OPEN,
    to: null,
    permission: 'party.change',
    guards: [partyIsKnown, people.representativeCanEnd],
    afterExpiry: true,
    zh: '终止代理：此前所为仍有效',
    en: 'End a representation: what was done before stays',
    rules: ['R9'],
  },
  declareConflict: {
    action: 'conflicts',
    from: ACTIVE,
    to: null,
    permission: 'mediator.challenge',
    guards: [people.conflictIsTheirs, people.conflictIsNew],
    afterExpiry: true,
    zh: '申报利害关系：该人立即退出；同时是本案负责人的，案件待主任另行分派',
    en: 'Declare a conflict: they are off the case at once, before the next session; did they answer for it, it waits to be assigned anew',
    rules: ['R18'],
  },
  challengeMediator: {
    action: 'challenges',
    from: ACTIVE,
    to: null,
    permission: 'mediator.challenge',
    guards: [partyIsKnown, people.challengeIsTheirs, people.challengedMediates, people.challengeIsNew],
    afterExpiry: true,
    zh: '申请回避：决定之前该调解员不得主持调解会或签名',
    en: 'Challenge a mediator: until it is decided they neither hold a session nor sign',
    rules: ['R9', 'R18'],
  },
  decideChallenge: {
    action: 'decide',
    from: ALL_STATES.filter((state) => state !== 'archived'),
    to: null,
    permission: 'challenge.decide',
    guards: [people.challengeIsOpen, people.deciderIsAnother],
    whileRefused: true,
    afterExpiry: true,
    zh: '决定回避申请：由被申请人以外的主任决定；成立的，该调解员退出',
    en: 'Decide a challenge: by a director other than the one challenged; upheld, the mediator is off the case',
    rules: ['R18'],
  },
} as const satisfies Steps<PeopleCommand>;
