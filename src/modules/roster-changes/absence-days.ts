import { MOST_ABSENCE_DAYS } from '../../domain/roster/changes.js';
import type { Span } from '../../domain/roster/substitutes.js';
import { dayOfInstant, diffDays, startOfDayInstant, toInstant } from '../../domain/shared/day.js';
import { invalid } from '../../platform/http/problem.js';
import type { CreateAbsenceRequest } from './absences.dto.js';
import type { Moment } from './moments.service.js';

/** The days of an absence as two instants; throws what is wrong with them. */
export function spanOf({ from, to, since }: CreateAbsenceRequest, { center, today }: Moment): Span {
  if (to <= from) throw invalid('/to', 'bad_range');
  if (diffDays(from, to) > MOST_ABSENCE_DAYS) throw invalid('/to', 'absence_too_long', { max: MOST_ABSENCE_DAYS });
  if (from < today) throw invalid('/from', 'roster_frozen');
  const startsAt = since === undefined ? startOfDayInstant(from, center.zone) : toInstant(since);
  if (dayOfInstant(startsAt, center.zone) !== from) throw invalid('/since', 'since_other_day');
  return { startsAt, endsAt: startOfDayInstant(to, center.zone) };
}
