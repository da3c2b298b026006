/**
 * What somebody can do with the case now, and why not the rest: the desk's buttons (api.md §3, actions). Truthful by
 * construction: an action is allowed exactly when `decide` accepts a well-formed, truthful request for it.
 * Example: `start` is not allowed and lists one `rights_notice_missing` per party who has not been told.
 */
import type { Permission } from '../access/permissions.js';
import type { Refusal } from '../shared/refusal.js';
import type { Verb } from './commands.js';
import type { Context } from './context.js';
import { decide } from './decide.js';
import type { DisputeFacts } from './facts.js';
import { refusal } from './guard.js';
import { probesFor, withWillingStaff } from './probes.js';
import { ALL_VERBS, transitionOf } from './transitions.js';

export interface ActionState {
  readonly action: string;
  readonly allowed: boolean;
  readonly reasons: readonly Refusal[];
}

/** Verbs with an action of their own on an existing case. A party is amended through the same PATCH right as the case. */
type ListedVerb = Exclude<Verb, 'register' | 'amendParty'>;

const LISTED = ALL_VERBS.filter((verb): verb is ListedVerb => verb !== 'register' && verb !== 'amendParty');

export function explainActions(
  facts: DisputeFacts,
  permissions: ReadonlySet<Permission>,
  context: Context,
): ActionState[] {
  const willing = withWillingStaff(context);
  return LISTED.map((verb) => {
    const { action, permission } = transitionOf(verb);
    const reasons = permissions.has(permission)
      ? reasonsAgainst(verb, facts, willing)
      : [refusal('not_permitted', undefined, { permission })];
    return { action, allowed: reasons.length === 0, reasons };
  });
}

export const availableActions = (
  facts: DisputeFacts,
  permissions: ReadonlySet<Permission>,
  context: Context,
): string[] =>
  explainActions(facts, permissions, context)
    .filter((state) => state.allowed)
    .map((state) => state.action);

/** Nothing when one of the probes is accepted; else what stands against the one with the fewest obstacles. */
function reasonsAgainst(verb: ListedVerb, facts: DisputeFacts, context: Context): readonly Refusal[] {
  if (!transitionOf(verb).from.includes(facts.state)) return fewestReasons(verb, facts, context);
  const isAllowed = probesFor(verb, facts, context).some((command) => decide(facts, command, context).ok);
  return isAllowed ? [] : fewestReasons(verb, facts, context);
}

function fewestReasons(verb: ListedVerb, facts: DisputeFacts, context: Context): readonly Refusal[] {
  const reasons = probesFor(verb, facts, context).map((command) => {
    const decision = decide(facts, command, context);
    return decision.ok ? [] : decision.refusals;
  });
  return reasons.sort((a, b) => a.length - b.length)[0] ?? [];
}
