/**
 * A session as it took place: who was there and when they came, and its parts, checked against each other. Whoever sat apart
 * sat in one part at a time; two mediators may talk to two sides at once.
 */
import type { AttendanceRole } from '../../domain/dispute/vocabulary.js';
import type { AttendanceStatus } from '../../domain/dispute/session/words.js';
import type { HeldPart } from '../../domain/dispute/session/commands.js';
import { instantOrNull, toInstant } from '../../domain/shared/day.js';
import { invalid } from '../../platform/http/problem.js';
import type { AttendanceInput, HoldSessionRequest } from './session.dto.js';
import type { AttendanceRecord } from './session.store.js';

type Span = Pick<HoldSessionRequest, 'heldFrom' | 'heldTo'>;

/** 400 unless the instant lies within the session. */
function demandWithin({ heldFrom, heldTo }: Span, instant: string, pointer: string): void {
  const [min, max] = [toInstant(heldFrom), toInstant(heldTo)];
  if (instant < min || instant > max) throw invalid(pointer, 'out_of_range', { min, max });
}

export function attendanceOf(request: HoldSessionRequest): (AttendanceRecord & { readonly as: AttendanceRole })[] {
  demandNobodyTwice(request.attendance);
  return request.attendance.map((person, index) => ({
    partyId: person.partyId ?? null,
    staffId: person.staffId ?? null,
    name: person.name ?? null,
    as: person.as,
    present: person.present,
    ...arrival(request, person, `/attendance/${index}`),
  }));
}

/** A party sits on one chair, one of the staff as well; several people may come for the same party. */
function demandNobodyTwice(attendance: readonly AttendanceInput[]): void {
  const chairs = attendance.map(({ partyId, staffId, as }) =>
    as === 'representative' ? undefined : (partyId ?? staffId),
  );
  const twice = chairs.findIndex((chair, index) => chair !== undefined && chairs.indexOf(chair) < index);
  const name = attendance[twice]?.partyId === undefined ? 'staffId' : 'partyId';
  if (twice !== -1) throw invalid(`/attendance/${twice}/${name}`, 'duplicate');
}

function arrival(
  span: Span,
  { present, late, arrivedAt }: AttendanceInput,
  pointer: string,
): Pick<AttendanceRecord, 'late' | 'arrivedAt'> {
  if (!present && late === true) throw invalid(`${pointer}/late`, 'not_allowed_with', { other: 'present: false' });
  if (arrivedAt === undefined) return late === true ? { late } : {};
  if (!present) throw invalid(`${pointer}/arrivedAt`, 'not_allowed_with', { other: 'present: false' });
  const came = toInstant(arrivedAt);
  demandWithin(span, came, `${pointer}/arrivedAt`);
  const isLate = came > toInstant(span.heldFrom);
  if (late !== undefined && late !== isLate)
    throw invalid(`${pointer}/late`, 'not_allowed_with', { other: `arrivedAt: ${came}` });
  return { ...(isLate ? { late: true as const } : {}), arrivedAt: came };
}

/** Null where nobody said. */
export function heldPartsOf(request: HoldSessionRequest): HeldPart[] | null {
  if (request.parts === undefined) return null;
  const parts = request.parts.map(({ kind, partyIds = [], from, to }, index): HeldPart => {
    const pointer = `/parts/${index}`;
    if (kind === 'separate' && partyIds.length === 0) throw invalid(`${pointer}/partyIds`, 'required');
    if (kind === 'joint' && partyIds.length > 0)
      throw invalid(`${pointer}/partyIds`, 'not_allowed_with', { other: 'kind: joint' });
    const part = { kind, partyIds, from: instantOrNull(from), to: instantOrNull(to) };
    demandTimes(request, part, pointer);
    return part;
  });
  demandOneAtATime(parts);
  return parts;
}

function demandTimes(span: Span, { from, to }: HeldPart, pointer: string): void {
  if (from === null && to === null) return;
  if (from === null) throw invalid(`${pointer}/to`, 'needs', { other: 'from' });
  if (to === null) throw invalid(`${pointer}/from`, 'needs', { other: 'to' });
  demandWithin(span, from, `${pointer}/from`);
  demandWithin(span, to, `${pointer}/to`);
  if (to <= from) throw invalid(`${pointer}/to`, 'bad_range');
}

const sharePeople = (one: HeldPart, other: HeldPart): boolean =>
  one.kind === 'joint' || other.kind === 'joint' || one.partyIds.some((id) => other.partyIds.includes(id));

const overlap = (one: HeldPart, other: HeldPart): boolean =>
  one.from !== null &&
  one.to !== null &&
  other.from !== null &&
  other.to !== null &&
  one.from < other.to &&
  other.from < one.to;

function demandOneAtATime(parts: readonly HeldPart[]): void {
  const second = parts.findIndex((part, index) =>
    parts.slice(0, index).some((earlier) => overlap(earlier, part) && sharePeople(earlier, part)),
  );
  if (second !== -1) throw invalid(`/parts/${second}/from`, 'overlaps');
}

/** How a line of the attendance reads, among the others. */
export function statusOf(person: AttendanceRecord, others: readonly AttendanceRecord[]): AttendanceStatus {
  const cameFor = ({ as, present, partyId }: AttendanceRecord): boolean =>
    as === 'representative' && present && partyId === person.partyId;
  if (person.as === 'representative') return person.present ? 'represented' : 'absent';
  if (person.present) return person.late === true ? 'late' : 'present';
  return person.as === 'party' && others.some(cameFor) ? 'represented' : 'absent';
}
