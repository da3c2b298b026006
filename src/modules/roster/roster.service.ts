/** Use cases of the published roster: everybody signed in reads it. */
import { Injectable } from '@nestjs/common';
import { onDutyAt } from '../../domain/roster/duty.js';
import { refusePeriod } from '../../domain/roster/rotation.js';
import { addDays, dayOfInstant, toInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound } from '../../platform/http/problem.js';
import { found, plain, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import type { OnDutyQuery, OnDutyResponse, RosterQuery, ShiftPage, ShiftResponse } from './roster.dto.js';
import { toShiftView } from './roster.view.js';
import { ShiftsStore } from './shifts.store.js';

@Injectable()
export class RosterService {
  constructor(
    private readonly useCases: UseCases,
    private readonly shifts: ShiftsStore,
    private readonly centers: CentersReader,
    private readonly calendars: CalendarReader,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, centerId: string, query: RosterQuery): Promise<Reply<ShiftPage>> {
    const path = `/centers/${centerId}/roster`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const { from, to } = query;
    const filter = { centerId, from, to, departmentIds: query.departmentId ?? null, staffIds: query.staffId ?? null };
    return this.useCases.read(caller, async (tx) => {
      await this.existing(tx, centerId);
      const fault = refusePeriod(from, to);
      if (fault !== undefined) throw invalid('query/to', fault);
      const rows = await this.shifts.page(tx, filter, page);
      const total = page.withTotal ? await this.shifts.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (row: (typeof rows)[number]) => toShiftView(row, caller.language);
      const shown = pageOf(rows, page, (row) => [row.startsAt, row.id], view, sign, total);
      const calendarKnown = await this.calendars.knows(tx, centerId, from, to);
      return pageReply({ ...shown, items: [...shown.items], calendarKnown }, path, query);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ShiftResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const shift = await this.shifts.get(tx, id);
      if (shift === undefined) throw notFound();
      return found(toShiftView(shift, caller.language), shift.version, `/shifts/${id}`);
    });
  }

  onDuty(caller: Caller, centerId: string, query: OnDutyQuery): Promise<Reply<OnDutyResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { zone } = await this.existing(tx, centerId);
      const at = query.at === undefined ? this.clock.nowIso() : toInstant(query.at);
      const lines = onDutyAt(await this.shifts.at(tx, centerId, at), at);
      const today = dayOfInstant(at, zone);
      const calendarKnown = await this.calendars.knows(tx, centerId, today, addDays(today, 1));
      return plain({ centerId, at, items: lines.map((line) => toShiftView(line, caller.language)), calendarKnown });
    });
  }

  private async existing(tx: Tx, centerId: string): Promise<CenterRecord> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw notFound();
    return center;
  }
}
