import type { Instant } from '../../domain/shared/day.js';
import type { DutyShift } from './duty-shifts.store.js';
import type { HandoverResponse } from './handover.dto.js';
import type { HandoverItems, HandoverRecord } from './handover.record.js';
import type { CaseName } from './handover.store.js';

/** The disputes a note speaks of, each once. */
export function disputesOf({ cases, promises, deadlines, sessions }: HandoverItems): string[] {
  return [...new Set([...cases, ...promises, ...deadlines, ...sessions].map(({ disputeId }) => disputeId))];
}

/** `names` are of the cases the reader may see; of the others only their count is told. */
export function toHandover(
  shift: DutyShift,
  record: HandoverRecord | undefined,
  items: HandoverItems,
  names: readonly CaseName[],
  now: Instant,
): HandoverResponse {
  const nameOf = new Map(names.map((name) => [name.id, name]));
  const shown = <T extends { disputeId: string }, R>(list: readonly T[], view: (item: T, name: CaseName) => R): R[] =>
    list.flatMap((item) => {
      const name = nameOf.get(item.disputeId);
      return name === undefined ? [] : [view(item, name)];
    });
  return {
    shiftId: shift.id,
    departmentId: shift.departmentId,
    staffId: shift.staffId,
    on: shift.on,
    nextWorkingDay: items.nextWorkingDay,
    horizonOn: items.horizonOn,
    cases: shown(items.cases, (each, { number, receiptNo, title }) => ({ ...each, number, receiptNo, title })),
    promises: shown(items.promises, (each, { title }) => ({ ...each, title })),
    deadlines: shown(items.deadlines, (each, { title }) => ({ ...each, title })),
    sessions: shown(items.sessions, (each, { title }) => ({ ...each, title })),
    hiddenCases: disputesOf(items).filter((id) => !nameOf.has(id)).length,
    notes: (record?.notes ?? []).map(({ text, addedAt, addedBy }) => ({ text, addedAt, addedByStaffId: addedBy })),
    ...progressOf(record, now),
  };
}

function progressOf(record: HandoverRecord | undefined, now: Instant) {
  const { writtenAt = null, acceptBy = null, acceptedAt = null } = record ?? {};
  const state = acceptedAt !== null ? 'accepted' : writtenAt !== null ? 'written' : 'not_written';
  return {
    state,
    writtenAt,
    acceptBy,
    overdue: acceptedAt === null && acceptBy !== null && acceptBy <= now,
    acceptedAt,
    acceptedByStaffId: record?.acceptedByStaffId ?? null,
    toShiftId: record?.toShiftId ?? null,
    version: record?.version ?? 0,
  };
}
