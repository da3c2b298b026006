/** Use cases of the working-day calendar (R12). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { faultsOfYear } from '../../domain/calendar/working-calendar.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { invalid, notFound, Problem } from '../../platform/http/problem.js';
import { changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { isCalendarYear } from '../../platform/http/year.decorator.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { announcedYear } from './announced-holidays.js';
import type { CalendarYearRow } from './calendar.entity.js';
import { type CalendarQuery, type CalendarResponse, type PutCalendarRequest } from './calendar.dto.js';
import { type CalendarEntry, CalendarStore } from './calendar.store.js';
import { toCalendarView, toDefaultView } from './calendar.view.js';
import { CentersReader } from './centers.reader.js';

const pathOf = (centerId: string, year: number): string => `/centers/${centerId}/calendar/${year}`;

@Injectable()
export class CalendarService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: CalendarStore,
    private readonly centers: CentersReader,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly outbox: OutboxStore,
  ) {}

  onModuleInit(): void {
    this.gates.register('calendar', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const [centerId = '', year = ''] = id.split('/');
        if (!isCalendarYear(year)) throw notFound();
        await this.demandCenter(tx, centerId);
        demandInCenter(caller, permission, centerId);
        return (await this.store.own(tx, centerId, Number(year)))?.version ?? 0;
      }),
    );
  }

  get(caller: Caller, centerId: string, year: number, { version }: CalendarQuery): Promise<Reply<CalendarResponse>> {
    return this.useCases.read(caller, async (tx) => {
      await this.demandCenter(tx, centerId);
      const entry =
        version === undefined
          ? await this.store.entryInForce(tx, centerId, year)
          : await this.store.ownEntry(tx, centerId, year, version);
      if (version !== undefined && entry === undefined) throw notFound();
      const view =
        entry === undefined
          ? toDefaultView(announcedYear(year), centerId, caller.language)
          : toCalendarView(entry, centerId);
      return found(view, view.version, pathOf(centerId, year));
    });
  }

  put(caller: Caller, centerId: string, year: number, input: PutCalendarRequest): Promise<Reply<CalendarResponse>> {
    return this.useCases.write(caller, async (tx) => {
      await this.demandCenter(tx, centerId);
      demandInCenter(caller, 'calendar.manage', centerId);
      const row = await this.store.lockOwn(tx, centerId, year);
      checkIfMatch(caller, row?.version ?? 0);
      checkDays(year, input);
      const next = await this.enter(tx, { centerId, year, input, row, recordedBy: caller.actor.accountId });
      await this.outbox.add(tx, [eventOf(next)]);
      return changed(toCalendarView(next, centerId), next.version, pathOf(centerId, year));
    });
  }

  /** The new version of the year, beside the ones before it. */
  private async enter(tx: Tx, entry: Entry): Promise<CalendarEntry> {
    const { centerId, year, input, row } = entry;
    const now = this.clock.nowIso();
    const next: CalendarYearRow = {
      id: row?.id ?? uuidv7(),
      centerId,
      year,
      known: input.calendarKnown ?? true,
      holidays: [...input.holidays].sort(),
      workingDays: [...input.workingDays].sort(),
      source: input.source,
      version: (row?.version ?? 0) + 1,
      createdAt: row?.createdAt ?? now,
      updatedAt: now,
    };
    if (row !== undefined) await this.store.update(tx, next);
    else if (!(await this.store.insert(tx, next))) throw new Problem('stale', { currentETag: '"1"' });
    await this.store.keepVersion(tx, next, entry.recordedBy);
    return { ...next, enteredAtCenterId: centerId, recordedBy: entry.recordedBy, recordedAt: now };
  }

  private async demandCenter(tx: Tx, centerId: string): Promise<void> {
    if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
  }
}

interface Entry {
  readonly centerId: string;
  readonly year: number;
  readonly input: PutCalendarRequest;
  readonly row: CalendarYearRow | undefined;
  readonly recordedBy: string;
}

const eventOf = ({ enteredAtCenterId: centerId, year, version, recordedAt }: CalendarEntry) => ({
  centerId,
  type: 'center.calendar_changed',
  subjectKind: 'center',
  subjectId: centerId,
  payload: { year, version },
  recordedAt,
});

function checkDays(year: number, { calendarKnown = true, holidays, workingDays }: PutCalendarRequest): void {
  if (!calendarKnown && holidays.length + workingDays.length > 0)
    throw invalid('/calendarKnown', 'unknown_year_has_no_days');
  const errors = faultsOfYear({ year, known: calendarKnown, holidays, workingDays }).map(({ day, code }) => ({
    pointer: code === 'make_up_on_weekday' || !holidays.includes(day) ? '/workingDays' : '/holidays',
    code,
    params: { day },
  }));
  if (errors.length > 0) throw new Problem('validation_failed', { errors });
}
