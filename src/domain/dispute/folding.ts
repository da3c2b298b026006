/** What the folds share: their shape, and the one way in which a state changes. */
import type { EntryHead, EventType, Payloads } from './events.js';
import type { PartyId } from '../shared/ids.js';
import type { DisputeFacts, PartyFacts } from './facts.js';
import type { State } from './states.js';

export type Fold<T extends EventType> = (facts: DisputeFacts, payload: Payloads[T], head: EntryHead) => DisputeFacts;

/** Those of one concern. */
export type FoldsOf<P extends Partial<Payloads>> = { readonly [T in keyof P & EventType]: Fold<T> };

export type Folds = { readonly [T in EventType]?: Fold<T> };

export const inParty = (facts: DisputeFacts, id: PartyId, edit: (party: PartyFacts) => PartyFacts): DisputeFacts => ({
  ...facts,
  parties: facts.parties.map((party) => (party.partyId === id ? edit(party) : party)),
});

/** States in which mediation is over and its clock stands still. */
const ENDS_MEDIATION: readonly State[] = ['settled', 'failed', 'withdrawn'];

export function moveTo(facts: DisputeFacts, state: State, head: EntryHead): DisputeFacts {
  return {
    ...facts,
    state,
    lastStateChangeAt: head.occurredAt,
    queued: false,
    deadlines: ENDS_MEDIATION.includes(state)
      ? facts.deadlines.map((row) => ({ ...row, endedAt: row.endedAt ?? head.occurredAt }))
      : facts.deadlines,
  };
}
