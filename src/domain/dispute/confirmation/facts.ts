/** What the rules know about judicial confirmation. */
import type { Day, Instant } from '../../shared/day.js';
import type { AgreementId, PartyId, RecordId } from '../../shared/ids.js';
import type { ConfirmationResult, NoticeOccasion } from './words.js';

export interface ConfirmationFact {
  readonly confirmationId: RecordId;
  readonly agreementId: AgreementId;
  readonly filedOn: Day;
  readonly at: Instant;
  /** null: the court has not decided yet */
  readonly result: ConfirmationResult | null;
}

/** A party to be told of the window, from one day to another. */
export interface ConfirmationNotice {
  readonly partyId: PartyId;
  readonly occasion: NoticeOccasion;
  /** told before that day it is not this notice yet */
  readonly from: Day;
  readonly dueOn: Day;
}

export interface ConfirmationNoticeFact extends ConfirmationNotice {
  /** when it was given; null: not yet */
  readonly at: Instant | null;
  /** false: the window was counted on a year nobody had entered */
  readonly calendarKnown: boolean;
}

/** The time to apply for confirmation of the agreement that took effect last. */
export interface ConfirmationWindowFact {
  readonly agreementId: AgreementId;
  readonly lastDay: Day;
  /** null: nobody has applied, or a court has not taken it or it was withdrawn */
  readonly appliedAt: Instant | null;
  readonly notices: readonly ConfirmationNoticeFact[];
}
