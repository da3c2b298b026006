/**
 * Which days are worked at a centre: its own entry of the year, else that of its nearest ancestor, else the announced
 * national one. Never older than the request (`reference-memory.ts`): a deadline counted on yesterday's calendar would be wrong.
 */
import { Injectable } from '@nestjs/common';
import {
  type CalendarYear,
  knowsPeriod,
  workingCalendar,
  type WorkingCalendar,
} from '../../domain/calendar/working-calendar.js';
import { addDays, type Day, yearOf } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { announcedYear } from './announced-holidays.js';
import type { CalendarYearRow } from './calendar.entity.js';
import { CalendarStore } from './calendar.store.js';

@Injectable()
export class CalendarReader {
  /** Of the rows that were remembered, as long as they are. */
  private readonly made = new WeakMap<readonly CalendarYearRow[], WorkingCalendar>();

  constructor(private readonly store: CalendarStore) {}

  /** The years from `fromYear` to `toYear`, both included. */
  async years(tx: Tx, centerId: string, fromYear: number, toYear: number): Promise<CalendarYear[]> {
    return yearsOf(await this.store.inForce(tx, centerId, fromYear, toYear), fromYear, toYear);
  }

  async workingCalendar(tx: Tx, centerId: string, fromYear: number, toYear: number): Promise<WorkingCalendar> {
    const rows = await this.store.inForce(tx, centerId, fromYear, toYear);
    const made = this.made.get(rows) ?? workingCalendar(yearsOf(rows, fromYear, toYear));
    this.made.set(rows, made);
    return made;
  }

  /** True when every day of `[from, to)` lies in a year somebody entered; answers that rest on it say so. */
  async knows(tx: Tx, centerId: string, from: Day, to: Day): Promise<boolean> {
    return knowsPeriod(await this.workingCalendar(tx, centerId, yearOf(from), yearOf(addDays(to, -1))), from, to);
  }
}

function yearsOf(rows: readonly CalendarYearRow[], fromYear: number, toYear: number): CalendarYear[] {
  const entered = new Map(rows.map((row) => [row.year, row]));
  const count = Math.max(0, toYear - fromYear + 1);
  return Array.from({ length: count }, (_, index) => entered.get(fromYear + index) ?? announcedYear(fromYear + index));
}
