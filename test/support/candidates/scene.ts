/** What truthful requests are written from. */
import type { CaseCommand, CommandOf, Verb } from '../../../src/domain/dispute/commands.js';
import type { DisputeFacts } from '../../../src/domain/dispute/facts.js';

/** Makes ids that are never used twice within a walk. */
export type MakeId = (kind: string) => string;

export interface Scene {
  readonly facts: DisputeFacts;
  readonly now: string;
  readonly today: string;
  readonly id: MakeId;
}

export type Candidates<V extends Verb> = (scene: Scene) => readonly CommandOf<V>[];

export const occurredAt = null;

export const each = <T>({ facts }: Scene, make: (partyId: string) => T): T[] =>
  facts.parties.map((party) => make(party.partyId));

/** Those of one concern. */
export type CandidatesOf<C extends CaseCommand> = { readonly [V in C['type']]: Candidates<V> };
