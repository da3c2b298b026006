/** Which reports have had something recorded about their period since the moment they speak of; most have not, and end here. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { FigureRecords, IndicatorFigure, ReportLine } from './report.record.js';

export interface TouchedReport extends Pick<ReportLine, 'id' | 'centerId' | 'kind' | 'from' | 'to' | 'definition'> {
  /** when the first of what came later was recorded */
  readonly since: string;
  readonly zone: string;
  readonly zero: boolean | 'unproven' | null;
  readonly figures: readonly Pick<IndicatorFigure, 'key' | 'numerator' | 'denominator' | 'value'>[];
  /** petitions that qualified; null where there is no such figure */
  readonly qualifying: FigureRecords | null;
}

/** An amendment may have moved a petition into the period or out of it, so every version of it counts. */
const SINCE = `least(
  (SELECT min(v.recorded_at) FROM petition_version v JOIN center c ON c.id = v.center_id
    WHERE c.path @> ARRAY[r.center_id] AND v.recorded_at > r.as_of AND r.kind IN ('zero_petition', 'three_zero')
      AND EXISTS (SELECT 1 FROM petition_version any_one WHERE any_one.petition_id = v.petition_id
                   AND any_one.occurred_on >= r.period_from AND any_one.occurred_on < r.period_to)),
  (SELECT min(v.recorded_at) FROM petition_return_version v JOIN petition_return t ON t.id = v.return_id
     JOIN center c ON c.id = v.center_id
    WHERE c.path @> ARRAY[r.center_id] AND v.recorded_at > r.as_of AND r.kind IN ('zero_petition', 'three_zero')
      AND t.month >= to_char(r.period_from, 'YYYY-MM') AND t.month <= to_char(r.period_to - 1, 'YYYY-MM')),
  (SELECT min(v.recorded_at) FROM outside_count v JOIN center c ON c.id = v.center_id
    WHERE c.path @> ARRAY[r.center_id] AND v.recorded_at > r.as_of AND r.kind IN ('three_zero', 'litigation_rate')
      AND v.month >= to_char(r.period_from, 'YYYY-MM') AND v.month <= to_char(r.period_to - 1, 'YYYY-MM')),
  (SELECT min(v.recorded_at) FROM population v JOIN center c ON c.id = v.center_id
    WHERE c.path @> ARRAY[r.center_id] AND v.recorded_at > r.as_of AND r.kind = 'litigation_rate'
      AND v.year >= extract(year FROM r.period_from) AND v.year <= extract(year FROM r.period_to - 1)),
  (SELECT min(c.created_at) FROM center c WHERE c.path @> ARRAY[r.center_id] AND c.created_at > r.as_of))`;

@Injectable()
export class RestatementReader {
  touched(tx: Tx, reportIds: readonly string[]): Promise<TouchedReport[]> {
    return tx.query<TouchedReport>(
      `SELECT * FROM (
         SELECT r.id, r.center_id AS "centerId", r.kind, r.period_from AS "from", r.period_to AS "to", r.definition, z.time_zone AS zone,
                r.content -> 'zero' AS zero, r.content -> 'figures' AS figures, r.records -> 'qualifying' AS qualifying, ${SINCE} AS since
           FROM report r JOIN center z ON z.id = r.center_id
          WHERE r.id = ANY($1::uuid[]) AND r.kind IN ('zero_petition', 'three_zero', 'litigation_rate')) touched
        WHERE since IS NOT NULL`,
      [reportIds],
    );
  }
}
