/** What the rules know about something a party says is not settled. */
import type { Day, Instant } from '../../shared/day.js';
import type { ObligationId, PartyId, RecordId } from '../../shared/ids.js';
import type { DisputeFacts } from '../facts.js';
import type { UnsettledGround, UnsettledOutcome } from './words.js';

export interface UnsettledFact {
  readonly reportId: RecordId;
  readonly seq: number;
  /** null: said at a visit to all of them */
  readonly partyId: PartyId | null;
  /** the promise in dispute; null: the quarrel as a whole */
  readonly obligationId: ObligationId | null;
  readonly ground: UnsettledGround;
  readonly at: Instant;
  readonly dueOn: Day;
  readonly calendarKnown: boolean;
  /** urgings of that promise until then */
  readonly urgesThen: number;
  /** null: nobody has answered yet */
  readonly answeredAt: Instant | null;
  readonly answeredSeq: number | null;
  readonly outcome: UnsettledOutcome | null;
}

export const openReports = ({ unsettled }: Pick<DisputeFacts, 'unsettled'>): UnsettledFact[] =>
  unsettled.filter(({ answeredAt }) => answeredAt === null);

export const isDisputed = (facts: Pick<DisputeFacts, 'unsettled'>, obligationId: ObligationId): boolean =>
  openReports(facts).some((report) => report.obligationId === obligationId);
