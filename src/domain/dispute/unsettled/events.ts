/** What happened about something a party says is not settled. */
import type { Day } from '../../shared/day.js';
import type { ObligationId, PartyId, RecordId } from '../../shared/ids.js';
import type { UnsettledGround, UnsettledOutcome } from './words.js';

export interface UnsettledPayloads {
  UnsettledReported: {
    readonly reportId: RecordId;
    readonly partyId: PartyId | null;
    readonly obligationId: ObligationId | null;
    readonly ground: UnsettledGround;
    readonly dueOn: Day;
    readonly calendarKnown: boolean;
  };
  UnsettledAnswered: { readonly reportId: RecordId; readonly outcome: UnsettledOutcome };
}
