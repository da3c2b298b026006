/** The shape of probes, and what they share. */
import type { Day, Instant } from '../shared/day.js';
import type { CaseCommand, CommandOf, Verb } from './commands.js';
import type { Context } from './context.js';
import type { DisputeFacts } from './facts.js';
import { standing } from './guard.js';

/** Stands for an id that a request would make or look up, and for a subject that does not exist. */
export const NONE = 'none';

export interface Scene {
  readonly facts: DisputeFacts;
  readonly context: Context;
  readonly now: Instant;
  readonly today: Day;
}

export type Probe<V extends Verb> = (scene: Scene) => readonly [CommandOf<V>, ...CommandOf<V>[]];

/**
 * Verbs that no button stands for: a party is amended through the PATCH right of the case, `absorb` is the other half of `merge`,
 * and of each paper the list of documents tells whether it can be issued.
 */
export const UNLISTED = [
  'register',
  'amendParty',
  'absorb',
  'issuePaper',
  'writeFileNote',
] as const satisfies readonly Verb[];

export type ProbedVerb = Exclude<Verb, (typeof UNLISTED)[number]>;

/** Those of one concern. */
export type Probes<C extends CaseCommand> = { readonly [V in C['type'] & Verb]: Probe<V> };

export const anyParty = ({ facts }: Scene): string => standing(facts)[0]?.partyId ?? NONE;
