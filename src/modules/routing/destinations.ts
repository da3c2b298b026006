/** From what a registration says and what the centre is, to the question the rule book answers. Pure. */
import type { Track } from '../../domain/deadlines/tracks.js';
import { type Candidates, type Destination, destinationOf } from '../../domain/routing-rules/destination.js';
import { type CaseToRoute, withGridsAbove } from '../../domain/routing-rules/routing-rule.js';
import { type Day, type Instant, wallTimeOf } from '../../domain/shared/day.js';
import type { RoutingGround } from './routing-ground.service.js';

/** What of a case routing looks at. */
export interface RoutedMatter {
  readonly category: string;
  readonly subcategory: string | null;
  readonly gridId: string | null;
  readonly riskFlags: readonly string[];
  readonly receivedAt: Instant;
}

/** What a registration says about where the case belongs. */
export interface RoutingWish extends RoutedMatter {
  /** the department it names */
  readonly departmentId: string | null;
  /** the track it names */
  readonly track: Track | null;
  readonly registeredByStaffId: string | null;
}

/** In the order in which they are on duty. */
export const departmentsOf = (onDuty: readonly { readonly departmentId: string }[]): string[] => [
  ...new Set(onDuty.map(({ departmentId }) => departmentId)),
];

/** `on` is the day on which the rules are asked. */
export function caseToRoute({ office, open, tree }: RoutingGround, matter: RoutedMatter, on: Day): CaseToRoute {
  const { category, subcategory, gridId, riskFlags, receivedAt } = matter;
  return {
    category,
    subcategory,
    gridIds: withGridsAbove(gridId, tree),
    riskFlags,
    time: wallTimeOf(receivedAt, office.zone).slice(11),
    inOfficeHours: open.some(({ startsAt, endsAt }) => startsAt <= receivedAt && receivedAt < endsAt),
    on,
  };
}

export const takesCases =
  ({ departments }: RoutingGround) =>
  (departmentId: string): boolean =>
    departments.some(({ id, active, takesCases: takes }) => id === departmentId && active && takes);

/** The first open department that takes cases of the category. */
export const departmentForCategory = ({ departments }: RoutingGround, category: string): string | null =>
  departments.find(({ active, takesCases: takes, categories }) => active && takes && categories.includes(category))
    ?.id ?? null;

export function destinationIn(
  ground: RoutingGround,
  wish: RoutingWish,
  on: Day,
  others: Pick<Candidates, 'registrar' | 'onDuty'>,
): Destination {
  const candidates = { named: wish.departmentId, category: departmentForCategory(ground, wish.category), ...others };
  return destinationOf(ground.ruleSet, caseToRoute(ground, wish, on), candidates, wish.track, takesCases(ground));
}
