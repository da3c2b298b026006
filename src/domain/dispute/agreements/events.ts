/** What happened to an agreement in force: copies handed over, conditions that came true or cannot. */
import type { Day } from '../../shared/day.js';
import type { AgreementId, ObligationId, PartyId, RecordId } from '../../shared/ids.js';
import type { DeliveryMethod } from './words.js';

export interface AgreementPayloads {
  AgreementDelivered: {
    readonly deliveryId: RecordId;
    readonly agreementId: AgreementId;
    readonly partyId: PartyId | null;
    readonly copies: number;
    readonly method: DeliveryMethod;
    readonly deliveredOn: Day;
  };
  DeliveryVoided: { readonly agreementId: AgreementId; readonly deliveryId: RecordId };
  ConditionResolved: {
    readonly findingId: RecordId;
    readonly obligationId: ObligationId;
    readonly occurredOn: Day;
    readonly happened: boolean;
    /** last day of what is owed now; null: nothing is */
    readonly dueOn: Day | null;
  };
}
