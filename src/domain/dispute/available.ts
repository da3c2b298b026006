/**
 * What somebody can do with the case now, and why not the rest: the desk's buttons (api.md §3, actions). Truthful by
 * construction: an action is allowed exactly when `decide` accepts a well-formed, truthful request for it.
 * Example: `start` is not allowed and lists one `rights_notice_missing` per party who has not been told.
 */
import type { Permission } from '../access/permissions.js';
import type { Refusal } from '../shared/refusal.js';
import type { Context } from './context.js';
import { decide } from './decide.js';
import type { DisputeFacts } from './facts.js';
import { refusal } from './guard.js';
import { probesFor, withWillingStaff } from './probes.js';
import { type ProbedVerb, UNLISTED } from './probing.js';
import { ALL_VERBS, transitionOf } from './transitions.js';

export interface ActionState {
  readonly action: string;
  readonly allowed: boolean;
  readonly reasons: readonly Refusal[];
}

/** Verbs with an action of their own on an existing case. */
export const LISTED_VERBS = ALL_VERBS.filter(
  (verb): verb is ProbedVerb => !UNLISTED.some((unlisted) => unlisted === verb),
);

export function explainActions(
  facts: DisputeFacts,
  permissions: ReadonlySet<Permission>,
  context: Context,
): ActionState[] {
  return explain(LISTED_VERBS, facts, permissions, context);
}

/** The steps that bring a case forward; an agreement settles it by itself, with the signature that makes it effective. */
const FORWARD = ['accept', 'assign', 'start', 'resume', 'signAgreement', 'close', 'archive'] as const;

/** Of the steps that bring the case forward from its state and are this person's to take, those that something stands against. */
export function stepsLacking(
  facts: DisputeFacts,
  permissions: ReadonlySet<Permission>,
  context: Context,
): ActionState[] {
  const next = FORWARD.filter((verb) => {
    const { from, permission } = transitionOf(verb);
    return from.includes(facts.state) && permissions.has(permission);
  });
  return explain(next, facts, permissions, context).filter(({ allowed }) => !allowed);
}

function explain(
  verbs: readonly ProbedVerb[],
  facts: DisputeFacts,
  permissions: ReadonlySet<Permission>,
  context: Context,
): ActionState[] {
  const willing = withWillingStaff(context);
  return verbs.map((verb) => {
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
function reasonsAgainst(verb: ProbedVerb, facts: DisputeFacts, context: Context): readonly Refusal[] {
  if (!transitionOf(verb).from.includes(facts.state)) return fewestReasons(verb, facts, context);
  const isAllowed = probesFor(verb, facts, context).some((command) => decide(facts, command, context).ok);
  return isAllowed ? [] : fewestReasons(verb, facts, context);
}

function fewestReasons(verb: ProbedVerb, facts: DisputeFacts, context: Context): readonly Refusal[] {
  const reasons = probesFor(verb, facts, context).map((command) => {
    const decision = decide(facts, command, context);
    return decision.ok ? [] : decision.refusals;
  });
  return reasons.sort((a, b) => a.length - b.length)[0] ?? [];
}
