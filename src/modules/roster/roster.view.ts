import type { Gap, Why } from '../../domain/roster/roster.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import type { DraftResponse, DraftShiftResponse, GapResponse } from './drafts.dto.js';
import type { ShiftResponse, WhyResponse } from './roster.dto.js';
import type { DraftRecord, ShiftRecord, StoredShift } from './roster.record.js';

export const toShiftView = (shift: ShiftRecord, language: Language): ShiftResponse => ({
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
  draftId: shift.draftId,
  publishedAt: shift.publishedAt,
  version: shift.version,
});

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

function toWhyView(why: Why, language: Language): WhyResponse {
  const params: Record<string, string | number | null> = 'params' in why ? { ...why.params } : {};
  const known = Object.entries(params).filter((entry): entry is [string, string | number] => entry[1] !== null);
  return { code: why.code, params, text: refusalText(why.code, Object.fromEntries(known), language) };
}
