/** What is checked of every question: a period that ends after it begins, a moment that has come. */
import { isWholeMonths } from '../../domain/indicators/litigation-rate.js';
import { dayOfInstant, type Instant, toInstant, yearOf } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import { invalid } from '../../platform/http/problem.js';
import type { CenterRecord } from '../centers/centers.reader.js';
import type { ReportParams } from './zero-petition.report.js';

const LONGEST_YEARS = 50;

/** Later than anything becomes known, though a writer may be a moment ahead of the clock: for today's answer, which nobody keeps. */
export const ALL_KNOWN: Instant = '9999-12-31T23:59:59.999Z';

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | null;
}

/** The instant a report is as of: one that has come. */
export function momentAsked({ from, to, asOf }: Asked, now: Instant): Instant {
  if (from >= to) throw invalid('/to', 'bad_range');
  if (yearOf(to) - yearOf(from) > LONGEST_YEARS) {
    throw invalid('/to', 'wrong_value', { expected: `≤ ${LONGEST_YEARS} years` });
  }
  const moment = asOf == null ? now : toInstant(asOf);
  if (moment > now) throw invalid('/asOf', 'in_future');
  return moment;
}

export function paramsAsked(asked: Asked, center: CenterRecord, clock: Clock): ReportParams {
  const asOf = momentAsked(asked, clock.nowIso());
  return { centerId: center.id, from: asked.from, to: asked.to, asOf, today: dayOfInstant(asOf, center.zone) };
}

/** What others count comes by month. */
export function demandMonths({ from, to }: Asked): void {
  if (!isWholeMonths(from, from)) throw invalid('/from', 'wrong_value', { expected: 'YYYY-MM-01' });
  if (!isWholeMonths(to, to)) throw invalid('/to', 'wrong_value', { expected: 'YYYY-MM-01' });
}
