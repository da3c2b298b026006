/**
 * Who is expected at a session, and what they answered: the last word counts, by when it was said, then by the log's order.
 * With a new time everybody is asked anew. Who said in time that they would not come is not at fault for it, unless the
 * recorder says so. Example: confirmed on Monday, declined on Tuesday: declined.
 */
import { msOfInstant, type Instant } from '../../shared/day.js';
import type { PartyId } from '../../shared/ids.js';
import type { DisputeFacts, PartyFacts, SessionFacts } from '../facts.js';
import { standing } from '../guard.js';
import type { Cause } from './commands.js';
import type { MissedFact, ReplyFact } from './facts.js';

/** Still to come: with a time, or waiting for one. */
export const isPlanned = ({ state }: Pick<SessionFacts, 'state'>): boolean =>
  state === 'scheduled' || state === 'adjourned';

/** The last word of a party, of those said by then. */
export function lastReply(
  { replies }: Pick<SessionFacts, 'replies'>,
  partyId: PartyId,
  isHeard: (reply: ReplyFact) => boolean = () => true,
): ReplyFact | undefined {
  const said = replies.filter((reply) => reply.partyId === partyId && isHeard(reply));
  return said.sort((a, b) => msOfInstant(a.at) - msOfInstant(b.at) || a.seq - b.seq).at(-1);
}

/** Of a session to come whoever is a party now; of another one whoever was one then. */
export function expectedParties(facts: DisputeFacts, session: SessionFacts): readonly PartyFacts[] {
  if (isPlanned(session)) return standing(facts);
  const then: Instant = session.heldTo ?? session.startsAt;
  return facts.parties.filter(({ joinedAt, leftAt }) => joinedAt <= then && (leftAt === null || then < leftAt));
}

/** On whose side it lay, when the recorder says nothing: of whoever was missing without having said so before. */
export function presumedCause(session: SessionFacts, { absentPartyIds, mediatorAbsent }: MissedFact): Cause {
  const inTime = ({ at }: ReplyFact): boolean => at < session.startsAt;
  const partyIds = absentPartyIds.filter((partyId) => lastReply(session, partyId, inTime)?.reply !== 'declined');
  return { partyIds, mediator: mediatorAbsent, center: false };
}
