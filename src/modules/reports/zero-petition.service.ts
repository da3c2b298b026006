/** Produces zero-petition reports: asked once, judged once, stored as it was answered. */
import { Injectable } from '@nestjs/common';
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
import { created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { digestOf } from './digest.js';
import { paramsAsked } from './report-asking.js';
import { ReportKeeping } from './report-keeping.service.js';
import type { NewZeroPetition } from './report.record.js';
import { reportPath, toZeroPetitionView } from './report.view.js';
import type { ProduceZeroPetitionRequest, ZeroPetitionReportResponse } from './zero-petition.dto.js';
import { ZeroPetitionReport, type ZeroPetitionParams } from './zero-petition.report.js';

@Injectable()
export class ZeroPetitionService {
  constructor(
    private readonly useCases: UseCases,
    private readonly keeping: ReportKeeping,
    private readonly report: ZeroPetitionReport,
    private readonly clock: Clock,
  ) {}

  produce(caller: Caller, input: ProduceZeroPetitionRequest): Promise<Reply<ZeroPetitionReportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.keeping.center(tx, caller, input.centerId);
      const params = { ...paramsAsked(input, center, this.clock), definition: askedDefinition(input.definition) };
      const report = await this.judged(tx, caller, params, input.id ?? uuidv7());
      await this.keeping.keep(tx, report);
      return created(toZeroPetitionView(report, caller.language), report.version, reportPath(report.id));
    });
  }

  private async judged(tx: Tx, caller: Caller, params: ZeroPetitionParams, id: string): Promise<NewZeroPetition> {
    const { content, records } = await this.report.run(tx, params);
    const { centerId, from, to, asOf } = params;
    const asked = { kind: 'zero_petition', centerId, from, to, definition: definitionKey(params.definition) } as const;
    return {
      ...asked,
      id,
      content,
      records,
      digest: digestOf({ ...asked, content, records }),
      asOf,
      producedAt: this.clock.nowIso(),
      producedBy: caller.actor.accountId,
      version: 1,
    };
  }
}

function askedDefinition(key: string): ZeroDefinition {
  const definition = definitionOf(key);
  if (definition === undefined)
    throw invalid('/definition', 'wrong_code', { allowed: ZERO_DEFINITIONS.map(definitionKey).join(', ') });
  return definition;
}
