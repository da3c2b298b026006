/** Compares the calendar of a year with what is published on it. */
import { Injectable } from '@nestjs/common';
import { daysWithNobody, onRestDays } from '../../domain/roster/consequences.js';
import { knowsPeriod } from '../../domain/calendar/working-calendar.js';
import { earlierOf, laterOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/http/problem.js';
import { type Reply, revalidated } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { ConsequencesResponse } from './consequences.dto.js';
import { ConsequencesStore } from './consequences.store.js';

@Injectable()
export class ConsequencesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ConsequencesStore,
    private readonly centers: CentersReader,
    private readonly calendars: CalendarReader,
    private readonly clock: Clock,
  ) {}

  /** Days that have passed are frozen: only what can still be changed is looked at. */
  of(caller: Caller, centerId: string, year: number): Promise<Reply<ConsequencesResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const center = await this.centers.get(tx, centerId);
      if (center === undefined) throw notFound();
      const to = `${year + 1}-01-01`;
      const from = earlierOf(laterOf(`${year}-01-01`, this.clock.today(center.zone)), to);
      const calendar = await this.calendars.workingCalendar(tx, centerId, year, year);
      const period = { centerId, from, to };
      const shifts = await this.store.shifts(tx, period);
      const planned = [...shifts, ...(await this.store.gaps(tx, period))];
      const settled = await this.store.settled(tx, period);
      return revalidated({
        centerId,
        year,
        calendarKnown: knowsPeriod(calendar, `${year}-01-01`, to),
        from,
        to,
        onRestDays: onRestDays(shifts, calendar),
        withNobody: daysWithNobody(settled, planned, calendar, period),
      });
    });
  }
}
