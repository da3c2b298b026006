/** The litigation rate 万人起诉率 (domain.md §7), per calendar year: of all leaf centres together, and of each. */
import { Injectable } from '@nestjs/common';
import { LITIGATION_RATE, litigationRates } from '../../domain/indicators/litigation-rate.js';
import type { Tx } from '../../platform/database/tx.js';
import { litigationFigures } from './indicator.figures.js';
import { ReportGround } from './report-ground.reader.js';
import type { LitigationRateContent, Produced } from './report.record.js';
import type { ReportParams } from './zero-petition.report.js';

@Injectable()
export class LitigationRateReport {
  constructor(private readonly ground: ReportGround) {}

  async run(tx: Tx, { centerId, from, to, asOf, today }: ReportParams): Promise<Produced<LitigationRateContent>> {
    const ground = await this.ground.indicators(tx, centerId, asOf);
    const figures = litigationRates({ from, to, today, ...ground }).flatMap(litigationFigures);
    return {
      content: { definition: LITIGATION_RATE, figures: figures.map(({ figure }) => figure) },
      records: Object.fromEntries(figures.map(({ figure, records }) => [figure.key, records])),
    };
  }
}
