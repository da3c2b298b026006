/**
 * Where a case goes (R12): to the department its registration names, else to that of the first matching rule, else to the
 * registering officer's own, else to the first for its category, else to the first of those on duty; each only while it
 * takes cases. The track of the matching rule is for a case whose registration names none.
 * Example: a rule sends noise at night to one department; a call that names another one still goes there.
 */
import type { Track } from '../deadlines/tracks.js';
import type { DepartmentId } from '../shared/ids.js';
import { type CaseToRoute, type Explanation, explain, type RoutingRule } from './routing-rule.js';

/** The rules in force at a centre; version 0: it has none. */
export interface RuleSet {
  readonly version: number;
  readonly rules: readonly RoutingRule[];
}

/** Which rule decided: the version of the set and the position in it, from 0. */
export interface RuleReference {
  readonly version: number;
  readonly index: number;
}

export const STEPS = ['named', 'rule', 'registrar', 'category', 'on_duty'] as const;
export type Step = (typeof STEPS)[number];

/** Who could have the case, apart from what the rules say. */
export interface Candidates {
  readonly named: DepartmentId | null;
  readonly registrar: DepartmentId | null;
  readonly category: DepartmentId | null;
  readonly onDuty: readonly DepartmentId[];
}

export interface Considered {
  readonly step: Step;
  readonly departmentId: DepartmentId | null;
  /** the first that takes cases; nobody is considered after it */
  readonly taken: boolean;
}

export interface Destination {
  /** null: no department takes it */
  readonly departmentId: DepartmentId | null;
  /** what a rule gives; null: the registration names one, or no rule does */
  readonly track: Track | null;
  /** the rule that gave the department, the track, or both */
  readonly rule: RuleReference | null;
  readonly explanation: Explanation;
  readonly considered: readonly Considered[];
}

export function destinationOf(
  { version, rules }: RuleSet,
  toRoute: CaseToRoute,
  candidates: Candidates,
  namedTrack: Track | null,
  takesCases: (id: DepartmentId) => boolean,
): Destination {
  const explanation = explain(rules, toRoute);
  const { match } = explanation;
  const considered = consider(candidates, match?.rule.departmentId ?? null, takesCases);
  const taken = considered.find((candidate) => candidate.taken);
  const track = namedTrack === null ? (match?.rule.track ?? null) : null;
  const decides = match !== null && (taken?.step === 'rule' || track !== null);
  return {
    departmentId: taken?.departmentId ?? null,
    track,
    rule: decides ? { version, index: match.index } : null,
    explanation,
    considered,
  };
}

function consider(
  { named, registrar, category, onDuty }: Candidates,
  ofRule: DepartmentId | null,
  takesCases: (id: DepartmentId) => boolean,
): Considered[] {
  const inOrder: readonly (readonly [Step, DepartmentId | null])[] = [
    ['named', named],
    ['rule', ofRule],
    ['registrar', registrar],
    ['category', category],
    ['on_duty', onDuty.find(takesCases) ?? onDuty[0] ?? null],
  ];
  const considered: Considered[] = [];
  for (const [step, departmentId] of inOrder) {
    const taken = departmentId !== null && takesCases(departmentId);
    considered.push({ step, departmentId, taken });
    if (taken) break;
  }
  return considered;
}
