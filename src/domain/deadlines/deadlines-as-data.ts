/**
 * Which steps start, stop, move and end each clock of a case, as data for `GET /workflow`. The names are those of the table of
 * steps and of its automatic ones; a test holds them against it.
 * Example: `mediation` starts with `accept`, rests between `suspend` and `resume`, and `expire` marks that it has passed.
 */
import { LEGAL_AID_TERMS } from '../dispute/aid/deadlines.js';
import { PRACTICE, type Basis } from '../rules/basis.js';
import { CONFIRMATION_BASIS, ENFORCEMENT_BASIS } from './aftercare.js';
import type { DeadlineKind } from './deadlines.js';
import { ALL_TERMS, TERMS, type Term, type TermStart } from './terms.js';

export interface DeadlineAsData {
  readonly kind: DeadlineKind;
  readonly zh: string;
  readonly en: string;
  readonly startedBy: readonly string[];
  readonly pausedBy: readonly string[];
  readonly continuedBy: readonly string[];
  readonly movedBy: readonly string[];
  readonly endedBy: readonly string[];
  /** the step of the system when it passes; null: only shown as missed */
  readonly afterwards: string | null;
  readonly basis: Basis;
}

const NOTHING = { pausedBy: [], continuedBy: [], movedBy: [], afterwards: null } as const;

export const DEADLINES: readonly DeadlineAsData[] = [
  {
    kind: 'mediation',
    zh: '调解期限：首日不计，末日为休息日的顺延；中止和在外单位期间不计入，延长须各方同意',
    en: 'Term of mediation: the first day does not count, a last day of rest moves; suspension and time with an outside body do not count; extended with every party’s consent',
    startedBy: ['accept', 'reopen', 'escalate', 'returnCase'],
    pausedBy: ['suspend', 'refer'],
    continuedBy: ['resume', 'objectToReferral', 'escalate', 'returnCase'],
    movedBy: ['extend'],
    endedBy: ['settle', 'fail', 'withdraw', 'merge', 'acceptReferral'],
    afterwards: 'expire',
    basis: TERMS.peoples_mediation.basis,
  },
  {
    ...NOTHING,
    kind: 'performance',
    zh: '履行期限：协议约定的日期；分期的为尚未付清的最早一期；附条件的自条件成就之日起算',
    en: 'Performance: the day the agreement names; with instalments that of the first one not paid in full; on a condition so many days after it came true',
    startedBy: ['settle', 'voidPerformance', 'resolveCondition'],
    movedBy: ['recordPerformance', 'voidPerformance', 'resolveCondition'],
    endedBy: ['recordPerformance', 'recordReturnVisit', 'waive', 'handOver', 'settle', 'resolveCondition'],
    basis: { law: '中华人民共和国人民调解法', article: '31' },
  },
  {
    ...NOTHING,
    kind: 'return_visit',
    zh: '回访期限：首次回访和观察期满的回访按中心设定',
    en: 'Return visit: the first one, and the one that ends an observation, by the settings of the centre',
    startedBy: ['settle', 'scheduleReturnVisit'],
    endedBy: ['recordReturnVisit'],
    basis: PRACTICE,
  },
  {
    ...NOTHING,
    kind: 'referral_answer',
    zh: '移送异议期限：工作日，逾期视为接收；信访事项依信访工作条例第二十三条',
    en: 'Answer to a referral: working days; silence accepts; for petition matters by 信访工作条例 23',
    startedBy: ['referToDepartment'],
    endedBy: ['acceptReferral', 'objectToReferral', 'lapseReferral'],
    afterwards: 'acceptReferralBySilence',
    basis: PRACTICE,
  },
  {
    ...NOTHING,
    kind: 'referral',
    zh: '移送办理期限：移送时确定',
    en: 'Handling of a referral: the day named when it was sent',
    startedBy: ['referToDepartment', 'refer', 'accept', 'reopen', 'escalate', 'returnCase'],
    endedBy: ['acceptReferral', 'objectToReferral', 'lapseReferral', 'settle', 'fail', 'withdraw', 'refuse', 'merge'],
    basis: PRACTICE,
  },
  {
    ...NOTHING,
    kind: 'supervision',
    zh: '督办答复期限：主任确定',
    en: 'Answer to a supervision: the day the director names',
    startedBy: ['orderSupervision', 'raiseSupervision', 'closeSupervision'],
    endedBy: ['answerSupervision'],
    basis: PRACTICE,
  },
  {
    ...NOTHING,
    kind: 'legal_aid_decision',
    zh: '法律援助审查期限：自收到申请之日起七日，补正材料的时间不计入',
    en: 'Decision on legal aid: seven days from the application; time for missing papers does not count',
    startedBy: ['requestLegalAid'],
    pausedBy: ['listLegalAidPapers'],
    continuedBy: ['completeLegalAidPapers'],
    movedBy: ['completeLegalAidPapers'],
    endedBy: ['decideLegalAid', 'withdrawLegalAid'],
    basis: LEGAL_AID_TERMS.decision.basis,
  },
  {
    ...NOTHING,
    kind: 'legal_aid_assignment',
    zh: '法律援助指派期限：自决定给予之日起三日',
    en: 'Assignment of legal aid: three days from the decision to grant it',
    startedBy: ['decideLegalAid'],
    endedBy: ['assignLegalAid', 'withdrawLegalAid'],
    basis: LEGAL_AID_TERMS.assignment.basis,
  },
  {
    ...NOTHING,
    kind: 'confirmation_notice',
    zh: '告知司法确认期限：协议生效后和申请期限届满前各告知每一方一次；已申请或者已全部履行的不再需要',
    en: 'Telling each party of judicial confirmation: after effect, and again before the time to apply ends; not once applied for, nor when nothing is left to perform',
    startedBy: ['settle', 'recordConfirmationResult', 'voidPerformance', 'resolveCondition'],
    endedBy: [
      'tellOfConfirmation',
      'applyForConfirmation',
      'recordPerformance',
      'recordReturnVisit',
      'waive',
      'handOver',
      'resolveCondition',
      'leaveParty',
      'settle',
    ],
    basis: CONFIRMATION_BASIS,
  },
  {
    ...NOTHING,
    kind: 'enforcement',
    zh: '申请强制执行期限：经司法确认而未履行的，自最后履行期限届满之日起二年',
    en: 'Enforcement of what a court confirmed and nobody performed: two years from its last day',
    startedBy: ['recordConfirmationResult', 'voidPerformance', 'resolveCondition'],
    movedBy: ['resolveCondition'],
    endedBy: ['recordPerformance', 'waive', 'handOver', 'settle', 'resolveCondition'],
    basis: ENFORCEMENT_BASIS,
  },
  {
    ...NOTHING,
    kind: 'unsettled',
    zh: '答复“未解决”期限：工作日，按中心设定',
    en: 'Answer to what a party says is not settled: working days, by the settings of the centre',
    startedBy: ['reportUnsettled', 'recordReturnVisit'],
    endedBy: ['answerUnsettled'],
    basis: PRACTICE,
  },
];

export interface TermAsData {
  readonly term: Term;
  readonly countedFrom: TermStart;
  readonly basis: Basis;
}

/** Which term a case has, and from which day it counts; how long it is stands in the settings of the centre (R21). */
export const TERMS_AS_DATA: readonly TermAsData[] = ALL_TERMS.map((term) => ({
  term,
  countedFrom: TERMS[term].from,
  basis: TERMS[term].basis,
}));
