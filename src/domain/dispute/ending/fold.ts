/** From log to facts after the outcome and beside it. Nothing that was recorded before is taken away. */
import { earlierOf } from '../../shared/day.js';
import type { DisputeFacts, EntryPoint } from '../facts.js';
import type { EntryHead } from '../events.js';
import { deadlineFact, inParty, moveTo, withEarlierMediation, type FoldsOf } from '../folding.js';
import { joined } from '../people/joining.js';
import type { RiskFlagFact } from '../risk/facts.js';
import type { EndingPayloads } from './events.js';
import type { EndingFacts, LinkFact, OutcomeFact } from './facts.js';

const ending = (facts: DisputeFacts, change: Partial<EndingFacts>): DisputeFacts => ({
  ...facts,
  ending: { ...facts.ending, ...change },
});

const linked = (facts: DisputeFacts, link: Omit<LinkFact, 'endedAt'>): DisputeFacts =>
  ending(facts, { links: [...facts.ending.links, { ...link, endedAt: null }] });

/** Danger comes with the case; whether it demands a report was judged there, and a report that is owed stays owed there. */
function withMergedFlags(standing: readonly RiskFlagFact[], flags: readonly string[], head: EntryHead): RiskFlagFact[] {
  const added = flags.filter((flag) => !standing.some((fact) => fact.flag === flag));
  return [...standing, ...added.map((flag) => ({ flag, at: head.occurredAt, by: head.actorId, judged: true }))];
}

const pointOf = (outcome: OutcomeFact | null, { seq, occurredAt }: EntryHead): EntryPoint =>
  outcome === null ? { seq, at: occurredAt } : { seq: outcome.seq, at: outcome.at };

export const ENDING_FOLDS = {
  Merged: (facts, { linkId, intoDisputeId: disputeId }, head) =>
    linked(moveTo(facts, 'merged', head), { linkId, kind: 'merged_into', disputeId, direction: 'to' }),
  MergedIn: (
    facts,
    { linkId, mergedDisputeId: disputeId, receivedAt, parties, riskFlags, confidential = [] },
    head,
  ) => ({
    ...linked(facts, { linkId, kind: 'merged_into', disputeId, direction: 'from' }),
    receivedAt: earlierOf(facts.receivedAt, receivedAt),
    parties: [...facts.parties, ...parties.map(({ party }) => joined(party, head))],
    risk: {
      ...facts.risk,
      flags: withMergedFlags(facts.risk.flags, riskFlags, head),
      confidential: [...new Set([...facts.risk.confidential, ...confidential])],
    },
  }),
  SplitOff: (facts, { linkId, newDisputeId: disputeId }) =>
    linked(facts, { linkId, kind: 'split_from', disputeId, direction: 'from' }),
  Linked: (facts, { otherDisputeId: disputeId, ...link }) => linked(facts, { ...link, disputeId }),
  LinkEnded: (facts, { linkId }, head) =>
    ending(facts, {
      links: facts.ending.links.map((link) => (link.linkId === linkId ? { ...link, endedAt: head.occurredAt } : link)),
    }),
  Reopened: (facts, { to, deadlines }, head) => ({
    ...ending(moveTo(withEarlierMediation(facts), to, head), { closeReason: null }),
    routing: to === 'registered' ? null : facts.routing,
    mediationStartedAt: to === 'mediating' ? head.occurredAt : null,
    begunAnew: { cause: 'reopened', seq: head.seq, consentSince: pointOf(facts.ending.outcome, head) },
    closedAt: null,
    closedFrom: null,
    deadlines: [...facts.deadlines, ...deadlines.map(deadlineFact)],
    extensions: [],
    expiredAt: null,
  }),
  AgreementStands: (facts, _, head) => moveTo(facts, 'settled', head),
  Archived: (facts, { retentionClass, retainUntil: until }, head) =>
    ending(moveTo(facts, 'archived', head), { retention: { retentionClass, until } }),
  Corrected: (facts, { role, party: corrected = role }) =>
    corrected === undefined ? facts : inParty(facts, corrected.partyId, (party) => ({ ...party, ...corrected })),
} as const satisfies FoldsOf<EndingPayloads>;
