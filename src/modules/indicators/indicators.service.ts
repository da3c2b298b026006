/** Use cases of populations and outside counts: entered by a person who names the source, replaced visibly, never guessed. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { knownAfter, saysNothing } from '../../domain/indicators/outside-counts.js';
import { endOf } from '../../domain/petitions/monthly-return.js';
import { dayOfInstant, type Instant, yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, type PageQuery, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound, Problem, refuse } from '../../platform/http/problem.js';
import { recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import type { OutsideCountRecord, PopulationRecord } from './indicator.record.js';
import { toOutsideCountView, toPopulationView } from './indicator.view.js';
import type {
  OutsideCountResponse,
  PopulationResponse,
  RecordOutsideCountRequest,
  RecordPopulationRequest,
} from './indicators.dto.js';
import { IndicatorsStore } from './indicators.store.js';

const pathOf = (centerId: string): string => `/centers/${centerId}`;

@Injectable()
export class IndicatorsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: IndicatorsStore,
    private readonly centers: CentersReader,
    private readonly outbox: OutboxStore,
    private readonly barrier: ReportBarrier,
    private readonly envelope: Envelope,
  ) {}

  populations(caller: Caller, centerId: string, query: PageQuery): Promise<Reply<PageOf<PopulationResponse>>> {
    const path = `${pathOf(centerId)}/populations`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      await this.readable(tx, caller, centerId);
      const rows = await this.store.populations(tx, centerId, page);
      const total = page.withTotal ? await this.store.numberOf(tx, 'population', centerId) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.year, row.version], toPopulationView, sign, total),
        path,
        query,
      );
    });
  }

  outsideCounts(caller: Caller, centerId: string, query: PageQuery): Promise<Reply<PageOf<OutsideCountResponse>>> {
    const path = `${pathOf(centerId)}/outside-counts`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      await this.readable(tx, caller, centerId);
      const rows = await this.store.counts(tx, centerId, page);
      const total = page.withTotal ? await this.store.numberOf(tx, 'outside_count', centerId) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.month, row.version], toOutsideCountView, sign, total),
        path,
        query,
      );
    });
  }

  recordPopulation(
    caller: Caller,
    centerId: string,
    input: RecordPopulationRequest,
  ): Promise<Reply<PopulationResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.writable(tx, caller, centerId);
      const now = await this.barrier.knownAt(tx);
      if (input.year > yearOf(dayOfInstant(now, center.zone))) throw invalid('/year', 'in_future');
      const earlier = await this.store.populationOf(tx, centerId, input.year);
      const { year, residents, registeredFloating, source } = input;
      const row: PopulationRecord = {
        ...entered(caller, centerId, { id: input.id, earlier, now }),
        year,
        residents,
        registeredFloating,
        source,
      };
      if (!(await this.store.addPopulation(tx, row))) throw new Problem('id_in_use');
      await this.announce(tx, 'population', row, { year, version: row.version });
      return recorded(toPopulationView({ ...row, replacedAt: null }), center.version, pathOf(centerId));
    });
  }

  recordOutsideCount(
    caller: Caller,
    centerId: string,
    input: RecordOutsideCountRequest,
  ): Promise<Reply<OutsideCountResponse>> {
    if (saysNothing(input)) throw invalid('/civilCases', 'required');
    return this.useCases.write(caller, async (tx) => {
      const center = await this.writable(tx, caller, centerId);
      const now = await this.barrier.knownAt(tx);
      const { month, source } = input;
      if (endOf(month) > dayOfInstant(now, center.zone))
        throw refuse('counted_month_not_finished', { params: { month } });
      const earlier = await this.store.countOf(tx, centerId, month);
      const row: OutsideCountRecord = {
        ...entered(caller, centerId, { id: input.id, earlier, now }),
        ...knownAfter(earlier, input, { source, recordedAt: now, recordedBy: caller.actor.accountId }),
        month,
        source,
      };
      if (!(await this.store.addCount(tx, row))) throw new Problem('id_in_use');
      await this.announce(tx, 'outside_count', row, { month, version: row.version });
      return recorded(toOutsideCountView({ ...row, replacedAt: null }), center.version, pathOf(centerId));
    });
  }

  private async readable(tx: Tx, caller: Caller, centerId: string): Promise<void> {
    if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
    demandInCenter(caller, 'indicator.read', centerId);
  }

  /** A leaf centre whose entries are closed to others until the transaction ends. */
  private async writable(tx: Tx, caller: Caller, centerId: string): Promise<CenterRecord> {
    await this.store.lockCenter(tx, centerId);
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw notFound();
    demandInCenter(caller, 'indicator.record', centerId);
    if (!(await this.centers.isLeaf(tx, centerId))) throw refuse('indicators_of_leaf_centers');
    return center;
  }

  private async announce(
    tx: Tx,
    kind: 'population' | 'outside_count',
    { id, centerId, recordedAt }: PopulationRecord | OutsideCountRecord,
    payload: object,
  ): Promise<void> {
    await this.outbox.add(tx, [
      { centerId, type: `${kind}.recorded`, subjectKind: kind, subjectId: id, payload, recordedAt },
    ]);
  }
}

interface NewEntry {
  readonly id: string | undefined;
  /** what holds until now */
  readonly earlier: { readonly version: number } | undefined;
  readonly now: Instant;
}

const entered = (caller: Caller, centerId: string, { id = uuidv7(), earlier, now }: NewEntry) => ({
  id,
  centerId,
  version: (earlier?.version ?? 0) + 1,
  recordedAt: now,
  recordedBy: caller.actor.accountId,
});
