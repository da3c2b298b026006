/** Steps after the outcome and beside it: rows of the table in `../transitions.ts`. */
import { agreementIsDone } from '../agreements/guards.js';
import { ALL_STATES, FINISHED, OPEN, type State } from '../states.js';
import type { Steps } from '../transition.js';
import type { EndingCommand } from './commands.js';
import * as ending from './guards.js';
import * as reopening from './reopening.js';

const allBut = (...without: readonly State[]): State[] => ALL_STATES.filter((state) => !without.includes(state));

export const ENDING_STEPS = {
  merge: {
    action: 'merge',
    from: ['registered', 'accepted'],
    to: 'merged',
    permission: 'dispute.merge',
    guards: [ending.mergesIntoAnother, ending.mergesWithinTheCenter, ending.targetIsUnfinished, agreementIsDone],
    zh: '并案：并入同一中心尚未结案的案件；当事人随案并入，收件时间取最早的，原案此后只读；原协议尚未了结的不并案',
    en: 'Merge: into an unfinished case of the same centre, which gains the parties and the earliest time of receipt; this one is then only read; not while an earlier agreement is being performed',
    rules: ['R4', 'R30', 'R38'],
  },
  absorb: {
    action: 'absorb',
    from: allBut(...FINISHED),
    to: null,
    permission: 'dispute.merge',
    guards: [],
    whileRefused: true,
    afterExpiry: true,
    zh: '并入他案：并案的另一半，随并案一同记录；并入的当事人须另行告知并征得同意',
    en: 'Take another case in: the other half of a merging, recorded with it; the parties gained get notices and consents of their own',
    rules: ['R3', 'R4'],
  },
  split: {
    action: 'split',
    from: OPEN,
    to: null,
    permission: 'dispute.split',
    guards: [ending.splitPartiesAreKnown],
    zh: '分案：就其中一部分另立新案，沿用来源和收件时间；原案继续办理',
    en: 'Split: a part of the matter becomes a new case with the same source and time of receipt; this one goes on',
    rules: ['R4'],
  },
  link: {
    action: 'links',
    from: allBut('merged', 'archived'),
    to: null,
    permission: 'dispute.link',
    guards: [ending.linksToAnother, ending.notLinkedYet],
    whileRefused: true,
    afterExpiry: true,
    zh: '关联：相关、重复、后续或同一起因的案件，双方案件都留有记录',
    en: 'Link: a related, duplicate, following or same-cause case; both cases keep an entry',
    rules: ['R10'],
  },
  endLink: {
    action: 'end',
    from: allBut('merged', 'archived'),
    to: null,
    permission: 'dispute.link',
    guards: [ending.linkCanEnd],
    whileRefused: true,
    afterExpiry: true,
    zh: '解除关联；并案和分案形成的关联不能解除',
    en: 'End a link; what merging and splitting tied together stays so',
    rules: [],
  },
  reopen: {
    action: 'reopen',
    from: ['refused', 'withdrawn', 'failed', 'settled', 'performed', 'closed'],
    to: {
      refused: ['registered'],
      withdrawn: ['registered'],
      failed: ['mediating'],
      settled: ['mediating'],
      performed: ['mediating'],
      closed: ['registered', 'mediating'],
    },
    permission: 'dispute.reopen',
    guards: [
      reopening.outcomeCanBeReopened,
      reopening.closedOnlyByDirector,
      reopening.nobodyStillRefuses,
      reopening.everyPartyConsentsAnew,
    ],
    zh: '重新办理：各方重新同意，期限重新计算；原协议在新协议生效前继续有效；已结案的由主任决定，移送和并案的不能重新办理',
    en: 'Reopen: every party consents anew, and a fresh term runs; an agreement stays in force until a new one takes effect; a closed case by the director, never one that was referred or merged',
    rules: ['R2', 'R22', 'R30', 'R38'],
  },
  archive: {
    action: 'archive',
    from: ['closed'],
    to: 'archived',
    permission: 'dispute.archive',
    guards: [ending.papersAreComplete, ending.shorterRetentionHasReason],
    zh: '归档：必备材料齐全，确定保管期限，短于建议的说明理由；归档后只读',
    en: 'Archive: every compulsory paper is there and the retention is named, one below the proposal with a reason; from then on only read',
    rules: ['R40'],
  },
  correct: {
    action: 'corrections',
    from: allBut('merged', 'archived'),
    to: null,
    permission: 'dispute.correct',
    guards: [
      ending.isPastAmending,
      ending.correctsWhatStands,
      ending.applicantStaysAfterCorrection,
      ending.respondentStaysAfterCorrection,
    ],
    whileRefused: true,
    afterExpiry: true,
    zh: '更正：受理后由主任更正登记错误，原值和新值都保留；不是重新办理；更正为未成年人、无行为能力人的，其本人的签名不再算数',
    en: 'Correct: after acceptance the director mends what was registered wrongly; the old value is kept, and it is never a reopening; the own hand of who turns out not to act alone binds no draft',
    rules: ['R1', 'R4', 'R8'],
  },
} as const satisfies Steps<EndingCommand>;
