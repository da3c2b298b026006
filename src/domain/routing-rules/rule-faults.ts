/**
 * What is wrong with a list of routing rules before it can be kept: a rule that sends nowhere, hours or days that are none,
 * and a rule that can never be reached because an earlier one catches whatever it would (R11: the list is data, so its
 * mistakes are told to whoever writes it). Example: after "every quarrel of neighbours" a rule for their noise is dead.
 */
import type { Hours } from '../roster/duty.js';
import { laterOf, type Day } from '../shared/day.js';
import { type GridTree, type RoutingRule, withGridsAbove } from './routing-rule.js';

export type RuleFaultCode = 'rule_sends_nowhere' | 'hours_empty' | 'bad_range' | 'rule_never_reached';

export interface RuleFault {
  /** JSON pointer into `{rules}` */
  readonly pointer: string;
  readonly code: RuleFaultCode;
  /** rules as people count them, from 1 */
  readonly params?: Readonly<Record<string, number>>;
}

/** `today` is when the list comes into force: what lies before is nothing to catch any more. */
export function faultsOfRules(rules: readonly RoutingRule[], tree: GridTree, today: Day): RuleFault[] {
  return rules.flatMap((rule, index) => {
    const own = ownFaults(rule, `/rules/${index}`);
    const earlier = rules.slice(0, index).findIndex((other) => covers(other, rule, tree, today));
    if (own.length > 0 || earlier === -1) return own;
    return [
      { pointer: `/rules/${index}`, code: 'rule_never_reached', params: { rule: index + 1, earlier: earlier + 1 } },
    ];
  });
}

function ownFaults({ departmentId, track, hours, validFrom, validTo }: RoutingRule, at: string): RuleFault[] {
  const rules: readonly (readonly [boolean, string, RuleFaultCode])[] = [
    [departmentId === null && track === null, 'departmentId', 'rule_sends_nowhere'],
    [hours !== null && hours.from === hours.to, 'hours/to', 'hours_empty'],
    [validTo !== null && validTo <= validFrom, 'validTo', 'bad_range'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, field, code]) => ({ pointer: `${at}/${field}`, code }));
}

/** Nothing holds any more from today on. */
export const isOver = ({ validTo }: Pick<RoutingRule, 'validTo'>, today: Day): boolean =>
  validTo !== null && validTo <= today;

/** Does the outer rule catch every case that meets the inner one, on every day from today on? */
export function covers(outer: RoutingRule, inner: RoutingRule, tree: GridTree, today: Day): boolean {
  if (isOver(inner, today)) return false;
  const gridCatches = (gridId: string): boolean =>
    withGridsAbove(gridId, tree).some((id) => outer.gridIds.includes(id));
  return (
    coversDays(outer, inner, today) &&
    coversAll(outer.categories, inner.categories) &&
    coversAll(outer.subcategories, inner.subcategories) &&
    coversAll(outer.gridIds, inner.gridIds, gridCatches) &&
    coversAll(outer.riskFlags, inner.riskFlags) &&
    coversHours(outer.hours, inner.hours) &&
    (outer.officeHours === null || outer.officeHours === inner.officeHours)
  );
}

function coversDays(outer: RoutingRule, inner: RoutingRule, today: Day): boolean {
  const endsLater = outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo);
  return outer.validFrom <= laterOf(inner.validFrom, today) && endsLater;
}

function coversAll(
  outer: readonly string[],
  inner: readonly string[],
  isCaught: (value: string) => boolean = (value) => outer.includes(value),
): boolean {
  return outer.length === 0 || (inner.length > 0 && inner.every(isCaught));
}

const MIDNIGHT = '24:00';

/** What lies on both sides of midnight is two stretches. */
const stretches = ({ from, to }: Hours): readonly Hours[] =>
  from < to
    ? [{ from, to }]
    : [
        { from, to: MIDNIGHT },
        { from: '00:00', to },
      ].filter((stretch) => stretch.from < stretch.to);

function coversHours(outer: Hours | null, inner: Hours | null): boolean {
  if (outer === null) return true;
  if (inner === null) return false;
  return stretches(inner).every(({ from, to }) =>
    stretches(outer).some((stretch) => stretch.from <= from && to <= stretch.to),
  );
}
