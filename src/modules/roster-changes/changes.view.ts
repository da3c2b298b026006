import type { Place, RankedSubstitute, Unfit } from '../../domain/roster/substitutes.js';
import type { Day } from '../../domain/shared/day.js';
import type { Language } from '../../platform/http/texts.js';
import type { ChangeRecord, GapRecord, ShiftLine } from '../roster/roster.record.js';
import { toShiftView, toWhyView } from '../roster/roster.view.js';
import type {
  HinderedResponse,
  MovedDisputeResponse,
  RosterChangeResponse,
  RosterGapResponse,
  SubstituteResponse,
} from './changes.dto.js';

/** For whom it is shown: the language, the civil day of the centre, and whether reasons are theirs to read. */
export interface Beholder {
  readonly language: Language;
  readonly today: Day;
  readonly seesReasons: boolean;
}

export interface ShownChange {
  readonly change: ChangeRecord;
  readonly cancelled: readonly ShiftLine[];
  readonly made: readonly ShiftLine[];
  readonly opened: readonly GapRecord[];
  readonly moved: readonly MovedDisputeResponse[];
}

export const toChangeView = (shown: ShownChange, beholder: Beholder): RosterChangeResponse => {
  const line = (each: ShiftLine) => toShiftView(each, beholder.language, beholder.today);
  return {
    ...shown.change,
    reason: beholder.seesReasons ? shown.change.reason : null,
    cancelled: shown.cancelled.map(line),
    made: shown.made.map(line),
    opened: shown.opened.map((gap) => toGapView(gap, beholder.language)),
    moved: [...shown.moved],
  };
};

export const toGapView = ({ draftId: _, why, ...gap }: GapRecord, language: Language): RosterGapResponse => ({
  ...gap,
  why: toWhyView(why, language),
  open: gap.filledAt === null,
});

export const toSubstituteView = (
  { staffId, rank, code, shifts, weighted, lastOn }: RankedSubstitute,
  language: Language,
): SubstituteResponse => ({
  staffId,
  rank,
  shifts,
  weighted,
  lastOn,
  reason: toWhyView({ code, params: { shifts, weighted } }, language),
});

export const toHinderedView = (
  { staffId, code, params }: Unfit & { readonly staffId: string },
  language: Language,
): HinderedResponse => ({ staffId, reason: toWhyView({ code, params }, language) });

/** The place of a line or gap, or what is left of it. */
export const placeOf = (
  { departmentId, on, part }: Pick<ShiftLine, 'departmentId' | 'on' | 'part'>,
  { startsAt, endsAt }: Pick<Place, 'startsAt' | 'endsAt'>,
): Place => ({ departmentId, on, part, startsAt, endsAt });
