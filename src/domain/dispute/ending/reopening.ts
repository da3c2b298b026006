/**
 * Taking a case up again: who turned away or withdrew comes back to the counter; mediation that had an outcome goes on with a
 * fresh term, once every party has agreed to it anew (R2, R22). An agreement in force stays so until a later version takes effect
 * (R30). What was handed outside or merged is never reopened here; a closed case only by the director (api.md §3).
 * Example: settled in May, the debtor falls ill in July; both agree to talk again, and the old terms bind until new ones do.
 */
import { deadlineAgain } from '../../deadlines/pauses.js';
import type { Term } from '../../deadlines/terms.js';
import { runningDeadline } from '../../deadlines/deadlines.js';
import { dayOfInstant, type Instant } from '../../shared/day.js';
import type { Emitted } from '../emitting.js';
import type { DisputeFacts, PartyFacts } from '../facts.js';
import { lastConsent, partiesAt, partiesRefusing, refusal, type CaseAt, type Guard } from '../guard.js';
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
  return parties.length === 0 ? undefined : refusal('party_refuses', 'R2', { parties });
};

/** R2: what was said before the outcome was said of another mediation. */
export const everyPartyConsentsAnew: Guard<Reopen> = ({ facts, at }) =>
  reopenedTo(facts) !== 'mediating'
    ? undefined
    : partiesAt(facts, at)
        .filter((party) => !consentsAnew(party, facts, at))
        .map(({ partyId }) => refusal('fresh_consent_missing', 'R2', { partyId }));

function consentsAnew(party: PartyFacts, { ending: { outcome } }: DisputeFacts, at: Instant): boolean {
  const said = lastConsent(party, 'mediation', at);
  return said?.decision === 'given' && outcome !== null && said.seq > outcome.seq && said.at >= outcome.at;
}

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
