/**
 * The zero-petition report 零上访报告 (R43, api.md §5): the register, the returns and the claim of a centre and everything below it as
 * they stood at one moment; the rule book judges; the figures keep their records.
 */
import { Injectable } from '@nestjs/common';
import type { ZeroDefinition } from '../../domain/petitions/definitions.js';
import { judge, type ZeroQuestion } from '../../domain/petitions/zero-petition.js';
import type { Day, Instant } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { type RegisterGround, ReportGround, type EndedCase } from './report-ground.reader.js';
import type { Produced } from './report.record.js';
import { monthsFigure, petitionFigures, settledFigures, type CountedFigure } from './zero-petition.figures.js';

/** A centre with everything below it, over a period, as it stood at an instant. */
export interface ReportParams {
  readonly centerId: string;
  readonly from: Day;
  readonly to: Day;
  /** the register, the returns and all else as they stood then */
  readonly asOf: Instant;
  /** that moment's day in the zone of the centre: which months were over */
  readonly today: Day;
}

export interface ZeroPetitionParams extends ReportParams {
  readonly definition: ZeroDefinition;
}

@Injectable()
export class ZeroPetitionReport {
  constructor(private readonly ground: ReportGround) {}

  async run(tx: Tx, params: ZeroPetitionParams): Promise<Produced> {
    const register = await this.ground.register(tx, params.centerId, params.asOf);
    return produced(params, register, await this.ground.endedCases(tx, params.centerId, params));
  }
}

function produced(params: ZeroPetitionParams, ground: RegisterGround, ended: readonly EndedCase[]): Produced {
  const question: ZeroQuestion = {
    definition: params.definition,
    from: params.from,
    to: params.to,
    today: params.today,
    leafCenterIds: ground.leafCenterIds,
    petitions: ground.petitions,
    returns: ground.returns,
    declaredSince: ground.declaration?.declaredSince ?? null,
  };
  const judged = judge(question);
  const { zero, state, reasons, completeness, streak } = judged;
  const versions = versionsOf(ground);
  const counted = [
    ...petitionFigures(question, judged, versions),
    monthsFigure(judged, versions),
    ...settledFigures(ended),
  ];
  const { id, version, textZh, textEn } = params.definition;
  return {
    content: {
      definition: { id, version, textZh, textEn },
      zero,
      state,
      reasons,
      completeness,
      streak,
      declaration: ground.declaration,
      figures: counted.map(withoutRecords),
    },
    records: Object.fromEntries(counted.map(({ key, records }) => [key, records])),
  };
}

export const versionsOf = ({ petitions, returns }: RegisterGround): ReadonlyMap<string, number> =>
  new Map([...petitions, ...returns].map(({ id, version }) => [id, version]));

function withoutRecords({ key, label, definition, numerator, denominator, value }: CountedFigure) {
  return { key, label, definition, numerator, denominator, value };
}
