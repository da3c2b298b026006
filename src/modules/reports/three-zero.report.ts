/**
 * The three-zero report 三无 (domain.md §7): petitions from the register and its returns, the other two parts from what courts and the
 * police told; each part is judged for itself, and what nobody told leaves it unproven.
 */
import { Injectable } from '@nestjs/common';
import { tallyOf } from '../../domain/indicators/outside-counts.js';
import { figuresOf, judgeThreeZero, type ThreeZeroDefinition } from '../../domain/indicators/three-zero.js';
import { monthsOf } from '../../domain/petitions/monthly-return.js';
import type { Tx } from '../../platform/database/tx.js';
import { type CountedIndicator, ofRegister, outsideFigures } from './indicator.figures.js';
import { type IndicatorGround, type RegisterGround, ReportGround } from './report-ground.reader.js';
import type { Produced, ThreeZeroContent } from './report.record.js';
import { monthsFigure, qualifyingFigure } from './zero-petition.figures.js';
import { type ReportParams, versionsOf } from './zero-petition.report.js';

export interface ThreeZeroParams extends ReportParams {
  readonly definition: ThreeZeroDefinition;
}

@Injectable()
export class ThreeZeroReport {
  constructor(private readonly ground: ReportGround) {}

  async run(tx: Tx, params: ThreeZeroParams): Promise<Produced<ThreeZeroContent>> {
    const register = await this.ground.register(tx, params.centerId, params.asOf);
    return produced(params, register, await this.ground.indicators(tx, params.centerId, params.asOf));
  }
}

function produced(
  params: ThreeZeroParams,
  register: RegisterGround,
  { counts }: IndicatorGround,
): Produced<ThreeZeroContent> {
  const { definition, from, to, today } = params;
  const { leafCenterIds, petitions, returns } = register;
  const question = { definition, from, to, today, leafCenterIds, petitions, returns, counts, declaredSince: null };
  const judged = judgeThreeZero(question);
  const versions = versionsOf(register);
  const period = petitions.filter(({ occurredOn }) => occurredOn >= from && occurredOn < to);
  const months = monthsOf(from, to);
  const figures: CountedIndicator[] = [
    ofRegister(qualifyingFigure(judged.petitions, period, versions), 'petitions'),
    ofRegister(monthsFigure(judged.petitions, versions), 'returns'),
    ...figuresOf(definition).flatMap((name) => outsideFigures(name, tallyOf(name, { ...question, months }))),
  ];
  const { id, version, textZh, textEn } = definition;
  return {
    content: {
      definition: { id, version, textZh, textEn },
      zero: judged.zero,
      state: judged.petitions.state,
      parts: judged.parts,
      completeness: judged.petitions.completeness,
      figures: figures.map(({ figure }) => figure),
    },
    records: Object.fromEntries(figures.map(({ figure, records }) => [figure.key, records])),
  };
}
