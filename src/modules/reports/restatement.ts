/** How the same question is answered today (R43). */

export interface Restatement {
  /** when the first of what came later was recorded */
  readonly since: string;
  /** today's answer; null for a report that is not about zero */
  readonly zero: boolean | 'unproven' | null;
  /** petitions that qualify today and did not then */
  readonly petitionIds: readonly string[];
  /** petitions that qualified then and no longer do */
  readonly noLongerPetitionIds: readonly string[];
  readonly figures: readonly { readonly key: string; readonly was: string | null; readonly is: string | null }[];
}

/** `not_compared`: nobody can say, or only at a price. Never taken for `same`. */
export const COMPARISONS = ['same', 'restated', 'not_compared'] as const;

export interface Comparison {
  readonly comparison: (typeof COMPARISONS)[number];
  readonly restated: Restatement | null;
}

export const SAME: Comparison = { comparison: 'same', restated: null };
export const NOT_COMPARED: Comparison = { comparison: 'not_compared', restated: null };
