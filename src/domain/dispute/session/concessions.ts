/**
 * R25: what a party offered in order to settle leaves the mediation file for a court, the police or anybody else only when all
 * parties agree: whoever is a party now, and whoever was one when it was said. Consent is recorded under `concessions`, for
 * all sessions or for the one it names; a later refusal ends it. Sources: 特邀 22; 在线 18, 22.
 * Example: both agreed, then one takes it back: nothing leaves.
 */
import type { Instant } from '../../shared/day.js';
import type { DisputeFacts, PartyFacts, SessionFacts } from '../facts.js';
import { lastConsent } from '../guard.js';

/** Whose word is needed for what was conceded in that session. */
const concerned = ({ parties }: DisputeFacts, { heldTo }: SessionFacts): readonly PartyFacts[] =>
  parties.filter(
    ({ joinedAt, leftAt }) => leftAt === null || (heldTo !== null && joinedAt <= heldTo && heldTo < leftAt),
  );

/** May the concessions made in this session be part of a paper or an export that leaves the file? */
export function concessionsMayLeave(facts: DisputeFacts, sessionId: string, at: Instant): boolean {
  const session = facts.sessions.find((one) => one.sessionId === sessionId);
  if (session === undefined) return false;
  return concerned(facts, session).every((party) => {
    const covers = ({ subjectId }: { readonly subjectId: string | null }): boolean =>
      subjectId === null || subjectId === sessionId;
    return lastConsent(party, 'concessions', at, covers)?.decision === 'given';
  });
}
