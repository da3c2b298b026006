/** A referral and a supervision as the API shows them: facts of the case, papers of the row, notes of the log's entries. */
import type { ReferralFacts, SupervisionFacts } from '../../domain/dispute/custody/facts.js';
import type { ReferralResponse } from './referrals.dto.js';
import type { ReferralRecord } from './referral.store.js';
import type { SupervisionResponse } from './supervisions.dto.js';

/** What somebody wrote with an entry, by its sequence number. */
export type Notes = ReadonlyMap<number, string>;

const noteOf = (notes: Notes, seq: number | null): string | null => (seq === null ? null : (notes.get(seq) ?? null));

export const toReferral = (referral: ReferralFacts, row: ReferralRecord, notes: Notes): ReferralResponse => ({
  id: referral.referralId,
  disputeId: row.disputeId,
  state: referral.state,
  fromDepartmentId: referral.fromDepartmentId,
  toDepartmentId: referral.departmentId,
  body: referral.body,
  bodyName: row.bodyName,
  ground: referral.ground,
  consentIds: [...referral.consentIds],
  letterNo: row.letterNo,
  reason: noteOf(notes, referral.sentSeq),
  sentAt: referral.sentAt,
  dueOn: referral.dueOn,
  objectUntil: referral.objectUntil,
  calendarKnown: referral.calendarKnown,
  bySilence: referral.bySilence,
  endedAt: referral.endedAt,
  answer: noteOf(notes, referral.endedSeq),
  answerLetterNo: row.answerLetterNo,
});

export const toSupervision = (supervision: SupervisionFacts, disputeId: string, notes: Notes): SupervisionResponse => ({
  id: supervision.supervisionId,
  disputeId,
  cause: supervision.cause,
  state: supervision.state,
  order: noteOf(notes, supervision.orderedSeq),
  orderedAt: supervision.orderedAt,
  dueOn: supervision.dueOn,
  answer: noteOf(notes, supervision.answeredSeq),
  answeredAt: supervision.answeredAt,
  note: noteOf(notes, supervision.decidedSeq),
  closedAt: supervision.closedAt,
});
