/** Writes down that somebody is away, for the audit log and for other systems: ids and days, never why. */
import { Injectable } from '@nestjs/common';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import type { AbsenceRecord } from './absences.store.js';

@Injectable()
export class AbsenceJournalService {
  constructor(
    private readonly audit: AuditStore,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  async file(
    tx: Tx,
    caller: Caller,
    { id, centerId, staffId, from, to }: AbsenceRecord,
    what: 'recorded' | 'cancelled' | 'ended',
  ): Promise<void> {
    const about = { centerId, subjectKind: 'absence', subjectId: id };
    const params = { staffId, from, to };
    await this.audit.add(tx, caller, { ...about, action: `absence_${what}`, params });
    const recordedAt = this.clock.nowIso();
    await this.outbox.add(tx, [{ ...about, type: `absence.${what}`, payload: params, recordedAt }]);
  }
}
