/** What a centre claims from paper ledgers, before there was a register: shown as declared, never as proven (R43). */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, type PageQuery, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound, Problem } from '../../platform/http/problem.js';
import { recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { PetitionsStore } from './petitions.store.js';
import type { BaselineResponse, DeclareBaselineRequest } from './zero-baselines.dto.js';
import { type BaselineRecord, type ListedBaseline, ZeroBaselinesStore } from './zero-baselines.store.js';

@Injectable()
export class ZeroBaselinesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ZeroBaselinesStore,
    private readonly petitions: PetitionsStore,
    private readonly centers: CentersReader,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, centerId: string, query: PageQuery): Promise<Reply<PageOf<BaselineResponse>>> {
    const path = `/centers/${centerId}/zero-baselines`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      await this.center(tx, caller, centerId, 'indicator.read');
      const rows = await this.store.page(tx, centerId, page);
      const total = page.withTotal ? await this.store.count(tx, centerId) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.recordedAt, row.id], toView, sign, total),
        path,
        query,
      );
    });
  }

  declare(caller: Caller, centerId: string, input: DeclareBaselineRequest): Promise<Reply<BaselineResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.center(tx, caller, centerId, 'indicator.record');
      const { id = uuidv7(), declaredSince, ground } = input;
      if (declaredSince > this.clock.today(center.zone)) throw invalid('/declaredSince', 'in_future');
      await this.petitions.lockRegister(tx, centerId);
      const recordedAt = this.clock.nowIso();
      const row: BaselineRecord = {
        id,
        centerId,
        declaredSince,
        ground,
        declaredBy: caller.actor.accountId,
        recordedAt,
      };
      if (!(await this.store.insert(tx, row))) throw new Problem('id_in_use');
      const payload = { declaredSince };
      await this.outbox.add(tx, [
        { centerId, type: 'zero_baseline.declared', subjectKind: 'zero_baseline', subjectId: id, payload, recordedAt },
      ]);
      return recorded(toView({ ...row, replacedAt: null }), center.version, `/centers/${centerId}`);
    });
  }

  private async center(
    tx: Tx,
    caller: Caller,
    centerId: string,
    permission: 'indicator.read' | 'indicator.record',
  ): Promise<CenterRecord> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw notFound();
    demandInCenter(caller, permission, centerId);
    return center;
  }
}

const toView = (row: ListedBaseline): BaselineResponse => ({
  id: row.id,
  centerId: row.centerId,
  declaredSince: row.declaredSince,
  ground: row.ground,
  declaredBy: row.declaredBy,
  recordedAt: row.recordedAt,
  replacedAt: row.replacedAt,
});
