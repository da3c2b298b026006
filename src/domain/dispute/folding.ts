/** What the folds share: their shape, and the one way in which a state changes. */
import type { AgreementId, ObligationId, PartyId } from '../shared/ids.js';
import type { DeadlineEntry, EntryHead, EventType, Payloads } from './events.js';
import type { AgreementFacts, DeadlineFacts, DisputeFacts, ObligationFacts, PartyFacts } from './facts.js';
import { isOpen, type State } from './states.js';

export type Fold<T extends EventType> = (facts: DisputeFacts, payload: Payloads[T], head: EntryHead) => DisputeFacts;

/** Those of one concern. */
export type FoldsOf<P extends Partial<Payloads>> = { readonly [T in keyof P & EventType]: Fold<T> };

export type Folds = { readonly [T in EventType]?: Fold<T> };

export const inParty = (facts: DisputeFacts, id: PartyId, edit: (party: PartyFacts) => PartyFacts): DisputeFacts => ({
  ...facts,
  parties: facts.parties.map((party) => (party.partyId === id ? edit(party) : party)),
});

export const inObligation = (
  facts: DisputeFacts,
  id: ObligationId,
  edit: (obligation: ObligationFacts) => ObligationFacts,
): DisputeFacts => ({
  ...facts,
  obligations: facts.obligations.map((obligation) => (obligation.obligationId === id ? edit(obligation) : obligation)),
});

export const inAgreement = (
  facts: DisputeFacts,
  id: AgreementId,
  edit: (agreement: AgreementFacts) => AgreementFacts,
): DisputeFacts => ({
  ...facts,
  agreements: facts.agreements.map((agreement) => (agreement.agreementId === id ? edit(agreement) : agreement)),
});

/** States in which mediation is over and its clock stands still. */
const ENDS_MEDIATION: readonly State[] = ['settled', 'failed', 'withdrawn', 'merged'];

export function moveTo(facts: DisputeFacts, state: State, head: EntryHead): DisputeFacts {
  return {
    ...facts,
    state,
    lastStateChangeAt: head.occurredAt,
    queued: stillQueued(facts, state),
    ending: { ...facts.ending, outcome: outcomeAfter(facts, state, head) },
    ...(ENDS_MEDIATION.includes(state) ? ended(facts, head) : {}),
  };
}

/** A case that waits to be assigned anew waits on in whatever state, until it is or its mediation ends. */
const stillQueued = (facts: DisputeFacts, state: State): boolean =>
  facts.queued && facts.state !== 'registered' && state !== 'registered' && isOpen(state);

/** Closing and archiving leave the outcome as it is. */
function outcomeAfter({ ending }: DisputeFacts, state: State, head: EntryHead): DisputeFacts['ending']['outcome'] {
  if (isOpen(state)) return null;
  return state === 'closed' || state === 'archived' ? ending.outcome : { state, at: head.occurredAt, seq: head.seq };
}

/** Mediation is over: its clocks stop, and a pause that was open ends with it. */
function ended(facts: DisputeFacts, { occurredAt, seq }: EntryHead): Pick<DisputeFacts, 'deadlines' | 'pauses'> {
  const stoppedAt = facts.pauses.find(({ to }) => to === null)?.from ?? null;
  return {
    deadlines: facts.deadlines.map((row) =>
      row.endedAt === null ? { ...row, endedAt: occurredAt, endedBySeq: seq, stoppedAt } : row,
    ),
    pauses: facts.pauses.map((pause) => ({ ...pause, to: pause.to ?? occurredAt })),
  };
}

/** The same without a change of state: another body has taken the case. */
export const mediationEnded = (facts: DisputeFacts, head: EntryHead): DisputeFacts => ({
  ...facts,
  ...ended(facts, head),
});

/** R17, R30: what was said and signed so far was said and signed in another mediation. */
export const withEarlierMediation = (facts: DisputeFacts): DisputeFacts => ({
  ...facts,
  sessions: facts.sessions.map((session) => ({
    ...session,
    fromBefore: session.fromBefore || session.state === 'held',
  })),
  agreements: facts.agreements.map((agreement) => ({ ...agreement, fromBefore: true })),
});

/** A deadline as facts keep it; entries older than a question answer it with what went without saying. */
export const deadlineFact = (entry: DeadlineEntry): DeadlineFacts => ({
  kind: entry.kind,
  term: entry.term ?? null,
  unit: entry.unit ?? 'calendar',
  startedOn: entry.startedOn,
  rawDueOn: entry.rawDueOn ?? entry.dueOn,
  dueOn: entry.dueOn,
  calendarKnown: entry.calendarKnown ?? true,
  basis: entry.basis,
  endedAt: null,
  endedBySeq: null,
  stoppedAt: null,
});
