/**
 * What somebody can do with the case now, and why not the rest: the desk's buttons (api.md §3, actions). Truthful by
 * construction: an action is allowed exactly when `decide` accepts a well-formed, truthful request for it.
 * Example: `start` is not allowed and lists one `rights_notice_missing` per party who has not been told.
 */
import type { Permission } from '../access/permissions.js';
import type { Refusal } from '../shared/refusal.js';
import type { Context } from './context.js';
import { isAccepted, objectionsTo } from './decide.js';
import type { DisputeFacts } from './facts.js';
import { refusal } from './guard.js';
import { probesOf, sceneOf, withWillingStaff } from './probes.js';
import { type ProbedVerb, type Scene, UNLISTED } from './probing.js';
import { ALL_STATES } from './states.js';
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
  const scene = sceneOf(facts, withWillingStaff(context));
  return verbs.map((verb) => {
    const { action, permission } = transitionOf(verb);
    const reasons = permissions.has(permission)
      ? reasonsAgainst(verb, scene)
      : [refusal('not_permitted', undefined, { permission })];
    return { action, allowed: reasons.length === 0, reasons };
  });
}

/** Of the listed verbs those that begin in a state. */
const LISTED_FROM = new Map(
  ALL_STATES.map((state) => [state, LISTED_VERBS.filter((verb) => transitionOf(verb).from.includes(state))]),
);

/** Those `explainActions` allows, without the reasons against the rest: every answer that shows a case asks. */
export function availableActions(
  facts: DisputeFacts,
  permissions: ReadonlySet<Permission>,
  context: Context,
): string[] {
  const scene = sceneOf(facts, withWillingStaff(context));
  const begun = LISTED_FROM.get(facts.state) ?? [];
  const allowed = begun.filter((verb) => permissions.has(transitionOf(verb).permission) && isAllowed(verb, scene));
  return allowed.map((verb) => transitionOf(verb).action);
}

/** Nothing when one of the probes is accepted; else what stands against the one with the fewest obstacles. */
function reasonsAgainst(verb: ProbedVerb, scene: Scene): readonly Refusal[] {
  const { from } = transitionOf(verb);
  return from.includes(scene.facts.state) && isAllowed(verb, scene) ? [] : fewestReasons(verb, scene);
}

const isAllowed = (verb: ProbedVerb, scene: Scene): boolean =>
  probesOf(verb, scene).some((command) => isAccepted(scene, command));

function fewestReasons(verb: ProbedVerb, scene: Scene): readonly Refusal[] {
  const reasons = probesOf(verb, scene).map((command) => objectionsTo(scene, command));
  return reasons.sort((a, b) => a.length - b.length)[0] ?? [];
}
