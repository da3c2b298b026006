/** The days and hours on which a centre works, put together from its zone, its calendar and its settings. */
import { Injectable } from '@nestjs/common';
import { knowsPeriod, workingCalendar } from '../../domain/calendar/working-calendar.js';
import { openTimes, type OfficeDays, type WeeklyHours } from '../../domain/rooms/opening-hours.js';
import { addDays, type Day, dayOfInstant, daysBetween, yearOf } from '../../domain/shared/day.js';
import type { Interval } from '../../domain/shared/interval.js';
import type { Tx } from '../../platform/database/tx.js';
import { CalendarReader } from './calendar.reader.js';
import { CentersReader } from './centers.reader.js';
import { SettingsReader } from './settings.reader.js';

@Injectable()
export class OfficeDaysReader {
  constructor(
    private readonly centers: CentersReader,
    private readonly calendars: CalendarReader,
    private readonly settings: SettingsReader,
  ) {}

  /** The days that the period touches. */
  async of(tx: Tx, centerId: string, period: Interval): Promise<OfficePeriod> {
    const zone = (await this.centers.get(tx, centerId))?.zone ?? 'Asia/Shanghai';
    const from = dayOfInstant(period.startsAt, zone);
    const to = addDays(dayOfInstant(period.endsAt, zone), 1);
    const years = await this.calendars.years(tx, centerId, yearOf(from), yearOf(to));
    const { duty } = await this.settings.of(tx, centerId);
    return new OfficePeriod(daysBetween(from, to), {
      zone,
      calendar: workingCalendar(years),
      holidays: new Set(years.flatMap(({ holidays }) => holidays)),
      duty: duty.hours.day,
    });
  }
}

export class OfficePeriod {
  constructor(
    private readonly days: readonly Day[],
    private readonly office: OfficeDays,
  ) {}

  get zone(): string {
    return this.office.zone;
  }

  /** When a room with these hours is open; null = the hours of the centre itself. */
  openTimes(hours: readonly WeeklyHours[] | null): Interval[] {
    return openTimes(this.days, hours, this.office);
  }

  /** True when every day up to the instant lies in a year somebody entered. */
  isKnownUntil(until: string): boolean {
    const [first] = this.days;
    return first === undefined || knowsPeriod(this.office.calendar, first, addDays(dayOfInstant(until, this.zone), 1));
  }
}
