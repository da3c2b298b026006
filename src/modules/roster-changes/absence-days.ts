import { MOST_ABSENCE_DAYS } from '../../domain/roster/changes.js';
import type { Interval } from '../../domain/shared/interval.js';
import {
  addDays,
  dayOfInstant,
  diffDays,
  type Instant,
  startOfDayInstant,
  toInstant,
} from '../../domain/shared/day.js';
import { invalid } from '../../platform/http/problem.js';
import type { CreateAbsenceRequest, EndAbsenceRequest } from './absences.dto.js';
import type { AbsenceRecord } from './absences.store.js';
import type { Moment } from './moments.service.js';

/** The days of an absence as two instants; throws what is wrong with them. */
export function spanOf({ from, to, since }: CreateAbsenceRequest, { center, today }: Moment): Interval {
  if (to <= from) throw invalid('/to', 'bad_range');
  if (diffDays(from, to) > MOST_ABSENCE_DAYS) throw invalid('/to', 'absence_too_long', { max: MOST_ABSENCE_DAYS });
  if (from < today) throw invalid('/from', 'roster_frozen');
  const startsAt = since === undefined ? startOfDayInstant(from, center.zone) : toInstant(since);
  if (dayOfInstant(startsAt, center.zone) !== from) throw invalid('/since', 'since_other_day');
  return { startsAt, endsAt: startOfDayInstant(to, center.zone) };
}

/** When somebody is back who comes earlier than recorded; throws what is wrong with it. */
export function endOf({ to, until }: EndAbsenceRequest, absence: AbsenceRecord, { center, today }: Moment): Instant {
  const isEarlier = to < absence.to || (until !== undefined && to === absence.to);
  if (!isEarlier) throw invalid('/to', 'not_earlier', { to: absence.to });
  if (to <= absence.from) throw invalid('/to', 'bad_range');
  if (to < today) throw invalid('/to', 'roster_frozen');
  if (until === undefined) return startOfDayInstant(to, center.zone);
  const endsAt = toInstant(until);
  const on = dayOfInstant(endsAt, center.zone);
  if (addDays(on, 1) !== to) throw invalid('/until', 'until_other_day');
  if (on < today) throw invalid('/until', 'roster_frozen');
  if (endsAt <= absence.startsAt || absence.endsAt <= endsAt) throw invalid('/until', 'bad_range');
  return endsAt;
}
