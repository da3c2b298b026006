import { stateOf } from '../../domain/roster/changes.js';
import type { Gap } from '../../domain/roster/roster.js';
import type { Day } from '../../domain/shared/day.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import type { DraftResponse, DraftShiftResponse, GapResponse } from './drafts.dto.js';
import type { ShiftResponse, WhyResponse } from './roster.dto.js';
import type { DraftRecord, ShiftLine, StoredShift } from './roster.record.js';

/** `today` is the civil day of the centre. */
export const toShiftView = (shift: ShiftLine, language: Language, today: Day): ShiftResponse => ({
  id: shift.id,
  centerId: shift.centerId,
  departmentId: shift.departmentId,
  staffId: shift.staffId,
  on: shift.on,
  part: shift.part,
  kind: shift.kind,
  startsAt: shift.startsAt,
  endsAt: shift.endsAt,
  why: toWhyView(shift.why, language),
  state: stateOf(shift, today),
  draftId: shift.draftId,
  replacesId: shift.replacesId,
  replacedById: shift.replacedById,
  change: changeOf(shift),
  publishedAt: shift.publishedAt,
  cancelledAt: shift.cancelledAt,
  version: shift.version,
});

function changeOf({ changeId, cancelledByChangeId, changeKind, changedAt }: ShiftLine): ShiftResponse['change'] {
  const id = cancelledByChangeId ?? changeId;
  return id === null || changeKind === null || changedAt === null
    ? null
    : { id, kind: changeKind, recordedAt: changedAt };
}

export const toDraftView = (draft: DraftRecord, language: Language): DraftResponse => ({
  id: draft.id,
  centerId: draft.centerId,
  from: draft.from,
  to: draft.to,
  departments: [...draft.departmentIds],
  seed: draft.seed,
  state: draft.state,
  calendarKnown: draft.calendarKnown,
  shifts: draft.shifts.map((shift) => toDraftShiftView(shift, language)),
  gaps: draft.gaps.map((gap) => toGapView(gap, language)),
  fixed: [...draft.fixed],
  dropped: draft.dropped.map(({ fixed, code }) => ({ ...fixed, code, text: refusalText(code, {}, language) })),
  fairness: draft.fairness.map((each) => ({
    ...each,
    sharedWith: [...each.sharedWith],
    people: [...each.people],
  })),
  createdAt: draft.createdAt,
  publishedAt: draft.publishedAt,
  version: draft.version,
});

const toDraftShiftView = (shift: StoredShift, language: Language): DraftShiftResponse => ({
  id: shift.id,
  on: shift.on,
  part: shift.part,
  kind: shift.kind,
  departmentId: shift.departmentId,
  staffId: shift.staffId,
  why: toWhyView(shift.why, language),
});

const toGapView = (gap: Gap, language: Language): GapResponse => ({
  ...gap,
  text: refusalText(gap.code, gap.params, language),
});

interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | null>>;
}

/** A reason with its figures and its sentence. */
export function toWhyView(why: Reason, language: Language): WhyResponse {
  const params = why.params ?? {};
  const known = Object.entries(params).filter((entry): entry is [string, string | number] => entry[1] !== null);
  return { code: why.code, params: { ...params }, text: refusalText(why.code, Object.fromEntries(known), language) };
}
