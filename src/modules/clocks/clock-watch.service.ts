/**
 * What the passing of time does: cases whose term has passed are marked (R22), and officers are reminded before a deadline.
 * Each once, however many processes look: the mark by the facts under the case's lock, the reminder by its key.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { expiry } from '../../domain/dispute/clock/expiry.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Piece, Ticker } from '../../platform/jobs/ticker.js';
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
    this.ticker.register({ name: 'expiry', everySeconds: 60, run: (tx) => this.expire(tx) });
    this.ticker.register({ name: 'reminders', everySeconds: 60, run: (tx) => this.remind(tx) });
  }

  /** Case by case: one that cannot be marked keeps no other from it. */
  private async expire(tx: Tx): Promise<Piece[]> {
    const ids = await this.store.pastTheirTerm(tx, this.clock.nowIso());
    return ids.map((subject) => ({ subject, run: (own) => this.workflow.proceed(own, subject, expiry) }));
  }

  private async remind(tx: Tx): Promise<void> {
    const now = this.clock.nowIso();
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
