/** A roster as the database keeps it. */
import type { DepartmentFairness } from '../../domain/roster/fairness.js';
import type { GroundFacts } from '../../domain/roster/ground.js';
import type {
  ChangeWhy,
  DraftShift,
  Dropped,
  FixedAssignment,
  Gap,
  ShiftKind,
  ShiftPart,
  Why,
} from '../../domain/roster/roster.js';
import type { ChangeKind } from '../../domain/roster/changes.js';

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
  readonly why: Why | ChangeWhy;
  /** null: added after publication */
  readonly draftId: string | null;
  readonly publishedAt: string;
  readonly version: number;
}

/** A line with its life after publication. */
export interface ShiftLine extends ShiftRecord {
  /** the change that made it; null: the publication did */
  readonly changeId: string | null;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
  readonly cancelledAt: string | null;
  readonly cancelledByChangeId: string | null;
  /** of the change that took it off, else of the one that made it */
  readonly changeKind: ChangeKind | null;
  readonly changedAt: string | null;
}

/** A line a change puts on the roster. */
export type NewLine = Omit<ShiftRecord, 'centerId' | 'draftId' | 'publishedAt' | 'version'> & {
  readonly replacesId: string | null;
};

/** A place nobody stands in. */
export interface GapRecord {
  readonly id: string;
  readonly centerId: string;
  readonly departmentId: string;
  readonly on: string;
  readonly part: ShiftPart;
  readonly kind: ShiftKind;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly why: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
  readonly draftId: string | null;
  /** the line that fell out */
  readonly shiftId: string | null;
  readonly openedByChangeId: string | null;
  readonly openedAt: string;
  readonly filledByShiftId: string | null;
  readonly filledAt: string | null;
}

export interface ChangeRecord {
  readonly id: string;
  readonly centerId: string;
  readonly kind: ChangeKind;
  readonly reason: string | null;
  /** the absence or swap request behind it */
  readonly subjectId: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: string;
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
