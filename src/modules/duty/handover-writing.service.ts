/** Writes the note at the end of a shift: by the job, at the check-out, or when somebody needs it; once, whoever comes first. */
import { Injectable } from '@nestjs/common';
import { acceptBy, handoverTimes } from '../../domain/roster/handover.js';
import { addDays, startOfDayInstant, yearOf } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { dutyEvent } from './duty-event.js';
import type { DutyShift } from './duty-shifts.store.js';
import { HandoverItemsStore } from './handover-items.store.js';
import type { HandoverItems } from './handover.record.js';
import { HandoverStore } from './handover.store.js';

@Injectable()
export class HandoverWritingService {
  constructor(
    private readonly store: HandoverStore,
    private readonly items: HandoverItemsStore,
    private readonly calendars: CalendarReader,
    private readonly settings: SettingsReader,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  async write(tx: Tx, shift: DutyShift): Promise<void> {
    const now = this.clock.nowIso();
    const items = await this.compose(tx, shift);
    const { duty } = await this.settings.of(tx, shift.centerId);
    const first = await this.store.firstStart(tx, shift.centerId, items.nextWorkingDay);
    const until = acceptBy(first, items.nextWorkingDay, duty.hours, shift.zone);
    if (!(await this.store.write(tx, shift, items, { writtenAt: now, acceptBy: until }))) return;
    await this.outbox.add(tx, [dutyEvent('duty.handover_written', shift, now, { acceptBy: until })]);
  }

  /** What the note would say now. */
  async compose(tx: Tx, shift: DutyShift): Promise<HandoverItems> {
    const { duty } = await this.settings.of(tx, shift.centerId);
    const year = yearOf(shift.on);
    const calendar = await this.calendars.workingCalendar(tx, shift.centerId, year, year + 1);
    const times = handoverTimes(calendar, shift.on, duty.handoverHorizonDays);
    const to = startOfDayInstant(addDays(times.nextWorkingDay, 1), shift.zone);
    return this.items.of(tx, shift, times, { from: startOfDayInstant(addDays(shift.on, 1), shift.zone), to });
  }
}
