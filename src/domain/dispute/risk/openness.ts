/**
 * Who may listen (R20): a session is open only while no party objects and neither privacy nor a trade secret is involved.
 * Planned without a word about it, it is closed. Sources: PML 23; 令75 29.
 * Example: a party says no to listeners, and the open session of tomorrow is closed by itself.
 */
import type { Instant } from '../../shared/day.js';
import type { ScheduleSession } from '../commands.js';
import type { DisputeFacts } from '../facts.js';
import { lastConsent, partiesAt, refusal, type Guard } from '../guard.js';
import { CONFIDENTIAL_GROUNDS, type ClosedReason } from './words.js';

/** Everything that keeps listeners out, the gravest first. */
export function reasonsToClose(facts: DisputeFacts, at: Instant): ClosedReason[] {
  const objects = partiesAt(facts, at).some((party) => lastConsent(party, 'open_session', at)?.decision === 'refused');
  const grounds = CONFIDENTIAL_GROUNDS.filter((ground) => facts.risk.confidential.includes(ground));
  return [...grounds, ...(objects ? (['party_request'] as const) : [])];
}

export const openIfNobodyObjects: Guard<ScheduleSession> = ({ facts, command, at }) => {
  const [reason] = command.openness === 'open' ? reasonsToClose(facts, at) : [];
  return reason === undefined ? undefined : refusal('session_must_be_closed', 'R20', { closedReason: reason });
};
