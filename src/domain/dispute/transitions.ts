/**
 * The order of steps, written once: verb → from, to, permission, guards. Routes, refusals, `GET /workflow`, the
 * buttons at the desk and the tests all read this table (api.md §3). A verb without `to` leaves the state alone.
 * Example: `start` leads from assigned to mediating once every party has been told its rights (R3).
 */
import * as agreement from './agreement-guards.js';
import * as agreements from './agreements/guards.js';
import { DELIVERY_STEPS } from './agreements/steps.js';
import { AID_STEPS } from './aid/steps.js';
import { CLOCK_STEPS } from './clock/steps.js';
import * as custody from './custody/guards.js';
import { CUSTODY_STEPS } from './custody/steps.js';
import * as ending from './ending/guards.js';
import { everybodyConsentsAnew } from './ending/reopening.js';
import { DESTRUCTION_STEPS } from './destruction/steps.js';
import { ENDING_STEPS } from './ending/steps.js';
import { PAPERS_STEPS } from './papers/steps.js';
import * as people from './people/guards.js';
import { PEOPLE_STEPS } from './people/steps.js';
import { CONFIRMATION_STEPS } from './confirmation/steps.js';
import { INVESTIGATION_STEPS } from './investigation/steps.js';
import { POLICE_STEPS } from './police/steps.js';
import { EVIDENCE_STEPS } from './evidence/steps.js';
import { PURSUIT_STEPS } from './pursuit/steps.js';
import { nothingIsUnsettled } from './unsettled/guards.js';
import { UNSETTLED_STEPS } from './unsettled/steps.js';
import * as risk from './risk/guards.js';
import { openIfNobodyObjects } from './risk/openness.js';
import { RISK_STEPS } from './risk/steps.js';
import * as sitting from './session/guards.js';
import { SESSION_STEPS } from './session/steps.js';
import type { CommandOf, Verb } from './commands.js';
import * as fulfilment from './fulfilment-guards.js';
import type { Guard } from './guard.js';
import * as intake from './guards.js';
import * as session from './session-guards.js';
import { ACTIVE, ALL_STATES, IN_FORCE, OPEN, type State } from './states.js';
import type { Transition } from './transition.js';

/** What was agreed is performed and visited, also while mediation about a change of it goes on (R30). */

export const TRANSITIONS = {
  register: {
    action: 'register',
    from: [],
    to: 'registered',
    permission: 'dispute.register',
    guards: [],
    zh: '登记：至少一名申请人，或由中心主动介入；委托移送须有委托单位和函号',
    en: 'Take in: at least one applicant, or the centre steps in by itself; a delegated case names body and letter',
    rules: ['R1', 'R4'],
  },
  amend: {
    action: 'amend',
    from: ['registered'],
    to: null,
    permission: 'dispute.amend',
    guards: [intake.wasNeverAccepted, intake.receiptTimeStays, intake.sourceStaysComplete, risk.noFlagIsDropped],
    zh: '受理前修改登记内容；收件时间不可改，风险标识只增不减；曾经受理的改用更正',
    en: 'Amend what was registered, before it was ever accepted; the time of receipt stays, and risk flags are only added',
    rules: ['R1', 'R4', 'R16'],
  },
  amendParty: {
    action: 'amend',
    from: ['registered'],
    to: null,
    permission: 'dispute.amend',
    guards: [
      intake.wasNeverAccepted,
      intake.amendedPartyIsKnown,
      intake.applicantRemains,
      people.amendedGroupIsRepresentedByFew,
    ],
    zh: '受理前修改当事人信息；不再列出的代理人即行终止；曾经受理的改用更正',
    en: 'Amend a party, before the case was ever accepted; a representative no longer listed ends',
    rules: ['R1', 'R9'],
  },
  addParty: {
    action: 'parties',
    from: OPEN,
    to: null,
    permission: 'party.add',
    guards: [intake.partyIsNew, people.joiningGroupIsRepresentedByFew],
    zh: '追加当事人；后加入者须另行告知并征得同意',
    en: 'Add a party; who joins later gets notices and consents of their own',
    rules: ['R3', 'R9'],
  },
  accept: {
    action: 'accept',
    from: ['registered'],
    to: 'accepted',
    permission: 'dispute.accept',
    guards: [
      intake.hasRespondent,
      intake.trackIsNamed,
      intake.trackStays,
      intake.courtTermFits,
      intake.screeningIsClean,
    ],
    zh: '受理：有被申请人，无人拒绝调解，审查无碍；确定程序，编号，开始计时',
    en: 'Accept: a respondent, nobody refuses, screening clean; fixes the track, gives the number, starts the clock',
    rules: ['R2', 'R6', 'R7', 'R21', 'R39'],
  },
  refuse: {
    action: 'refuse',
    from: ['registered'],
    to: 'refused',
    permission: 'dispute.refuse',
    guards: [],
    whileRefused: true,
    zh: '不予受理：说明理由，告知申请人其他途径',
    en: 'Refuse: with the reason, telling the applicant where to turn',
    rules: ['R7'],
  },
  assign: {
    action: 'assign',
    from: ACTIVE,
    to: 'assigned',
    movesFrom: ['accepted'],
    permission: 'dispute.assign',
    guards: [intake.departmentIsPresent, intake.mediatorsMayMediate],
    zh: '分派：部门、责任人和在任调解员；人民调解至少一名人民调解员',
    en: "Assign: department, officer and mediators in term; on the people's track at least one people's mediator",
    rules: ['R6', 'R12', 'R18'],
  },
  giveRightsNotice: {
    action: 'rights-notices',
    from: [...ACTIVE, 'settled', 'performed', 'failed', 'withdrawn', 'closed'],
    to: null,
    permission: 'notice.record',
    guards: [intake.partyIsKnown, people.noticeReachesParty, people.witnessIsKnown],
    zh: '告知当事人权利义务',
    en: 'Tell a party its rights and duties',
    rules: ['R3', 'R9'],
  },
  recordConsent: {
    action: 'consents',
    from: ALL_STATES.filter((state: State) => !['archived', 'merged', 'referred'].includes(state)),
    to: null,
    permission: 'consent.record',
    guards: [intake.partyIsKnown, people.consentIsTheirs, people.yesIsTheirs],
    whileRefused: true,
    afterExpiry: true,
    zh: '记录当事人的同意或拒绝，两者都保留；不能独立参加的当事人、单位和群体的同意由代理人表示，拒绝可由其自己表示',
    en: "Record a party's consent or refusal; both are kept. Who cannot act alone, an organisation and a group agree through a representative; refusing is open to everybody",
    rules: ['R2', 'R8', 'R9', 'R19'],
  },
  giveRemediesNotice: {
    action: 'remedies-notices',
    from: [...OPEN, 'failed', 'withdrawn'],
    to: null,
    permission: 'notice.record',
    guards: [intake.partyWasKnown, people.noticeReachesParty, people.witnessIsKnown],
    whileRefused: true,
    afterExpiry: true,
    zh: '告知当事人救济途径：仲裁、行政、司法',
    en: 'Tell a party its remedies: arbitration, administrative decision, court',
    rules: ['R9', 'R24'],
  },
  start: {
    action: 'start',
    from: ['assigned'],
    to: 'mediating',
    permission: 'dispute.start',
    guards: [intake.rightsNoticesGiven, everybodyConsentsAnew, people.guardiansStand],
    zh: '开始调解：每位当事人均已被告知权利义务，且无人拒绝；不能独立参加的有法定代理人；重新办理或者调解不成后由另一中心接办的，各方重新同意',
    en: 'Start: every party knows its rights and duties, nobody refuses, and who cannot act alone has a legal representative; reopened, or taken up elsewhere after it failed, everybody has consented anew',
    rules: ['R2', 'R3', 'R8', 'R17'],
  },
  scheduleSession: {
    action: 'sessions',
    from: ['mediating'],
    to: null,
    permission: 'session.manage',
    guards: [
      session.sessionTimesAreInOrder,
      session.sessionFollowsStart,
      session.sessionHasMediators,
      session.invitedAreWelcome,
      session.guestStaffAreKnown,
      openIfNobodyObjects,
    ],
    afterExpiry: true,
    zh: '安排调解会；邀请外人须经各方同意，当事人反对或涉及隐私、商业秘密的不公开',
    en: 'Plan a session; outsiders only with the consent of all parties, closed when one objects or secrets are involved',
    rules: ['R6', 'R18', 'R19', 'R20'],
  },
  holdSession: {
    action: 'hold',
    from: ['mediating'],
    to: null,
    permission: 'session.manage',
    guards: [
      session.sessionIsPlanned,
      session.heldAfterStart,
      session.ledByMediator,
      session.attendanceIsOfParties,
      session.representedBySomebody,
      session.partiesPresentKnowTheirRights,
      people.guardiansOfThosePresent,
      session.outsidersPresentAreWelcome,
      sitting.partsAreOfThosePresent,
    ],
    afterExpiry: true,
    zh: '记录已召开的调解会：出席、笔录、结果',
    en: 'Record a session that took place: attendance, minutes, outcome',
    rules: ['R3', 'R6', 'R8', 'R9', 'R18', 'R19', 'R25', 'R44'],
  },
  adjournSession: {
    action: 'adjourn',
    from: ['mediating'],
    to: null,
    permission: 'session.manage',
    guards: [session.sessionIsPlanned, session.newTimesAreInOrder, sitting.causesAreParties],
    afterExpiry: true,
    zh: '调解会延期',
    en: 'Adjourn a planned session',
    rules: [],
  },
  cancelSession: {
    action: 'cancel',
    from: ['mediating'],
    to: null,
    permission: 'session.manage',
    guards: [session.sessionIsPlanned, sitting.causesAreParties],
    afterExpiry: true,
    zh: '取消调解会',
    en: 'Cancel a planned session',
    rules: [],
  },
  draftAgreement: {
    action: 'agreements',
    from: ['mediating'],
    to: null,
    permission: 'agreement.draft',
    guards: [
      agreement.versionIsOfDraft,
      agreement.textIsComplete,
      agreement.obligationsAreClear,
      agreement.obligationsAreBetweenParties,
      agreement.amountsAddUp,
      agreements.sharesAddUp,
      agreements.copiesSuffice,
      agreement.formFits,
      agreement.agreedSinceLastSession,
      agreement.oralEffectFollowsSession,
    ],
    afterExpiry: true,
    zh: '拟定协议：内容明确，金额分毫不差；新版本使已有签名失效',
    en: 'Draft an agreement: clear, with sums that add up; a new version voids earlier signatures',
    rules: ['R26', 'R27', 'R28', 'R29', 'R30'],
  },
  signAgreement: {
    action: 'signatures',
    from: ['mediating'],
    to: null,
    permission: 'agreement.sign',
    guards: [
      agreement.draftAwaitsSignature,
      agreement.boundToVersion,
      agreement.draftNamesAllParties,
      agreement.draftedInThisMediation,
      agreement.methodIsAccepted,
      agreement.signedInTime,
      agreement.signerMaySign,
      agreement.mediatorDidNotSeal,
      agreement.notYetSigned,
      agreement.handIsWitnessed,
      agreement.pageShowsThisText,
      agreement.effectFollowsSession,
    ],
    afterExpiry: true,
    zh: '签名或盖章：各方、调解员、委员会印章齐备之日生效',
    en: "Sign or seal: takes effect on the latest of all parties', a mediator's and the committee's",
    rules: ['R6', 'R8', 'R9', 'R18', 'R27', 'R30'],
  },
  recordPerformance: {
    action: 'performance',
    from: IN_FORCE,
    to: null,
    permission: 'performance.record',
    guards: [
      fulfilment.obligationIsOpen,
      fulfilment.notContinuing,
      fulfilment.amountIsOwed,
      fulfilment.wordsAreOfParties,
      fulfilment.payerOwesIt,
      fulfilment.checkIsGivenToActor,
    ],
    whileRefused: true,
    afterExpiry: true,
    zh: '记录履行',
    en: 'Record a performance',
    rules: ['R29', 'R34'],
  },
  voidPerformance: {
    action: 'void',
    from: IN_FORCE,
    to: null,
    permission: 'performance.record',
    guards: [fulfilment.performanceStands],
    whileRefused: true,
    afterExpiry: true,
    zh: '作废错误的履行记录，不删除',
    en: 'Void a wrong record of performance; it is never deleted',
    rules: ['R34'],
  },
  scheduleReturnVisit: {
    action: 'return-visits',
    from: IN_FORCE,
    to: null,
    permission: 'visit.schedule',
    guards: [fulfilment.agreementIsInForce, fulfilment.visitHasItsPeople, fulfilment.visitFollowsSettlement],
    whileRefused: true,
    afterExpiry: true,
    zh: '安排回访',
    en: 'Plan a return visit',
    rules: ['R35'],
  },
  recordReturnVisit: {
    action: 'record',
    from: IN_FORCE,
    to: null,
    permission: 'visit.record',
    guards: [fulfilment.visitIsOpen, fulfilment.visitedAfterSettlement, fulfilment.visitIsGivenToActor],
    whileRefused: true,
    afterExpiry: true,
    zh: '记录回访',
    en: 'Record a return visit',
    rules: ['R35'],
  },
  withdraw: {
    action: 'withdraw',
    from: OPEN,
    to: 'withdrawn',
    permission: 'dispute.withdraw',
    guards: [intake.partyIsKnown, people.withdrawalIsTheirs],
    whileRefused: true,
    afterExpiry: true,
    zh: '撤回：任何一方随时可以，不必说明理由',
    en: 'Withdraw: any party, at any time, without a reason',
    rules: ['R9', 'R23'],
  },
  fail: {
    action: 'fail',
    from: ACTIVE,
    to: 'failed',
    permission: 'dispute.fail',
    guards: [
      intake.failNoticesAreForParties,
      people.failNoticesReachParties,
      people.failWitnessesAreKnown,
      intake.remediesNoticesBeforeFailing,
    ],
    whileRefused: true,
    afterExpiry: true,
    zh: '调解不成：每位当事人均已被告知救济途径',
    en: 'End without agreement: every party has been told its remedies',
    rules: ['R9', 'R24'],
  },
  close: {
    action: 'close',
    from: ['performed', 'failed', 'withdrawn', 'refused', 'referred', 'merged', 'settled'],
    to: 'closed',
    permission: 'dispute.close',
    guards: [
      ending.nothingIsLeftToPerform,
      intake.remediesNoticesBeforeClosing,
      intake.returnVisitsRecorded,
      fulfilment.visitedAfterLastDue,
      nothingIsUnsettled,
      custody.outsideBodyAccepted,
      risk.noReportIsOwed,
    ],
    whileRefused: true,
    stateRule: 'R38',
    zh: '结案：履行完毕并已回访，或已终止并已告知救济途径，或外单位已接收；未履行的义务均已了结的须注明原因；没有未办理的报警任务和未答复的“未解决”反映',
    en: 'Close: performed and visited, ended with the remedies told, or taken on by an outside body; settled without performance only when nothing is left open, with the reason; no report to the police is owed and nothing a party says is not settled unanswered',
    rules: ['R16', 'R24', 'R35', 'R38'],
  },
  ...CLOCK_STEPS,
  ...CUSTODY_STEPS,
  ...RISK_STEPS,
  ...PEOPLE_STEPS,
  ...SESSION_STEPS,
  ...INVESTIGATION_STEPS,
  ...AID_STEPS,
  ...DELIVERY_STEPS,
  ...PURSUIT_STEPS,
  ...CONFIRMATION_STEPS,
  ...UNSETTLED_STEPS,
  ...POLICE_STEPS,
  ...EVIDENCE_STEPS,
  ...PAPERS_STEPS,
  ...ENDING_STEPS,
  ...DESTRUCTION_STEPS,
} as const satisfies { readonly [V in Verb]: Transition<V> };

/** Steps nobody takes: they follow from what was recorded and stand in the log as `system`. */
export const AUTOMATIC = {
  route: {
    from: ['registered'],
    to: null,
    zh: '登记后按中心的分流规则确定部门，自动分流给当时的值班人员；无人值班则在部门排队；受理前随登记内容和值班表变动重新分流，不随规则变动',
    en: "By itself at registration: by the centre's routing rules to a department, there to the officer on duty, else into its queue; again before acceptance when the case is amended or the roster changes, never because the rules change",
    rules: ['R11', 'R12'],
  },
  requirePoliceReport: {
    from: ALL_STATES.filter((state) => state !== 'archived'),
    to: null,
    zh: '登记需要报告公安机关的风险标识时自动生成报告任务；涉及人数达到规定的自动标识为群体性',
    en: 'By itself when a flag that demands it is recorded: a report to the police is owed; many people flag the case as a mass one',
    rules: ['R16'],
  },
  closeSessionToPublic: {
    from: ['mediating', 'suspended'],
    to: null,
    zh: '当事人反对公开或者标明隐私、商业秘密时，已安排的公开调解会自动改为不公开',
    en: 'By itself when a party objects or secrets are marked: planned open sessions are closed',
    rules: ['R20'],
  },
  settle: {
    from: ['mediating'],
    to: 'settled',
    zh: '协议生效时自动成为“达成协议”：至少一次各方到场（或有代理人到场）的调解会',
    en: 'By itself when an agreement takes effect, after a session with every party present or represented',
    rules: ['R27', 'R35'],
  },
  expire: {
    from: OPEN,
    to: null,
    zh: '调解期限届满自动标记并报主任：此后只能延长、达成协议、调解不成、撤回或移送外单位',
    en: 'By itself on the day after the last day: marked, on the director’s desk; from then on only extend, settle, fail, withdraw or hand over to a body outside',
    rules: ['R22'],
  },
  requireCountersign: {
    from: ALL_STATES,
    to: null,
    zh: '补录过迟的记录自动转主任会签',
    en: 'By itself when something is recorded later than the settings allow: a director countersigns it',
    rules: [],
  },
  acceptReferralBySilence: {
    from: OPEN,
    to: null,
    zh: '部门在异议期限内既未接收也未提出异议的，自动视为接收',
    en: 'By itself when a department has neither accepted nor objected by the end of the last day',
    rules: ['R13'],
  },
  lapseReferral: {
    from: ALL_STATES,
    to: null,
    zh: '案件终结、移送外单位或移交其他中心的，待答复的部门移送自动失效',
    en: 'By itself when the case ends or goes elsewhere before a department has answered its referral',
    rules: ['R13'],
  },
  raiseSupervision: {
    from: OPEN,
    to: null,
    zh: '多次移送被提出异议的，自动报主任督办',
    en: 'By itself when departments keep objecting: a supervision for the director',
    rules: ['R13'],
  },
  perform: {
    from: ['settled'],
    to: 'performed',
    zh: '全部义务履行后自动成为“履行完毕”',
    en: 'By itself when every obligation has been performed',
    rules: ['R38'],
  },
  agreementStands: {
    from: ['failed', 'withdrawn'],
    to: 'settled',
    zh: '重新办理未达成新协议的，自动恢复为“达成协议”，原协议继续履行',
    en: 'By itself when mediation about a change ends without a new agreement: the earlier one still binds',
    rules: ['R30'],
  },
  reopenPerformance: {
    from: ['performed'],
    to: 'settled',
    zh: '履行记录作废后自动退回“履行中”',
    en: 'By itself when a voided performance leaves an obligation open',
    rules: ['R34'],
  },
} as const satisfies Record<
  string,
  {
    readonly from: readonly State[];
    readonly to: State | null;
    readonly zh: string;
    readonly en: string;
    readonly rules: readonly string[];
  }
>;

export const ALL_VERBS = Object.keys(TRANSITIONS) as readonly Verb[];

/** The row of a verb, seen without its guards' command types. */
export const transitionOf = (verb: Verb): Omit<Transition<Verb>, 'guards'> => TRANSITIONS[verb];

/** A step's short name: what its sentence says before the first comma or colon. Example: `accept` is “Accept”, “受理”. */
export const nameOfStep = (verb: Verb, language: 'zh' | 'en'): string =>
  transitionOf(verb)[language].split(/[：；，:;,]/)[0] ?? verb;

const ROWS: { readonly [V in Verb]: Transition<V> } = TRANSITIONS;

export const guardsOf = <V extends Verb>(verb: V): readonly Guard<CommandOf<V>>[] => ROWS[verb].guards;

export interface Move {
  readonly from: State;
  readonly to: readonly State[];
}

/** From which states a step leads where; from the others of its `from` the state stays. */
export const movesOf = (verb: Verb): readonly Move[] => MOVES[verb];

function movesIn({ from, to, movesFrom }: Pick<Transition<Verb>, 'from' | 'to' | 'movesFrom'>): readonly Move[] {
  if (to === null) return [];
  if (typeof to === 'string') return (movesFrom ?? from).map((state) => ({ from: state, to: [to] }));
  return from.flatMap((state) => (to[state] === undefined ? [] : { from: state, to: to[state] }));
}

const MOVES = Object.fromEntries(ALL_VERBS.map((verb) => [verb, movesIn(transitionOf(verb))])) as Readonly<
  Record<Verb, readonly Move[]>
>;

/** Where an allowed action may leave the case. */
export const targetsOf = (verb: Verb, from: State): readonly State[] =>
  movesOf(verb).find((move) => move.from === from)?.to ?? [from];
