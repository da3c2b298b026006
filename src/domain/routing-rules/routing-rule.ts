/**
 * Routing rules as data (R11): a centre's ordered list of conditions, each with the department and the track a case that
 * meets them goes to. The first rule that matches decides; one out of its days of validity is passed over. All conditions
 * of a rule hold together, and a condition left empty asks for nothing. Practice, never law: hence data, and no department
 * is known here. Example: neighbours' noise between 22:00 and 06:00 goes to the department the centre named for it.
 */
import type { Track } from '../deadlines/tracks.js';
import type { Hours } from '../roster/duty.js';
import type { Day } from '../shared/day.js';
import type { DepartmentId } from '../shared/ids.js';

export const OFFICE_HOURS = ['inside', 'outside'] as const;
export type OfficeHours = (typeof OFFICE_HOURS)[number];

export interface RoutingRule {
  readonly categories: readonly string[];
  readonly subcategories: readonly string[];
  /** a grid stands for everything below it too */
  readonly gridIds: readonly string[];
  /** one of them is enough */
  readonly riskFlags: readonly string[];
  /** 'HH:mm' on the centre's wall clock, half-open; over midnight when `to` is earlier */
  readonly hours: Hours | null;
  /** by the centre's calendar and hours of duty */
  readonly officeHours: OfficeHours | null;
  readonly departmentId: DepartmentId | null;
  /** for a case whose registration names none */
  readonly track: Track | null;
  /** for people */
  readonly note: string | null;
  readonly validFrom: Day;
  /** first day it no longer holds */
  readonly validTo: Day | null;
}

/** What rules look at. */
export interface CaseToRoute {
  readonly category: string;
  readonly subcategory: string | null;
  /** the grid it lies in and every one above */
  readonly gridIds: readonly string[];
  readonly riskFlags: readonly string[];
  /** 'HH:mm' on the centre's wall clock when it was received */
  readonly time: string;
  readonly inOfficeHours: boolean;
  /** the day on which rules are asked */
  readonly on: Day;
}

/** In the order in which a rule's conditions are looked at. */
export const RULE_CONDITIONS = [
  'validity',
  'category',
  'subcategory',
  'grid',
  'risk',
  'hours',
  'office_hours',
] as const;
export type RuleCondition = (typeof RULE_CONDITIONS)[number];

const HOLDS = {
  validity: ({ validFrom, validTo }, { on }) => validFrom <= on && (validTo === null || on < validTo),
  category: ({ categories }, { category }) => isAny(categories) || categories.includes(category),
  subcategory: ({ subcategories }, { subcategory }) =>
    isAny(subcategories) || (subcategory !== null && subcategories.includes(subcategory)),
  grid: (rule, { gridIds }) => isAny(rule.gridIds) || rule.gridIds.some((id) => gridIds.includes(id)),
  risk: (rule, { riskFlags }) => isAny(rule.riskFlags) || rule.riskFlags.some((flag) => riskFlags.includes(flag)),
  hours: ({ hours }, { time }) => hours === null || isWithin(hours, time),
  office_hours: ({ officeHours }, { inOfficeHours }) =>
    officeHours === null || (officeHours === 'inside') === inOfficeHours,
} as const satisfies Record<RuleCondition, (rule: RoutingRule, toRoute: CaseToRoute) => boolean>;

const isAny = (list: readonly string[]): boolean => list.length === 0;

function isWithin({ from, to }: Hours, time: string): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/** The first of its conditions that does not hold; undefined: the rule matches. */
export const failedCondition = (rule: RoutingRule, toRoute: CaseToRoute): RuleCondition | undefined =>
  RULE_CONDITIONS.find((condition) => !HOLDS[condition](rule, toRoute));

export interface PassedRule {
  readonly index: number;
  readonly rule: RoutingRule;
  readonly failed: RuleCondition;
}

export interface Explanation {
  /** null: no rule matches */
  readonly match: { readonly index: number; readonly rule: RoutingRule } | null;
  /** every rule before it, with the condition that failed */
  readonly passed: readonly PassedRule[];
}

export function explain(rules: readonly RoutingRule[], toRoute: CaseToRoute): Explanation {
  const passed: PassedRule[] = [];
  for (const [index, rule] of rules.entries()) {
    const failed = failedCondition(rule, toRoute);
    if (failed === undefined) return { match: { index, rule }, passed };
    passed.push({ index, rule, failed });
  }
  return { match: null, passed };
}

/** Each grid and the one above it; null: nothing above. */
export type GridTree = ReadonlyMap<string, string | null>;

/** The grid and every one above it. */
export function withGridsAbove(gridId: string | null, tree: GridTree): string[] {
  const chain: string[] = [];
  for (let id = gridId; id !== null && !chain.includes(id); id = tree.get(id) ?? null) chain.push(id);
  return chain;
}
