/**
 * A changed list of rules held against cases that were routed already: where each went, and where the list would have sent
 * it. Nothing moves; a department or track that the registration named stays, as it goes before every rule.
 * Example: of last quarter's 40 cases a new rule for parking would have sent 3 elsewhere.
 */
import type { Track } from '../deadlines/tracks.js';
import type { DepartmentId } from '../shared/ids.js';
import { type Candidates, type Considered, type Destination, destinationOf } from './destination.js';
import type { CaseToRoute, Explanation, RoutingRule } from './routing-rule.js';

/** How a case was routed before anybody accepted it. */
export interface RoutedCase {
  readonly toRoute: CaseToRoute;
  readonly departmentId: DepartmentId | null;
  /** the track a rule gave it */
  readonly ruleTrack: Track | null;
  /** a rule had a part in it */
  readonly byRule: boolean;
  readonly namedTrack: Track | null;
  readonly candidates: Candidates;
}

export interface Difference {
  readonly fromDepartmentId: DepartmentId | null;
  readonly toDepartmentId: DepartmentId | null;
  readonly fromTrack: Track | null;
  readonly toTrack: Track | null;
  /** the rule of the changed list that would decide; null: none matches */
  readonly ruleIndex: number | null;
  readonly explanation: Explanation;
  /** empty: the department would not differ */
  readonly considered: readonly Considered[];
}

/** What would differ; null: the case would have gone where it went, on the track it had. */
export function differenceOf(
  rules: readonly RoutingRule[],
  routed: RoutedCase,
  takesCases: (id: DepartmentId) => boolean,
): Difference | null {
  const { toRoute, candidates, namedTrack } = routed;
  const next = destinationOf({ version: 0, rules }, toRoute, candidates, namedTrack, takesCases);
  const stays = staysWhereItWent(routed, next);
  const toDepartmentId = stays ? routed.departmentId : next.departmentId;
  const [fromTrack, toTrack] = namedTrack === null ? [routed.ruleTrack, next.track] : [namedTrack, namedTrack];
  if (toDepartmentId === routed.departmentId && toTrack === fromTrack) return null;
  return {
    fromDepartmentId: routed.departmentId,
    toDepartmentId,
    fromTrack,
    toTrack,
    ruleIndex: next.rule?.index ?? null,
    explanation: next.explanation,
    considered: stays ? [] : next.considered,
  };
}

/** Named, or found without any rule then and now: roster and departments of today say nothing about that. */
function staysWhereItWent({ candidates, byRule }: RoutedCase, { considered }: Destination): boolean {
  const byRuleNow = considered.some(({ step, taken }) => step === 'rule' && taken);
  return candidates.named !== null || (!byRule && !byRuleNow);
}
