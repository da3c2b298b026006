/** Who can stand in for whom: officers with everything that binds them in the weeks around, judged by the rule book. */
import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import {
  type Candidate,
  DAYS_AROUND,
  type Place,
  type Ranking,
  rankSubstitutes,
  type Unfit,
  whyUnfit,
} from '../../domain/roster/substitutes.js';
import { addDays, earlierOf, laterOf, startOfDayInstant, yearOf } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import type { CenterRecord } from '../centers/centers.reader.js';
import { RosterHistoryReader } from '../roster/roster-history.reader.js';
import type { ShiftLine } from '../roster/roster.record.js';
import { type StaffRecord, StaffReader } from '../staff/staff.reader.js';
import { AbsencesStore } from './absences.store.js';

/** The week of the first and the last place counts in full. */
const MARGIN = DAYS_AROUND + 7;

export interface OfficerCandidate extends Candidate {
  readonly lines: readonly ShiftLine[];
}

/** The officers of a centre as they are bound around some places. */
export interface SubstituteGround {
  readonly calendar: WorkingCalendar;
  readonly officers: ReadonlyMap<string, OfficerCandidate>;
}

@Injectable()
export class SubstitutesService {
  constructor(
    private readonly staff: StaffReader,
    private readonly calendars: CalendarReader,
    private readonly history: RosterHistoryReader,
    private readonly absences: AbsencesStore,
  ) {}

  async ground(tx: Tx, center: CenterRecord, places: readonly Pick<Place, 'on'>[]): Promise<SubstituteGround> {
    const days = places.map(({ on }) => on);
    const [first = ''] = days;
    const from = addDays(earlierOf(first, ...days), -MARGIN);
    const to = addDays(laterOf(first, ...days), MARGIN + 1);
    const calendar = await this.calendars.workingCalendar(tx, center.id, yearOf(from), yearOf(to));
    const officers = await this.staff.officers(tx, center.id);
    const ids = officers.map(({ id }) => id);
    const bounds = [startOfDayInstant(from, center.zone), startOfDayInstant(to, center.zone)] as const;
    const lines = groupedBy(await this.history.linesOfStaff(tx, ids, ...bounds));
    const absences = groupedBy(await this.absences.during(tx, ids, ...bounds));
    const candidates = officers.map((officer): [string, OfficerCandidate] => [
      officer.id,
      { ...termsOf(officer), lines: lines.get(officer.id) ?? [], absences: absences.get(officer.id) ?? [] },
    ]);
    return { calendar, officers: new Map(candidates) };
  }
}

/** The fair order for a place among the officers of its department, the one who leaves it left out. */
export function rankFor({ officers, calendar }: SubstituteGround, place: Place, leaving?: string): Ranking {
  const asked = [...officers.values()].filter(
    ({ staffId, departmentIds }) => staffId !== leaving && departmentIds.includes(place.departmentId),
  );
  return rankSubstitutes(place, asked, calendar);
}

/** What keeps that person from the place, a line they give away for it left out. */
export function unfitFor(
  { officers, calendar }: SubstituteGround,
  staffId: string,
  place: Place,
  givenAway?: string,
): Unfit | undefined {
  const officer = officers.get(staffId);
  if (officer === undefined) return { code: 'not_an_officer', params: {} };
  const lines = officer.lines.filter(({ id }) => id !== givenAway);
  return whyUnfit({ ...officer, lines }, place, calendar);
}

const termsOf = (officer: StaffRecord) => ({
  staffId: officer.id,
  departmentIds: [...(officer.departmentId === null ? [] : [officer.departmentId]), ...officer.alsoDepartmentIds],
  weekdays: officer.weekdays,
  maxPerWeek: officer.maxShiftsPerWeek,
  minRestHours: officer.minRestHours,
});

function groupedBy<T extends { readonly staffId: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.staffId, [...(groups.get(item.staffId) ?? []), item]);
  return groups;
}
