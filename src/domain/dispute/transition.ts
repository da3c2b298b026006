/** The shape of a row of the table: a verb, from where to where, who may, under which conditions. */
import type { Permission } from '../access/permissions.js';
import type { CaseCommand, CommandOf, Verb } from './commands.js';
import type { Guard } from './guard.js';
import type { State } from './states.js';

/** Where a step leads from each state, when that is not one and the same: back to where the case was, say. */
export type Branches = { readonly [From in State]?: readonly State[] };

export interface Transition<V extends Verb> {
  /** the word in the route and in `availableActions` */
  readonly action: string;
  readonly from: readonly State[];
  readonly to: State | Branches | null;
  /** the states from which it leads to `to`; from the others of `from` the state stays */
  readonly movesFrom?: readonly State[];
  readonly permission: Permission;
  readonly guards: readonly Guard<CommandOf<V>>[];
  /** goes on while a party does not want to be mediated (R2) */
  readonly whileRefused?: true;
  /** goes on after the mediation deadline has passed (R22) */
  readonly afterExpiry?: true;
  /** the rule behind `from`, told when the state is wrong */
  readonly stateRule?: string;
  readonly zh: string;
  readonly en: string;
  /** domain.md rules this step obeys */
  readonly rules: readonly string[];
}

/** The rows of one concern. */
export type Steps<C extends CaseCommand> = { readonly [V in C['type']]: Transition<V> };
