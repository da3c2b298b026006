/**
 * What the passing of time does: cases whose term has passed are marked (R22), and officers are reminded before a deadline.
 * Each once, however many processes look: the mark by the facts under the case's lock, the reminder by its key.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { expiry } from '../../domain/dispute/clock/expiry.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { ClockWatchStore, type Reminder } from './clock-watch.store.js';

@Injectable()
export class ClockWatchService implements OnModuleInit {
  constructor(
    private readonly ticker: Ticker,
    private readonly store: ClockWatchStore,
    private readonly workflow: WorkflowService,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'clocks', everySeconds: 60, run: (tx) => this.watch(tx) });
  }

  private async watch(tx: Tx): Promise<void> {
    const now = this.clock.nowIso();
    for (const id of await this.store.pastTheirTerm(tx, now)) await this.workflow.proceed(tx, id, expiry);
    const reminders = await this.store.remind(tx, now);
    await this.outbox.add(
      tx,
      reminders.map((reminder) => eventOf(reminder, now)),
    );
  }
}

const eventOf = ({ centerId, disputeId, kind, subjectId, dueOn, staffId }: Reminder, recordedAt: string) => ({
  centerId,
  type: 'deadline.due_soon',
  subjectKind: 'dispute',
  subjectId: disputeId,
  payload: { kind, subjectId: subjectId === disputeId ? null : subjectId, dueOn, staffId },
  recordedAt,
});
