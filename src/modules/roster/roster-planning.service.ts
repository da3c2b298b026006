/**
 * Making a roster and putting it in force, inside a transaction of the caller's: a proposal rests on a ground, and is
 * published on that same ground or not at all (R12).
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { type DutyHours, shiftBounds } from '../../domain/roster/duty.js';
import type { FixedAssignment } from '../../domain/roster/roster.js';
import { draftRoster, refusePeriod } from '../../domain/roster/rotation.js';
import { type Day, daysBetween, yearOf } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, notFound, Problem, refuse, RefusedProblem } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { CentersReader } from '../centers/centers.reader.js';
import { DraftsStore } from './drafts.store.js';
import { LedgerStore } from './ledger.store.js';
import { RosterGroundService } from './roster-ground.service.js';
import type { DraftRecord, GapRecord, ShiftRecord } from './roster.record.js';
import { ShiftsStore } from './shifts.store.js';

export interface DraftOrder {
  readonly id?: string | undefined;
  readonly centerId: string;
  readonly from: Day;
  /** exclusive */
  readonly to: Day;
  /** all open departments of the centre when absent */
  readonly departments?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  /** assignments to be kept */
  readonly fixed?: readonly FixedAssignment[] | undefined;
  /** account; null at set-up */
  readonly by: string | null;
}

@Injectable()
export class RosterPlanningService {
  constructor(
    private readonly drafts: DraftsStore,
    private readonly shifts: ShiftsStore,
    private readonly ledger: LedgerStore,
    private readonly grounds: RosterGroundService,
    private readonly centers: CentersReader,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** Works out a proposal and keeps it. */
  async draft(tx: Tx, order: DraftOrder): Promise<DraftRecord> {
    const { centerId, from, to } = order;
    const fault = refusePeriod(from, to);
    if (fault !== undefined) throw invalid('/to', fault);
    const departmentIds = await this.grounds.departmentsOf(tx, centerId, order.departments);
    const ground = await this.grounds.of(tx, { centerId, from, to, departmentIds });
    const seed = order.seed ?? `${centerId} ${from} ${to}`;
    const fixed = order.fixed ?? [];
    await this.grounds.checkFixed(tx, centerId, fixed);
    const roster = draftRoster({ ...ground.facts, calendar: ground.calendar, from, to, seed, fixed });
    const draft: DraftRecord = {
      id: order.id ?? uuidv7(),
      centerId,
      from,
      to,
      departmentIds,
      state: 'draft',
      seed,
      ground: ground.digest,
      groundFacts: ground.facts,
      fixed,
      dropped: roster.dropped,
      calendarKnown: roster.calendarKnown,
      shifts: roster.shifts.map((shift) => ({ id: uuidv7(), ...shift })),
      gaps: roster.gaps,
      fairness: roster.fairness,
      createdBy: order.by,
      createdAt: this.clock.nowIso(),
      publishedBy: null,
      publishedAt: null,
      version: 1,
    };
    if (!(await this.drafts.insert(tx, draft))) throw new Problem('id_in_use');
    return draft;
  }

  /** Puts the proposal in force; days that have passed are refused. */
  async publish(tx: Tx, draft: DraftRecord, by: string | null): Promise<DraftRecord> {
    const zone = await this.zoneOf(tx, draft.centerId);
    if (draft.state === 'published') throw refuse('draft_already_published');
    if (draft.from < this.clock.today(zone)) throw refuse('roster_period_past');
    return this.putInForce(tx, draft, zone, by);
  }

  /** Drafts and publishes in one go, also for days that have passed: set-up and the demo centre write history. */
  async layOut(tx: Tx, order: DraftOrder): Promise<DraftRecord> {
    const draft = await this.draft(tx, order);
    return this.putInForce(tx, draft, await this.zoneOf(tx, order.centerId), order.by);
  }

  private async putInForce(tx: Tx, draft: DraftRecord, zone: string, by: string | null): Promise<DraftRecord> {
    await this.drafts.lockRosterOf(tx, draft.centerId);
    const ground = await this.grounds.of(tx, draft);
    const year = unknownYear(ground.calendar, draft);
    if (year !== undefined) throw refuse('calendar_unknown', { params: { year } });
    if (!(await this.drafts.cover(tx, draft))) throw refuse('roster_overlaps');
    if (ground.digest !== draft.ground)
      throw new RefusedProblem(await this.grounds.whatMoved(tx, draft.groundFacts, ground.facts));
    const publishedAt = this.clock.nowIso();
    const shifts = shiftsOf(draft, zone, ground.facts.hours, publishedAt);
    // An extra shift may have been given an id that was read in the draft.
    const ids = shifts.map(({ id }) => id);
    if (await this.shifts.exists(tx, ids)) throw new Problem('id_in_use');
    const clash = await this.shifts.add(tx, shifts);
    if (clash !== undefined) throw refuse(clash);
    await this.ledger.addGaps(tx, gapsOf(draft, zone, ground.facts.hours, publishedAt));
    const published: DraftRecord = {
      ...draft,
      state: 'published',
      publishedBy: by,
      publishedAt,
      version: draft.version + 1,
    };
    await this.drafts.markPublished(tx, published);
    await this.outbox.add(tx, [eventOf(published, publishedAt)]);
    return published;
  }

  private async zoneOf(tx: Tx, centerId: string): Promise<string> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw notFound();
    return center.zone;
  }
}

const unknownYear = (calendar: WorkingCalendar, { from, to }: DraftRecord): number | undefined => {
  const day = daysBetween(from, to).find((each) => !calendar.knows(each));
  return day === undefined ? undefined : yearOf(day);
};

const shiftsOf = (draft: DraftRecord, zone: string, hours: DutyHours, publishedAt: string): ShiftRecord[] =>
  draft.shifts.map((shift) => ({
    ...shift,
    ...shiftBounds(shift.on, shift.part, zone, hours),
    centerId: draft.centerId,
    draftId: draft.id,
    publishedAt,
    version: 1,
  }));

/** One open place for each person missing, so that each can be filled. */
const gapsOf = (draft: DraftRecord, zone: string, hours: DutyHours, openedAt: string): GapRecord[] =>
  draft.gaps.flatMap(({ missing, code, params, on, part, kind, departmentId }) =>
    Array.from({ length: missing }, () => ({
      ...shiftBounds(on, part, zone, hours),
      id: uuidv7(),
      centerId: draft.centerId,
      departmentId,
      on,
      part,
      kind,
      why: { code, params },
      draftId: draft.id,
      shiftId: null,
      openedByChangeId: null,
      openedAt,
      filledByShiftId: null,
      filledAt: null,
    })),
  );

const eventOf = (draft: DraftRecord, recordedAt: string) => ({
  centerId: draft.centerId,
  type: 'roster.published',
  subjectKind: 'roster_draft',
  subjectId: draft.id,
  payload: { from: draft.from, to: draft.to, departmentIds: draft.departmentIds, shifts: draft.shifts.length },
  recordedAt,
});
