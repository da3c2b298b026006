/**
 * The levels of the tree of centres. A centre lies below one of a higher level, not always the next: a county-level
 * city stands directly under a city, a community under a street (township) or, where there is none, under a county.
 * Source: GB/T 33200-2016 (five levels, province to village). Example: 市 → 县级市 → 街道 → 社区.
 */
export const CENTER_LEVELS = ['community', 'township', 'county', 'city', 'province'] as const;
export type CenterLevel = (typeof CENTER_LEVELS)[number];

export function isAbove(upper: CenterLevel, lower: CenterLevel): boolean {
  return CENTER_LEVELS.indexOf(upper) > CENTER_LEVELS.indexOf(lower);
}

/** What a centre's place in the tree would be. */
export interface Placement {
  readonly centerId: string;
  readonly level: CenterLevel;
  /** null: a root */
  readonly parent: { readonly level: CenterLevel; readonly path: readonly string[] } | null;
  readonly childLevels: readonly CenterLevel[];
}

/** A parent of a higher level that is not the centre itself or below it, and children of lower levels. */
export function isPlaceable({ centerId, level, parent, childLevels }: Placement): boolean {
  if (parent !== null && (!isAbove(parent.level, level) || parent.path.includes(centerId))) return false;
  return childLevels.every((child) => isAbove(level, child));
}
