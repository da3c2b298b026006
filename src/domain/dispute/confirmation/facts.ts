/** What the rules know about judicial confirmation. */
import type { Day, Instant } from '../../shared/day.js';
import type { AgreementId, RecordId } from '../../shared/ids.js';
import type { ConfirmationResult } from './words.js';

export interface ConfirmationFact {
  readonly confirmationId: RecordId;
  readonly agreementId: AgreementId;
  readonly filedOn: Day;
  readonly at: Instant;
  /** null: the court has not decided yet */
  readonly result: ConfirmationResult | null;
}
