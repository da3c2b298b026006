/** Produces zero-petition reports: asked once, judged once, stored as it was answered. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  definitionKey,
  definitionOf,
  ZERO_DEFINITIONS,
  type ZeroDefinition,
} from '../../domain/petitions/definitions.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid } from '../../platform/http/problem.js';
import { digestOfReport } from './digest.js';
import { type Asked, momentAsked, paramsAsked } from './report-asking.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import { ReportKeeping } from './report-keeping.service.js';
import { type ReportAnswer, ReportProductionService } from './report-production.service.js';
import { type ReportOrder, type ReportRunner, ReportRunners } from './report-runners.js';
import type { NewZeroPetition, StoredReport } from './report.record.js';
import type { ProduceZeroPetitionRequest } from './zero-petition.dto.js';
import { ZeroPetitionReport } from './zero-petition.report.js';

interface Parameters extends Asked {
  /** id@version */
  readonly definition: string;
}

@Injectable()
export class ZeroPetitionService implements ReportRunner<Parameters>, OnModuleInit {
  readonly kind = 'zero_petition' as const;
  readonly readsBelow = true;

  constructor(
    private readonly production: ReportProductionService,
    private readonly runners: ReportRunners,
    private readonly report: ZeroPetitionReport,
    private readonly keeping: ReportKeeping,
    private readonly barrier: ReportBarrier,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runners.register(this);
  }

  async produce(caller: Caller, input: ProduceZeroPetitionRequest, isLaterWanted: boolean): Promise<ReportAnswer> {
    const { id = uuidv7(), centerId, from, to, asOf = null } = input;
    momentAsked(input, this.clock.nowIso());
    const parameters: Parameters = { from, to, asOf, definition: definitionKey(askedDefinition(input.definition)) };
    const order = { id, centerId, kind: this.kind, parameters, requestedBy: caller.actor.accountId };
    return this.production.produce(caller, order, isLaterWanted);
  }

  steps(): number {
    return 1;
  }

  /** Whoever is entering something is waited for, and what comes later is known later. */
  async prepare(order: ReportOrder<Parameters>): Promise<ReportOrder<Parameters>> {
    const asOf = momentAsked(order.parameters, this.clock.nowIso());
    await this.barrier.raise(asOf);
    return { ...order, parameters: { ...order.parameters, asOf } };
  }

  async run(tx: Tx, order: ReportOrder<Parameters>): Promise<StoredReport> {
    const { id, centerId, parameters, requestedBy: producedBy } = order;
    const center = await this.keeping.center(tx, centerId);
    const params = paramsAsked(parameters, center, this.clock);
    const { from, to, asOf } = params;
    const produced = await this.report.run(tx, { ...params, definition: askedDefinition(parameters.definition) });
    const { definition } = parameters;
    const answered = { kind: this.kind, centerId, from, to, asOf, definition, ...produced };
    const digest = digestOfReport(answered);
    const producedAt = this.clock.nowIso();
    const report: NewZeroPetition = { ...answered, id, digest, producedAt, producedBy, version: 1 };
    await this.keeping.keep(tx, report);
    return report;
  }
}

function askedDefinition(key: string): ZeroDefinition {
  const definition = definitionOf(key);
  if (definition === undefined)
    throw invalid('/definition', 'wrong_code', { allowed: ZERO_DEFINITIONS.map(definitionKey).join(', ') });
  return definition;
}
