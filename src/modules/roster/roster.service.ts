/** Use cases of the published roster: everybody signed in reads it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { onDutyAt } from '../../domain/roster/duty.js';
import { refusePeriod } from '../../domain/roster/rotation.js';
import { addDays, type Day, dayOfInstant, toInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
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
export class RosterService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly shifts: ShiftsStore,
    private readonly centers: CentersReader,
    private readonly calendars: CalendarReader,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('shift', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const shift = await this.shifts.get(tx, id);
        if (shift === undefined) throw notFound();
        demandInCenter(caller, permission, shift.centerId);
        return shift.version;
      }),
    );
  }

  list(caller: Caller, centerId: string, query: RosterQuery): Promise<Reply<ShiftPage>> {
    const path = `/centers/${centerId}/roster`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const { from, to } = query;
    const filter = {
      centerId,
      from,
      to,
      departmentIds: query.departmentId ?? null,
      staffIds: query.staffId ?? null,
      asKnownAt: this.knownAt(query.asKnownAt),
    };
    return this.useCases.read(caller, async (tx) => {
      const { zone } = await this.existing(tx, centerId);
      const today = this.clock.today(zone);
      const fault = refusePeriod(from, to);
      if (fault !== undefined) throw invalid('query/to', fault);
      const rows = await this.shifts.page(tx, filter, page);
      const total = page.withTotal ? await this.shifts.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (row: (typeof rows)[number]) => toShiftView(row, caller.language, today);
      const shown = pageOf(rows, page, (row) => [row.startsAt, row.id], view, sign, total);
      const calendarKnown = await this.calendars.knows(tx, centerId, from, to);
      return pageReply({ ...shown, items: [...shown.items], calendarKnown }, path, query);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ShiftResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const shift = await this.shifts.get(tx, id);
      if (shift === undefined) throw notFound();
      const today = await this.todayAt(tx, shift.centerId);
      return found(toShiftView(shift, caller.language, today), shift.version, `/shifts/${id}`);
    });
  }

  onDuty(caller: Caller, centerId: string, query: OnDutyQuery): Promise<Reply<OnDutyResponse>> {
    const asKnownAt = this.knownAt(query.asKnownAt);
    return this.useCases.read(caller, async (tx) => {
      const { zone } = await this.existing(tx, centerId);
      const now = this.clock.nowIso();
      const at = query.at === undefined ? now : toInstant(query.at);
      const lines = onDutyAt(await this.shifts.at(tx, centerId, at, asKnownAt), at);
      const items = lines.map((line) => toShiftView(line, caller.language, dayOfInstant(now, zone)));
      const on = dayOfInstant(at, zone);
      const calendarKnown = await this.calendars.knows(tx, centerId, on, addDays(on, 1));
      return plain({ centerId, at, asKnownAt: asKnownAt ?? now, items, calendarKnown });
    });
  }

  /** Null: what the roster says now. */
  private knownAt(asked: string | undefined): string | null {
    if (asked === undefined) return null;
    const instant = toInstant(asked);
    if (instant > this.clock.nowIso()) throw invalid('query/asKnownAt', 'in_future');
    return instant;
  }

  private async todayAt(tx: Tx, centerId: string): Promise<Day> {
    return this.clock.today((await this.existing(tx, centerId)).zone);
  }

  private async existing(tx: Tx, centerId: string): Promise<CenterRecord> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw notFound();
    return center;
  }
}
