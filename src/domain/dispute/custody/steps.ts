/** Steps about whose hands a case is in: rows of the table in `../transitions.ts`. */
import { agreementIsDone } from '../agreements/guards.js';
import { ALL_STATES, OPEN, type State } from '../states.js';
import type { Steps } from '../transition.js';
import type { CustodyCommand } from './commands.js';
import * as custody from './guards.js';

/** A case with an outcome is still supervised, until it is in the archive; one that went into another is not. */
const UNARCHIVED = ALL_STATES.filter((state: State) => state !== 'archived');
const SUPERVISED = UNARCHIVED.filter((state: State) => state !== 'merged');

/** A new centre begins with assigning; what nobody has accepted yet stays where it is. */
const CHANGES_HANDS = {
  from: [...OPEN, 'failed'],
  to: 'accepted',
  movesFrom: ['assigned', 'mediating', 'suspended', 'failed'],
  permission: 'dispute.escalate',
  whileRefused: true,
} as const;

export const CUSTODY_STEPS = {
  referToDepartment: {
    action: 'referrals',
    from: OPEN,
    to: null,
    permission: 'referral.send',
    guards: [
      custody.noReferralIsOpen,
      custody.receiverIsAnother,
      custody.receiverIsPresent,
      custody.directorDecidesAfterObjections,
      custody.referralIsDueLater,
    ],
    zh: '移送部门：说明理由和办理期限；对方接收后案件归其办理，逾期不提异议视为接收',
    en: 'Refer to a department: with reason and due date; the case is theirs once they accept, and silence accepts',
    rules: ['R13'],
  },
  refer: {
    action: 'refer',
    from: OPEN,
    to: 'referred',
    permission: 'dispute.refer',
    guards: [custody.partiesAgreeToShare, custody.referralIsDueLater, agreementIsDone],
    whileRefused: true,
    afterExpiry: true,
    zh: '移送外单位：附函号，依据为法定职责或各方单独同意；在外期间不计入期限；原协议尚未了结的不移送',
    en: "Refer outside: by letter, on a duty of law or every party's consent; the time away does not count; not while an earlier agreement is being performed",
    rules: ['R30', 'R38', 'R46'],
  },
  acceptReferral: {
    action: 'accept-referral',
    from: [...OPEN, 'referred'],
    to: null,
    permission: 'referral.answer',
    guards: [custody.referralWaits],
    whileRefused: true,
    afterExpiry: true,
    zh: '接收移送：案件归接收部门办理；外单位接收的由主任记录',
    en: 'Accept a referral: the case is with the receiving department; an outside body’s answer is recorded by the director',
    rules: ['R13'],
  },
  objectToReferral: {
    action: 'object-referral',
    from: [...OPEN, 'referred'],
    to: { referred: OPEN },
    permission: 'referral.answer',
    guards: [custody.referralWaits, custody.objectsInTime],
    whileRefused: true,
    afterExpiry: true,
    zh: '对移送提出异议：在期限内说明理由，案件退回中心，不退给当事人',
    en: 'Object to a referral: in time and with reasons; the case comes back to the centre, never to the citizen',
    rules: ['R13'],
  },
  escalate: {
    ...CHANGES_HANDS,
    action: 'escalate',
    guards: [custody.centerStandsAbove],
    zh: '提级办理：移交上级中心，案号和经过不变，由其重新分派；调解不成的重新计期',
    en: 'Escalate: to a centre above, with number and history; assigned anew there, and a failed case gets a fresh term',
    rules: ['R17'],
  },
  returnCase: {
    ...CHANGES_HANDS,
    action: 'return',
    guards: [custody.cameFromBelow],
    zh: '退回下级中心：交还原中心，案号和经过不变，由其重新分派',
    en: 'Return: to the centre it came from, with number and history; assigned anew there',
    rules: ['R17'],
  },
  orderSupervision: {
    action: 'supervisions',
    from: SUPERVISED,
    to: null,
    permission: 'supervision.order',
    guards: [custody.supervisionIsDueLater],
    whileRefused: true,
    afterExpiry: true,
    zh: '督办：主任提出要求和答复期限',
    en: 'Order supervision: what the director demands, and by when an answer is due',
    rules: [],
  },
  answerSupervision: {
    action: 'answer-supervision',
    from: UNARCHIVED,
    to: null,
    permission: 'supervision.answer',
    guards: [custody.supervisionIsOpen],
    whileRefused: true,
    afterExpiry: true,
    zh: '答复督办',
    en: 'Answer a supervision',
    rules: [],
  },
  closeSupervision: {
    action: 'close-supervision',
    from: UNARCHIVED,
    to: null,
    permission: 'supervision.order',
    guards: [custody.supervisionIsAnswered, custody.betterAnswerIsDueLater],
    whileRefused: true,
    afterExpiry: true,
    zh: '办结督办：认可答复，或另定期限要求再次答复',
    en: 'Close a supervision: the answer does, or another one is due by a new day',
    rules: [],
  },
} as const satisfies Steps<CustodyCommand>;
