/** Days and instants of the demo, all counted from today in working days, so that it reads the same on any date. */
import type { WorkingCalendar } from '../domain/calendar/working-calendar.js';
import {
  addDays,
  addMonths,
  type Day,
  dayOfInstant,
  type Instant,
  instantAt,
  type Month,
  monthOf,
} from '../domain/shared/day.js';

const ZONE = 'Asia/Shanghai';

export class Days {
  readonly today: Day;
  readonly month: Month;

  constructor(
    readonly now: Instant,
    readonly calendar: WorkingCalendar,
  ) {
    this.today = dayOfInstant(now, ZONE);
    this.month = monthOf(this.today);
  }

  /** The working day that many working days before today; 1 is the last one. Today itself is never among them. */
  ago(workingDays: number): Day {
    return this.walk(workingDays, -1);
  }

  ahead(workingDays: number): Day {
    return this.walk(workingDays, 1);
  }

  /** The day itself, or the first working day after it. */
  onOrAfter(day: Day): Day {
    return this.calendar.isWorkingDay(day) ? day : this.onOrAfter(addDays(day, 1));
  }

  monthsAgo(months: number): Month {
    return addMonths(this.month, -months);
  }

  at(day: Day, time: string): Instant {
    return instantAt(day, time, ZONE);
  }

  private walk(workingDays: number, step: 1 | -1): Day {
    let day = this.today;
    for (let left = workingDays; left > 0;) {
      day = addDays(day, step);
      if (this.calendar.isWorkingDay(day)) left -= 1;
    }
    return day;
  }
}
