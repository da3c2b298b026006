/** Produces three-zero reports and litigation rates: asked once, judged once, stored as it was answered. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { LITIGATION_RATE } from '../../domain/indicators/litigation-rate.js';
import {
  THREE_ZERO_DEFINITIONS,
  type ThreeZeroDefinition,
  threeZeroDefinitionOf,
} from '../../domain/indicators/three-zero.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { invalid } from '../../platform/http/problem.js';
import { created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { digestOf } from './digest.js';
import type {
  LitigationRateReportResponse,
  ProduceLitigationRateRequest,
  ProduceThreeZeroRequest,
  ThreeZeroReportResponse,
} from './indicator-reports.dto.js';
import { toLitigationRateView, toThreeZeroView } from './indicator-report.view.js';
import { LitigationRateReport } from './litigation-rate.report.js';
import { monthsAsked } from './report-asking.js';
import { ReportKeeping } from './report-keeping.service.js';
import type { NewLitigationRate, NewThreeZero } from './report.record.js';
import { reportPath } from './report.view.js';
import { ThreeZeroReport } from './three-zero.report.js';
import type { ReportParams } from './zero-petition.report.js';

const keyOf = ({ id, version }: { readonly id: string; readonly version: number }): string => `${id}@${version}`;

@Injectable()
export class IndicatorReportsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly keeping: ReportKeeping,
    private readonly threeZero: ThreeZeroReport,
    private readonly litigationRate: LitigationRateReport,
    private readonly clock: Clock,
  ) {}

  produceThreeZero(caller: Caller, input: ProduceThreeZeroRequest): Promise<Reply<ThreeZeroReportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.keeping.center(tx, caller, input.centerId);
      const params = monthsAsked(input, center, this.clock);
      const definition = askedDefinition(input.definition);
      const produced = await this.threeZero.run(tx, { ...params, definition });
      const asked = { kind: 'three_zero', ...periodOf(params), definition: keyOf(definition) } as const;
      const report: NewThreeZero = {
        ...asked,
        ...produced,
        ...this.head(caller, input.id, params),
        digest: digestOf({ ...asked, ...produced }),
      };
      await this.keeping.keep(tx, report);
      return created(toThreeZeroView(report, caller.language), report.version, reportPath(report.id));
    });
  }

  produceLitigationRate(
    caller: Caller,
    input: ProduceLitigationRateRequest,
  ): Promise<Reply<LitigationRateReportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.keeping.center(tx, caller, input.centerId);
      const params = monthsAsked(input, center, this.clock);
      const produced = await this.litigationRate.run(tx, params);
      const asked = { kind: 'litigation_rate', ...periodOf(params), definition: keyOf(LITIGATION_RATE) } as const;
      const report: NewLitigationRate = {
        ...asked,
        ...produced,
        ...this.head(caller, input.id, params),
        digest: digestOf({ ...asked, ...produced }),
      };
      await this.keeping.keep(tx, report);
      return created(toLitigationRateView(report, caller.language), report.version, reportPath(report.id));
    });
  }

  private head(caller: Caller, id = uuidv7(), { asOf }: ReportParams) {
    return { id, asOf, producedAt: this.clock.nowIso(), producedBy: caller.actor.accountId, version: 1 };
  }
}

const periodOf = ({ centerId, from, to }: ReportParams) => ({ centerId, from, to });

function askedDefinition(key: string): ThreeZeroDefinition {
  const definition = threeZeroDefinitionOf(key);
  if (definition === undefined)
    throw invalid('/definition', 'wrong_code', { allowed: THREE_ZERO_DEFINITIONS.map(keyOf).join(', ') });
  return definition;
}
