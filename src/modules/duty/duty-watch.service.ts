/** What happens on duty by itself: the late and the missing are told of, notes are written, notes nobody accepted too. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LATENESS, latenessAt } from '../../domain/roster/attendance.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { DutyAlertsService } from './duty-alerts.service.js';
import { DutyAlertsStore } from './duty-alerts.store.js';
import { type DutyShift, DutyShiftsStore } from './duty-shifts.store.js';
import { HandoverWritingService } from './handover-writing.service.js';

@Injectable()
export class DutyWatchService implements OnModuleInit {
  constructor(
    private readonly ticker: Ticker,
    private readonly untold: DutyAlertsStore,
    private readonly alerts: DutyAlertsService,
    private readonly shifts: DutyShiftsStore,
    private readonly handovers: HandoverWritingService,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'duty', everySeconds: 60, run: (tx) => this.watch(tx) });
  }

  private async watch(tx: Tx): Promise<void> {
    const now = this.clock.nowIso();
    await this.tellOfLateness(tx, now);
    for (const shift of await this.shifts.many(tx, await this.untold.lockUnwritten(tx, now)))
      await this.handovers.write(tx, shift);
    const overdue = await this.shifts.many(tx, await this.untold.lockOverdue(tx, now));
    await this.alerts.raise(tx, 'handover_overdue', overdue);
  }

  private async tellOfLateness(tx: Tx, now: string): Promise<void> {
    const untold = await this.shifts.many(tx, await this.untold.lockUntold(tx, now));
    const absent = untold.filter(({ checkedInAt }) => checkedInAt === null);
    for (const [centerId, shifts] of byCenter(absent)) {
      const { duty } = await this.settings.of(tx, centerId);
      for (const kind of LATENESS) {
        const due = shifts.filter((shift) => latenessAt(shift, duty, now).includes(kind));
        await this.alerts.raise(tx, kind, due);
      }
    }
  }
}

function byCenter(shifts: readonly DutyShift[]): Map<string, DutyShift[]> {
  const groups = new Map<string, DutyShift[]>();
  for (const shift of shifts) groups.set(shift.centerId, [...(groups.get(shift.centerId) ?? []), shift]);
  return groups;
}
