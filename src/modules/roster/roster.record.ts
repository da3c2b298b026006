/** A roster as the database keeps it. */
import type { DepartmentFairness } from '../../domain/roster/fairness.js';
import type { GroundFacts } from '../../domain/roster/ground.js';
import type {
  DraftShift,
  Dropped,
  FixedAssignment,
  Gap,
  ShiftKind,
  ShiftPart,
  Why,
} from '../../domain/roster/roster.js';

/** One line of the published roster. */
export interface ShiftRecord {
  readonly id: string;
  readonly centerId: string;
  readonly departmentId: string;
  readonly staffId: string;
  readonly on: string;
  readonly part: ShiftPart;
  readonly kind: ShiftKind;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly why: Why;
  readonly draftId: string;
  readonly publishedAt: string;
  readonly version: number;
}

/** The id is the shift's for good: it keeps it when it is published. */
export type StoredShift = DraftShift & { readonly id: string };

export interface DraftRecord {
  readonly id: string;
  readonly centerId: string;
  readonly from: string;
  readonly to: string;
  readonly departmentIds: readonly string[];
  readonly state: 'draft' | 'published';
  readonly seed: string;
  readonly ground: string;
  readonly groundFacts: GroundFacts;
  readonly fixed: readonly FixedAssignment[];
  readonly dropped: readonly Dropped[];
  readonly calendarKnown: boolean;
  readonly shifts: readonly StoredShift[];
  readonly gaps: readonly Gap[];
  readonly fairness: readonly DepartmentFairness[];
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly publishedBy: string | null;
  readonly publishedAt: string | null;
  readonly version: number;
}
