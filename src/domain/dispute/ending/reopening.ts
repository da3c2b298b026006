/**
 * Taking a case up again: who turned away or withdrew comes back to the counter; mediation that had an outcome goes on with a
 * fresh term, once every party has agreed to it anew (R2, R22). An agreement in force stays so until a later version takes effect
 * (R30). What was handed outside or merged is never reopened here; a closed case only by the director (api.md §3).
 * Example: settled in May, the debtor falls ill in July; both agree to talk again, and the old terms bind until new ones do.
 */
import { deadlineAgain } from '../../deadlines/pauses.js';
import type { Term } from '../../deadlines/terms.js';
import { runningDeadline } from '../../deadlines/deadlines.js';
import { dayOfInstant } from '../../shared/day.js';
import type { Emitted } from '../emitting.js';
import type { DisputeFacts } from '../facts.js';
import { consentsSince, partiesAt, partiesRefusing, refusal, type CaseAt, type Guard } from '../guard.js';
import type { State } from '../states.js';
import type { Reopen } from './commands.js';

const LEADS_TO: { readonly [From in State]?: 'registered' | 'mediating' } = {
  refused: 'registered',
  withdrawn: 'registered',
  failed: 'mediating',
  settled: 'mediating',
  performed: 'mediating',
};

/** Where a reopening leads; undefined: nowhere. */
export const reopenedTo = ({ state, closedFrom }: DisputeFacts): 'registered' | 'mediating' | undefined =>
  LEADS_TO[state === 'closed' ? (closedFrom ?? state) : state];

export const outcomeCanBeReopened: Guard<Reopen> = (c) =>
  reopenedTo(c.facts) === undefined
    ? refusal('reopen_not_possible', undefined, { state: c.facts.closedFrom ?? c.facts.state })
    : undefined;

export const closedOnlyByDirector: Guard<Reopen> = ({ facts, context }) =>
  facts.state === 'closed' && !context.actor.mayReopenClosed ? refusal('reopen_closed_not_permitted') : undefined;

/** R2: nobody is brought back against a standing refusal. */
export const nobodyStillRefuses: Guard<Reopen> = ({ facts, at }) => {
  const parties = reopenedTo(facts) === 'registered' ? partiesRefusing(facts, at) : [];
  return parties.map((partyId) => refusal('party_refuses', 'R2', { partyId }));
};

/** R2: what was said before the outcome was said of another mediation. */
export const everyPartyConsentsAnew: Guard<Reopen> = ({ facts, at }) =>
  reopenedTo(facts) !== 'mediating'
    ? undefined
    : partiesAt(facts, at)
        .filter((party) => facts.ending.outcome === null || !consentsSince(party, facts.ending.outcome, at))
        .map(({ partyId }) => refusal('fresh_consent_missing', 'R2', { partyId }));

/**
 * R2, R17: whoever withdrew, turned away or failed is not drawn into another attempt by what was said before, whether the case was
 * reopened at its counter or taken up by another centre. A case that merely changes hands in the middle is no new attempt.
 */
export const everybodyConsentsAnew: Guard = ({ facts, at }) => {
  const { begunAnew } = facts;
  if (begunAnew === null) return undefined;
  const { cause, consentSince } = begunAnew;
  return partiesAt(facts, at)
    .filter((party) => !consentsSince(party, consentSince, at))
    .map(({ partyId }) =>
      cause === 'reopened'
        ? refusal('fresh_consent_missing', 'R2', { partyId })
        : refusal('new_consent_missing', 'R17', { partyId }),
    );
};

export function reopened({ facts, context, at }: CaseAt<Reopen>): readonly Emitted[] {
  const to = reopenedTo(facts);
  if (to === undefined) throw new Error('reopened a case that has no way back');
  const startedOn = dayOfInstant(at, context.zone);
  const deadlines =
    to === 'mediating' ? [deadlineAgain(termAgain(facts), startedOn, context.calendar, context.settings)] : [];
  return [{ type: 'Reopened', payload: { to, deadlines } }];
}

/** Entries from before terms had names: the usual one of the track. */
function termAgain(facts: DisputeFacts): Term {
  const { track } = facts;
  const usual = track === 'court_entrusted' ? 'court_entrusted_ordinary' : (track ?? 'peoples_mediation');
  return runningDeadline(facts)?.term ?? usual;
}
