/** What somebody asks for about an agreement in force: a copy was handed over, a condition came true or no longer can (R27, R34). */
import type { Day } from '../../shared/day.js';
import type { AgreementId, ObligationId, PartyId, RecordId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';
import type { DeliveryMethod } from './words.js';

/** Occurred on `deliveredOn`. Who signed for it stands beside the log. */
export interface DeliverAgreement {
  readonly type: 'deliverAgreement';
  readonly deliveryId: RecordId;
  readonly agreementId: AgreementId;
  /** null: the committee's own copy */
  readonly partyId: PartyId | null;
  readonly copies: number;
  readonly method: DeliveryMethod;
  readonly deliveredOn: Day;
}

/** The wrong record of a copy: it stays, marked, and counts for nothing. */
export interface VoidDelivery extends Timed {
  readonly type: 'voidDelivery';
  readonly agreementId: AgreementId;
  readonly deliveryId: RecordId;
}

/** Occurred on `occurredOn`: the day it came true, or on which it was certain that it cannot. */
export interface ResolveCondition {
  readonly type: 'resolveCondition';
  readonly findingId: RecordId;
  readonly obligationId: ObligationId;
  readonly occurredOn: Day;
  readonly happened: boolean;
}

export type AgreementCommand = DeliverAgreement | VoidDelivery | ResolveCondition;
