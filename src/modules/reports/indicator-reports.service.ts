/** Produces three-zero reports and litigation rates: asked once, judged once, stored as it was answered. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { LITIGATION_RATE } from '../../domain/indicators/litigation-rate.js';
import {
  THREE_ZERO_DEFINITIONS,
  type ThreeZeroDefinition,
  threeZeroDefinitionOf,
} from '../../domain/indicators/three-zero.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid } from '../../platform/http/problem.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import { digestOfReport } from './digest.js';
import type { ProduceLitigationRateRequest, ProduceThreeZeroRequest } from './indicator-reports.dto.js';
import { LitigationRateReport } from './litigation-rate.report.js';
import { type Asked, demandMonths, momentAsked, paramsAsked } from './report-asking.js';
import { ReportKeeping } from './report-keeping.service.js';
import { type ReportAnswer, ReportProductionService } from './report-production.service.js';
import { type ReportOrder, ReportRunners } from './report-runners.js';
import type { NewLitigationRate, NewThreeZero, StoredReport } from './report.record.js';
import { ThreeZeroReport } from './three-zero.report.js';
import type { ReportParams } from './zero-petition.report.js';

type Kind = 'three_zero' | 'litigation_rate';

interface Parameters extends Asked {
  /** id@version */
  readonly definition: string;
}

const keyOf = ({ id, version }: { readonly id: string; readonly version: number }): string => `${id}@${version}`;

@Injectable()
export class IndicatorReportsService implements OnModuleInit {
  constructor(
    private readonly production: ReportProductionService,
    private readonly runners: ReportRunners,
    private readonly keeping: ReportKeeping,
    private readonly threeZero: ThreeZeroReport,
    private readonly litigationRate: LitigationRateReport,
    private readonly barrier: ReportBarrier,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const kind of ['three_zero', 'litigation_rate'] as const) {
      const run = (tx: Tx, order: ReportOrder<Parameters>) => this.run(tx, kind, order);
      const prepare = (order: ReportOrder<Parameters>) => this.prepare(order);
      this.runners.register({ kind, readsBelow: true, steps: () => 1, prepare, run });
    }
  }

  async produceThreeZero(
    caller: Caller,
    input: ProduceThreeZeroRequest,
    isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    const definition = keyOf(askedDefinition(input.definition));
    return this.produce(caller, 'three_zero', { ...input, definition }, isLaterWanted);
  }

  async produceLitigationRate(
    caller: Caller,
    input: ProduceLitigationRateRequest,
    isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.produce(caller, 'litigation_rate', { ...input, definition: keyOf(LITIGATION_RATE) }, isLaterWanted);
  }

  private produce(
    caller: Caller,
    kind: Kind,
    input: ProduceThreeZeroRequest,
    isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    const { id = uuidv7(), centerId, from, to, asOf = null, definition } = input;
    momentAsked(input, this.clock.nowIso());
    demandMonths(input);
    const parameters: Parameters = { from, to, asOf, definition };
    const order = { id, centerId, kind, parameters, requestedBy: caller.actor.accountId };
    return this.production.produce(caller, order, isLaterWanted);
  }

  /** Whoever is entering something is waited for, and what comes later is known later. */
  private async prepare(order: ReportOrder<Parameters>): Promise<ReportOrder<Parameters>> {
    const asOf = momentAsked(order.parameters, this.clock.nowIso());
    await this.barrier.raise(asOf);
    return { ...order, parameters: { ...order.parameters, asOf } };
  }

  private async run(tx: Tx, kind: Kind, order: ReportOrder<Parameters>): Promise<StoredReport> {
    const { id, centerId, parameters, requestedBy: producedBy } = order;
    const center = await this.keeping.center(tx, centerId);
    const params = paramsAsked(parameters, center, this.clock);
    const answered = await this.answered(tx, kind, params, parameters.definition);
    const made = { id, digest: digestOfReport(answered), producedAt: this.clock.nowIso(), producedBy, version: 1 };
    const report: NewThreeZero | NewLitigationRate = { ...answered, ...made };
    await this.keeping.keep(tx, report);
    return report;
  }

  private async answered(tx: Tx, kind: Kind, params: ReportParams, key: string) {
    const { centerId, from, to, asOf } = params;
    const asked = { centerId, from, to, asOf, definition: key };
    if (kind === 'litigation_rate') return { kind, ...asked, ...(await this.litigationRate.run(tx, params)) };
    const definition = askedDefinition(key);
    return { kind, ...asked, ...(await this.threeZero.run(tx, { ...params, definition })) };
  }
}

function askedDefinition(key: string): ThreeZeroDefinition {
  const definition = threeZeroDefinitionOf(key);
  if (definition === undefined)
    throw invalid('/definition', 'wrong_code', { allowed: THREE_ZERO_DEFINITIONS.map(keyOf).join(', ') });
  return definition;
}
