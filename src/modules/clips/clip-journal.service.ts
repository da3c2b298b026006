/** What becomes of a clip is told twice: to the audit log, with who did it, and to other systems, with ids and times only. */
import { Injectable } from '@nestjs/common';
import { type AuditOrigin, AuditStore } from '../../platform/audit/audit.store.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import type { NewClip } from './clip.store.js';

type Told = Pick<NewClip, 'id' | 'centerId' | 'expiresAt'>;

@Injectable()
export class ClipJournal {
  constructor(
    private readonly audit: AuditStore,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  async tell(
    tx: Tx,
    origin: AuditOrigin,
    type: 'clip.taken' | 'clip.attached' | 'clip.expired',
    { id, centerId, expiresAt }: Told,
    params: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.audit.add(tx, origin, { action: type, subjectKind: 'clip', subjectId: id, centerId, params });
    const recordedAt = this.clock.nowIso();
    const payload = { expiresAt, ...params };
    await this.outbox.add(tx, [{ centerId, type, subjectKind: 'clip', subjectId: id, payload, recordedAt }]);
  }
}
