/** Who may see and decide a request about one's own data: whoever may see the case, and of them those who may do it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Permission } from '../../domain/access/permissions.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound } from '../../platform/http/problem.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { SubjectRequestStore, type SubjectRequestRecord } from './subject-request.store.js';

@Injectable()
export class SubjectRequestAccess implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly centers: CentersReader,
    private readonly store: SubjectRequestStore,
    private readonly gates: Gates,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('subjectRequest', (caller, id, permission) =>
      this.useCases.read(
        caller,
        async (tx) => (await this.permitted(tx, caller, id, permission as Permission | null)).request.version,
      ),
    );
  }

  caseFor(tx: Tx, caller: Caller, disputeId: string, permission: Permission | null): Promise<DisputeRecord> {
    return this.disputes.permitted(tx, caller, disputeId, permission);
  }

  async permitted(
    tx: Tx,
    caller: Caller,
    id: string,
    permission: Permission | null,
  ): Promise<{ request: SubjectRequestRecord; record: DisputeRecord }> {
    const request = await this.store.get(tx, id);
    if (request === undefined) throw notFound();
    return { request, record: await this.caseFor(tx, caller, request.disputeId, permission) };
  }

  async today(tx: Tx, { centerId }: DisputeRecord): Promise<string> {
    return dayOfInstant(this.clock.nowIso(), await this.zoneOf(tx, centerId));
  }

  async zoneOf(tx: Tx, centerId: string): Promise<string> {
    return (await this.centers.get(tx, centerId))?.zone ?? 'Asia/Shanghai';
  }
}
