/** Produces zero-petition reports: asked once, judged once, stored as it was answered. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { definitionKey, definitionOf, ZERO_DEFINITIONS } from '../../domain/petitions/definitions.js';
import { yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, Problem, unknownReference } from '../../platform/http/problem.js';
import { created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { digestOf } from './digest.js';
import type { NewZeroPetition } from './report.record.js';
import { reportPath, toZeroPetitionView } from './report.view.js';
import { ReportsStore } from './reports.store.js';
import type { ProduceZeroPetitionRequest, ZeroPetitionReportResponse } from './zero-petition.dto.js';
import { ZeroPetitionReport, type ZeroPetitionParams } from './zero-petition.report.js';

const LONGEST_YEARS = 50;

@Injectable()
export class ZeroPetitionService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ReportsStore,
    private readonly report: ZeroPetitionReport,
    private readonly centers: CentersReader,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  produce(caller: Caller, input: ProduceZeroPetitionRequest): Promise<Reply<ZeroPetitionReportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.centers.get(tx, input.centerId);
      if (center === undefined) throw unknownReference('/centerId');
      demandInCenter(caller, 'report.produce', center.id);
      const report = await this.judged(tx, caller, paramsOf(input, center, this.clock), input.id ?? uuidv7());
      if (!(await this.store.insert(tx, report))) throw new Problem('id_in_use');
      await this.announce(tx, report);
      return created(toZeroPetitionView(report, caller.language), report.version, reportPath(report.id));
    });
  }

  private async judged(tx: Tx, caller: Caller, params: ZeroPetitionParams, id: string): Promise<NewZeroPetition> {
    const { content, records } = await this.report.run(tx, params);
    const { centerId, from, to } = params;
    const asked = { kind: 'zero_petition', centerId, from, to, definition: definitionKey(params.definition) } as const;
    return {
      ...asked,
      id,
      content,
      records,
      digest: digestOf({ ...asked, content, records }),
      asOf: this.clock.nowIso(),
      producedBy: caller.actor.accountId,
      version: 1,
    };
  }

  private async announce(tx: Tx, { id, centerId, kind, definition, digest, asOf }: NewZeroPetition): Promise<void> {
    const payload = { kind, definition, digest };
    await this.outbox.add(tx, [
      { centerId, type: 'report.produced', subjectKind: 'report', subjectId: id, payload, recordedAt: asOf },
    ]);
  }
}

function paramsOf(input: ProduceZeroPetitionRequest, center: CenterRecord, clock: Clock): ZeroPetitionParams {
  const { from, to } = input;
  if (from >= to) throw invalid('/to', 'bad_range');
  if (yearOf(to) - yearOf(from) > LONGEST_YEARS)
    throw invalid('/to', 'wrong_value', { expected: `≤ ${LONGEST_YEARS} years` });
  const definition = definitionOf(input.definition);
  if (definition === undefined)
    throw invalid('/definition', 'wrong_code', { allowed: ZERO_DEFINITIONS.map(definitionKey).join(', ') });
  return { centerId: center.id, from, to, definition, today: clock.today(center.zone) };
}
