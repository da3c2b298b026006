import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { basisOfClock, clocksOf, clockState, endOf, nextDuty } from '../../domain/petitions/item-clocks.js';
import { availableSteps, nameOfAction } from '../../domain/petitions/item-steps.js';
import { foldItem, type ItemStep, standing } from '../../domain/petitions/item.js';
import type { Day } from '../../domain/shared/day.js';
import type { ItemRecordResponse, ItemResponse, ItemSummaryResponse } from './petition-items.dto.js';
import type { ItemEntry, ItemRecord } from './petition-items.store.js';

export const toItemSummary = (item: ItemRecord): ItemSummaryResponse => ({
  id: item.id,
  petitionId: item.petitionId,
  petitionNumber: item.petitionNumber,
  centerId: item.centerId,
  receivedOn: item.receivedOn,
  source: item.source,
  departmentId: item.departmentId,
  body: item.body,
  sameMatterAsId: item.sameMatterAsId,
  state: item.state,
  nextDue:
    item.dueKind === null || item.dueOn === null
      ? null
      : { kind: item.dueKind, dueOn: item.dueOn, calendarKnown: item.calendarKnown },
  recordedAt: item.recordedAt,
  recordedBy: item.recordedBy,
  version: item.version,
  updatedAt: item.updatedAt,
});

/** With its clocks as they stand today. */
export function toItemView(
  item: ItemRecord,
  entries: readonly ItemEntry[],
  { calendar, today }: { readonly calendar: WorkingCalendar; readonly today: Day },
): ItemResponse {
  const steps = entries.map(({ step }) => step);
  const facts = foldItem(steps);
  const left = new Set(standing(steps));
  const duty = nextDuty(facts, calendar);
  return {
    ...toItemSummary(item),
    nextDue: duty && { kind: duty.kind, dueOn: duty.dueOn, calendarKnown: duty.calendarKnown },
    endedAs: endOf(facts, calendar, today),
    clocks: clocksOf(facts, calendar).map((clock) => ({
      ...clock,
      state: clockState(clock, facts, today),
      basis: { ...basisOfClock(clock.kind) },
    })),
    records: entries.map((entry) => recordView(entry, left)),
    availableActions: availableSteps(facts).map(nameOfAction),
  };
}

function recordView({ step, ...entry }: ItemEntry, left: ReadonlySet<ItemStep>): ItemRecordResponse {
  return {
    seq: entry.seq,
    kind: step.kind,
    occurredOn: step.on,
    recordedAt: entry.recordedAt,
    recordedBy: entry.recordedBy,
    recordedByStaffId: entry.recordedByStaffId,
    late: entry.late,
    struck: step.kind !== 'strike' && !left.has(step),
    note: entry.note,
    form: step.kind === 'notify' ? step.form : null,
    acceptedOn: step.kind === 'notify' ? step.acceptedOn : null,
    upheld: step.kind === 'decide_objection' ? step.upheld : null,
    days: daysOf(step),
    outcome: step.kind === 'answer' || step.kind === 'decide_review' ? step.outcome : null,
  };
}

function daysOf(step: ItemStep): number | null {
  if (step.kind === 'extend') return step.days;
  return step.kind === 'decide_review' ? step.hearingDays : null;
}
