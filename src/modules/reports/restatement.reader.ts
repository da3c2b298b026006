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
  /** cases that were settled, and all that ended; null where there are no such figures */
  readonly settled: FigureRecords | null;
  readonly ended: FigureRecords | null;
}

/** Whether a case ended in the period and was settled here, by the version in force: null if it did not end in it. */
const endedAs = (inForce: string): string => `(
  SELECT s.outcome = 'settled' AND NOT s.escalated FROM case_version s
   WHERE s.dispute_id = t.dispute_id AND ${inForce} AND s.outcome IN ('settled', 'failed', 'withdrawn')
     AND s.ended_on >= r.period_from AND s.ended_on < r.period_to)`;

/** Most of what becomes known of a case later does not change how it ended: only cases of which it does. */
const ENDED_SINCE = `
  SELECT min(n.known_from) FROM (
    SELECT DISTINCT v.dispute_id FROM case_version v JOIN center c ON c.id = v.center_id
     WHERE c.path @> ARRAY[r.center_id] AND r.kind = 'zero_petition' AND v.ended_on >= r.period_from AND v.ended_on < r.period_to
       AND (v.known_from > r.as_of OR (v.known_until > r.as_of AND v.known_until < 'infinity'))) t
    JOIN case_version n ON n.dispute_id = t.dispute_id AND n.known_from > r.as_of
   WHERE ${endedAs('s.known_from <= r.as_of AND s.known_until > r.as_of')} IS DISTINCT FROM ${endedAs(`s.known_until = 'infinity'`)}`;

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
  (${ENDED_SINCE}),
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
                r.content -> 'zero' AS zero, r.content -> 'figures' AS figures, r.records -> 'qualifying' AS qualifying,
                r.records -> 'disputes_settled_here' AS settled, r.records -> 'disputes_ended' AS ended, ${SINCE} AS since
           FROM report r JOIN center z ON z.id = r.center_id
          WHERE r.id = ANY($1::uuid[]) AND r.kind IN ('zero_petition', 'three_zero', 'litigation_rate')) touched
        WHERE since IS NOT NULL`,
      [reportIds],
    );
  }

  /** Of reports on cases: those about whose centres anything at all became known since. */
  async withNews(tx: Tx, reportIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT r.id FROM report r
        WHERE r.id = ANY($1::uuid[]) AND EXISTS (
          SELECT 1 FROM jsonb_array_elements_text(r.content -> 'scope' -> 'centerIds') AS own(id)
           WHERE EXISTS (SELECT 1 FROM case_version v WHERE v.center_id = own.id::uuid AND v.known_from > r.as_of))`,
      [reportIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
