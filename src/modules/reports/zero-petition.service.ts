/** Produces zero-petition reports: asked once, judged once, stored as it was answered. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  definitionKey,
  definitionOf,
  ZERO_DEFINITIONS,
  type ZeroDefinition,
} from '../../domain/petitions/definitions.js';
import { type Day, yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, unknownReference } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { digestOfReport } from './digest.js';
import type { ReportJobResponse } from './report-jobs.dto.js';
import { ReportKeepingService } from './report-keeping.service.js';
import { ReportProductionService } from './report-production.service.js';
import { type ReportOrder, type ReportRunner, ReportRunners } from './report-runners.js';
import type { NewZeroPetition, StoredReport } from './report.record.js';
import type { toReportView } from './report.view.js';
import type { ProduceZeroPetitionRequest } from './zero-petition.dto.js';
import { ZeroPetitionReport } from './zero-petition.report.js';

const LONGEST_YEARS = 50;

interface Parameters {
  readonly from: Day;
  readonly to: Day;
  /** id@version */
  readonly definition: string;
}

@Injectable()
export class ZeroPetitionService implements ReportRunner<Parameters>, OnModuleInit {
  readonly kind = 'zero_petition';
  readonly readsBelow = true;

  constructor(
    private readonly useCases: UseCases,
    private readonly production: ReportProductionService,
    private readonly runners: ReportRunners,
    private readonly report: ZeroPetitionReport,
    private readonly keeping: ReportKeepingService,
    private readonly centers: CentersReader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runners.register(this);
  }

  produce(
    caller: Caller,
    input: ProduceZeroPetitionRequest,
    isLaterWanted: boolean,
  ): Promise<Reply<ReturnType<typeof toReportView> | ReportJobResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { id = uuidv7(), centerId } = input;
      if ((await this.centers.get(tx, centerId)) === undefined) throw unknownReference('/centerId');
      demandInCenter(caller, 'report.produce', centerId);
      const requestedBy = caller.actor.accountId;
      const order = { id, centerId, kind: this.kind, parameters: parametersOf(input), requestedBy };
      return this.production.produce(tx, caller, order, isLaterWanted);
    });
  }

  steps(): number {
    return 1;
  }

  async run(tx: Tx, order: ReportOrder<Parameters>): Promise<StoredReport> {
    const { id, centerId, requestedBy: producedBy } = order;
    const { from, to, definition: key } = order.parameters;
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw unknownReference('/centerId');
    const [definition, today] = [demandDefinition(key), this.clock.today(center.zone)];
    const { content, records } = await this.report.run(tx, { centerId, from, to, definition, today });
    const asked = { kind: 'zero_petition', centerId, from, to, definition: key } as const;
    const digest = digestOfReport({ ...asked, content, records });
    const asOf = this.clock.nowIso();
    const report: NewZeroPetition = { ...asked, id, content, records, digest, asOf, producedBy, version: 1 };
    await this.keeping.keep(tx, report);
    return report;
  }
}

function parametersOf({ from, to, definition }: ProduceZeroPetitionRequest): Parameters {
  if (from >= to) throw invalid('/to', 'bad_range');
  if (yearOf(to) - yearOf(from) > LONGEST_YEARS)
    throw invalid('/to', 'wrong_value', { expected: `≤ ${LONGEST_YEARS} years` });
  return { from, to, definition: definitionKey(demandDefinition(definition)) };
}

function demandDefinition(key: string): ZeroDefinition {
  const definition = definitionOf(key);
  if (definition !== undefined) return definition;
  throw invalid('/definition', 'wrong_code', { allowed: ZERO_DEFINITIONS.map(definitionKey).join(', ') });
}
