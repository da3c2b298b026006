/** Writes down that somebody came or left, and what follows from it: alerts, the handover note, events. */
import { Injectable } from '@nestjs/common';
import { LATENESS, latenessAt, minutesLate } from '../../domain/roster/attendance.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { AttendanceStore, type Recording } from './attendance.store.js';
import { DutyAlertsService } from './duty-alerts.service.js';
import { dutyEvent } from './duty-event.js';
import type { DutyShift } from './duty-shifts.store.js';
import { HandoverWritingService } from './handover-writing.service.js';

@Injectable()
export class AttendanceRecordingService {
  constructor(
    private readonly store: AttendanceStore,
    private readonly alerts: DutyAlertsService,
    private readonly handovers: HandoverWritingService,
    private readonly settings: SettingsReader,
    private readonly outbox: OutboxStore,
  ) {}

  /** Somebody late is told of even when no job looked in between. */
  async checkIn(tx: Tx, shift: DutyShift, recording: Recording): Promise<void> {
    const { duty } = await this.settings.of(tx, shift.centerId);
    const lateMinutes = minutesLate(shift, duty, recording.at);
    await this.store.checkIn(tx, shift, recording, lateMinutes);
    for (const kind of latenessAt(shift, duty, recording.at)) await this.alerts.raise(tx, kind, [shift]);
    await this.alerts.resolve(tx, shift.id, LATENESS);
    await this.outbox.add(tx, [dutyEvent('duty.checked_in', shift, recording.recordedAt, { lateMinutes })]);
  }

  async checkOut(tx: Tx, shift: DutyShift, recording: Recording): Promise<void> {
    await this.store.checkOut(tx, shift.id, recording);
    await this.handovers.write(tx, shift);
    await this.outbox.add(tx, [dutyEvent('duty.checked_out', shift, recording.recordedAt)]);
  }
}
