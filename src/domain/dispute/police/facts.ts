/** What the rules know of applications to the police. Attempts to stop a noise decide nothing: they stay in log and table. */
import type { Day, Instant } from '../../shared/day.js';
import type { AgreementId, PartyId, RecordId } from '../../shared/ids.js';

export interface PoliceApplicationFact {
  readonly applicationId: RecordId;
  /** the one in force when it was recorded */
  readonly agreementId: AgreementId | null;
  readonly partyIds: readonly PartyId[];
  readonly filedOn: Day;
  readonly namesCase: boolean;
  readonly at: Instant;
}
