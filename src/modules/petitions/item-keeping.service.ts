/**
 * Opens petition items and records what happens to them (R14), inside somebody else's transaction: the records are folded, the
 * rule book is asked, and record, item and event are written together. Used by the routes and by the loader of the demo centre.
 */
import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { nextDuty } from '../../domain/petitions/item-clocks.js';
import { availableSteps, nameOfAction, refuseSameMatter, refuseStep } from '../../domain/petitions/item-steps.js';
import { foldItem, type ItemAction, type ItemFacts, type ItemStep } from '../../domain/petitions/item.js';
import { isRecordedLate } from '../../domain/petitions/late-entry.js';
import { type Day, dayOfInstant, yearOf } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, Problem, refuse, RefusedProblem, unknownReference } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { CentersReader } from '../centers/centers.reader.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import type { Author, PetitionRecord } from './petition.record.js';
import { type ItemEntry, type ItemRecord, PetitionItemsStore } from './petition-items.store.js';

export type NewItem = Pick<ItemRecord, 'id' | 'receivedOn' | 'source' | 'departmentId' | 'body' | 'sameMatterAsId'>;

/** Made of today, because a record without a day of its own is of today. */
export type StepOf = (today: Day) => ItemStep & { readonly kind: ItemAction };

/** What the clocks of an item are counted on. */
export interface ItemGround {
  readonly calendar: WorkingCalendar;
  readonly today: Day;
}

@Injectable()
export class ItemKeeping {
  constructor(
    private readonly store: PetitionItemsStore,
    private readonly centers: CentersReader,
    private readonly calendar: CalendarReader,
    private readonly outbox: OutboxStore,
    private readonly barrier: ReportBarrier,
    private readonly clock: Clock,
  ) {}

  /** `petition` was locked by the caller. */
  async open(tx: Tx, author: Author, petition: PetitionRecord, opened: NewItem): Promise<ItemRecord> {
    if (petition.itemId !== null) throw refuse('item_exists', { ruleId: 'R14' });
    const { centerId } = petition;
    const ground = await this.groundOf(tx, centerId, opened.receivedOn);
    if (opened.receivedOn < petition.occurredOn || opened.receivedOn > ground.today) {
      throw invalid('/receivedOn', 'out_of_range', { min: petition.occurredOn, max: ground.today });
    }
    await this.demandNewMatter(tx, centerId, opened.sameMatterAsId);
    const step: ItemStep = { kind: 'open', on: opened.receivedOn, source: opened.source };
    const now = await this.barrier.knownAt(tx);
    const item: ItemRecord = {
      ...opened,
      petitionId: petition.id,
      petitionNumber: petition.number,
      centerId,
      ...projected(foldItem([step]), ground),
      recordedAt: now,
      recordedBy: author.accountId,
      version: 1,
      updatedAt: now,
    };
    if (!(await this.store.insert(tx, item))) throw new Problem('id_in_use');
    await this.write(tx, author, item, { step, note: null, ground });
    return item;
  }

  /** `item` was locked by the caller. */
  async record(tx: Tx, author: Author, item: ItemRecord, stepOf: StepOf, note: string | null): Promise<ItemRecord> {
    const ground = await this.groundOf(tx, item.centerId, item.receivedOn);
    const step = stepOf(ground.today);
    if (step.on > ground.today) throw invalid('/on', 'in_future');
    if (step.kind === 'notify' && (step.acceptedOn < item.receivedOn || step.acceptedOn > step.on)) {
      throw invalid('/acceptedOn', 'out_of_range', { min: item.receivedOn, max: step.on });
    }
    const steps = (await this.store.entries(tx, item.id)).map((entry) => entry.step);
    const facts = foldItem(steps);
    const refusal = refuseStep({ facts, step, calendar: ground.calendar });
    if (refusal !== undefined) throw new RefusedProblem([refusal], availableSteps(facts).map(nameOfAction));
    const next: ItemRecord = {
      ...item,
      ...projected(foldItem([...steps, step]), ground),
      version: item.version + 1,
      updatedAt: await this.barrier.knownAt(tx),
    };
    await this.store.update(tx, next);
    await this.write(tx, author, next, { step, note, ground });
    return next;
  }

  async groundOf(tx: Tx, centerId: string, receivedOn: Day): Promise<ItemGround> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw unknownReference('/centerId');
    const today = dayOfInstant(this.clock.nowIso(), center.zone);
    return {
      today,
      calendar: await this.calendar.workingCalendar(tx, centerId, yearOf(receivedOn), yearOf(today) + 1),
    };
  }

  private async demandNewMatter(tx: Tx, centerId: string, earlierId: string | null): Promise<void> {
    if (earlierId === null) return;
    const earlier = await this.store.get(tx, earlierId);
    if (earlier?.centerId !== centerId) throw unknownReference('/sameMatterAsId');
    const { calendar, today } = await this.groundOf(tx, centerId, earlier.receivedOn);
    const facts = foldItem((await this.store.entries(tx, earlierId)).map(({ step }) => step));
    const refusal = refuseSameMatter(facts, calendar, today);
    if (refusal !== undefined) throw new RefusedProblem([refusal]);
  }

  private async write(
    tx: Tx,
    author: Author,
    item: ItemRecord,
    { step, note, ground }: { step: ItemStep; note: string | null; ground: ItemGround },
  ): Promise<void> {
    const entry: ItemEntry = {
      seq: item.version,
      step,
      note,
      late: isRecordedLate(ground.calendar, step.on, ground.today),
      recordedAt: item.updatedAt,
      recordedBy: author.accountId,
      recordedByStaffId: author.staffId,
    };
    await this.store.append(tx, item, entry);
    const { id, centerId, petitionId, state, dueKind, dueOn, version, updatedAt } = item;
    const payload = { petitionId, kind: step.kind, on: step.on, state, dueKind, dueOn, version };
    const type = 'petition_item.recorded';
    await this.outbox.add(tx, [
      { centerId, type, subjectKind: 'petition_item', subjectId: id, payload, recordedAt: updatedAt },
    ]);
  }
}

function projected(facts: ItemFacts, { calendar }: ItemGround) {
  const duty = nextDuty(facts, calendar);
  return {
    state: facts.state,
    dueKind: duty?.kind ?? null,
    dueOn: duty?.dueOn ?? null,
    calendarKnown: duty?.calendarKnown ?? true,
  };
}
