/**
 * The figures of a report on the duty roster, each counted from records that can be shown: how much everybody stood, how
 * evenly, who helped whom out, who was away (never why), which places stayed empty. A figure is one entry of the list below.
 * Example: two shifts, one of them on a Friday: load 2, weighted load 2.25.
 */
import { diffDays, type Day } from '../shared/day.js';
import { spreadOf } from './fairness.js';

export type DutyRecordKind = 'shift' | 'swap_request' | 'absence' | 'roster_gap';

/** One thing that was counted, as it was then. Columns a kind does not have are null. */
export interface DutyRecord {
  readonly id: string;
  readonly version: number;
  /** the day; of an absence the first one within the period */
  readonly on: Day;
  /** of an absence: the day after the last one within the period */
  readonly until: Day | null;
  readonly part: string | null;
  readonly departmentId: string | null;
  readonly staffId: string | null;
  /** who stood there before, or the other one of a swap */
  readonly otherStaffId: string | null;
  /** of a shift: 1, on Mondays and Fridays 1.25, on make-up days 1.5 */
  readonly weight: number | null;
  /** of a shift at the counter: came `on_time` or `late`, or is over and `not_recorded` */
  readonly state: string | null;
}

export interface DutyFacts {
  /** in force when the report was made */
  readonly shifts: readonly DutyRecord[];
  /** somebody stepped in for somebody else; also where the line was changed again later */
  readonly substitutions: readonly DutyRecord[];
  /** done; one of the two departments is enough */
  readonly swaps: readonly (DutyRecord & { readonly otherDepartmentId: string })[];
  readonly absences: readonly DutyRecord[];
  readonly gaps: readonly DutyRecord[];
}

/** Of whom a figure speaks: a department with its people, or one of them in it. */
export interface DutySubject {
  readonly departmentId: string;
  /** null: the whole department */
  readonly staffId: string | null;
  readonly people: readonly string[];
}

/** How the figure follows from its records, so that anybody can recount it. */
export const DUTY_MEASURES = ['count', 'weight', 'days', 'spread', 'weighted_spread'] as const;
export type DutyMeasure = (typeof DUTY_MEASURES)[number];

export interface DutyMetric {
  readonly key: string;
  readonly of: 'department' | 'person' | 'both';
  readonly kind: DutyRecordKind;
  readonly measure: DutyMeasure;
  readonly records: (facts: DutyFacts, subject: DutySubject) => readonly DutyRecord[];
  /** over how many; a plain figure has none */
  readonly among?: (facts: DutyFacts, subject: DutySubject) => readonly DutyRecord[];
}

const shifts = (facts: DutyFacts, subject: DutySubject) => facts.shifts.filter((record) => isOf(record, subject));
const attended = (facts: DutyFacts, subject: DutySubject) =>
  shifts(facts, subject).filter(({ state }) => state === 'on_time' || state === 'late');
const due = (facts: DutyFacts, subject: DutySubject) => shifts(facts, subject).filter(({ state }) => state !== null);
const substitutions = (facts: DutyFacts, { departmentId }: DutySubject) =>
  facts.substitutions.filter((record) => record.departmentId === departmentId);
const gaps = (facts: DutyFacts, { departmentId }: DutySubject) =>
  facts.gaps.filter((record) => record.departmentId === departmentId);
const absences = (facts: DutyFacts, { staffId, people }: DutySubject) =>
  facts.absences.filter((record) => (staffId === null ? people : [staffId]).includes(record.staffId ?? ''));
const swaps = (facts: DutyFacts, { departmentId, staffId }: DutySubject) =>
  facts.swaps
    .filter((record) => record.departmentId === departmentId || record.otherDepartmentId === departmentId)
    .filter((record) => staffId === null || record.staffId === staffId || record.otherStaffId === staffId);

export const DUTY_METRICS: readonly DutyMetric[] = [
  { key: 'shifts', of: 'both', kind: 'shift', measure: 'count', records: shifts },
  { key: 'weighted_load', of: 'both', kind: 'shift', measure: 'weight', records: shifts },
  { key: 'spread', of: 'department', kind: 'shift', measure: 'spread', records: shifts },
  { key: 'weighted_spread', of: 'department', kind: 'shift', measure: 'weighted_spread', records: shifts },
  { key: 'substitutions', of: 'department', kind: 'shift', measure: 'count', records: substitutions },
  {
    key: 'substitutions_taken',
    of: 'person',
    kind: 'shift',
    measure: 'count',
    records: (facts, subject) => substitutions(facts, subject).filter(({ staffId }) => staffId === subject.staffId),
  },
  {
    key: 'substitutions_given',
    of: 'person',
    kind: 'shift',
    measure: 'count',
    records: (facts, subject) =>
      substitutions(facts, subject).filter(({ otherStaffId }) => otherStaffId === subject.staffId),
  },
  { key: 'swaps', of: 'both', kind: 'swap_request', measure: 'count', records: swaps },
  { key: 'absences', of: 'both', kind: 'absence', measure: 'count', records: absences },
  { key: 'absence_days', of: 'both', kind: 'absence', measure: 'days', records: absences },
  {
    key: 'late',
    of: 'both',
    kind: 'shift',
    measure: 'count',
    records: (facts, subject) => attended(facts, subject).filter(({ state }) => state === 'late'),
    among: attended,
  },
  {
    key: 'not_checked_in',
    of: 'both',
    kind: 'shift',
    measure: 'count',
    records: (facts, subject) => due(facts, subject).filter(({ state }) => state === 'not_recorded'),
    among: due,
  },
  {
    key: 'gaps_open',
    of: 'department',
    kind: 'roster_gap',
    measure: 'count',
    records: (facts, subject) => gaps(facts, subject).filter(({ state }) => state === 'open'),
    among: gaps,
  },
  {
    key: 'gaps_filled',
    of: 'department',
    kind: 'roster_gap',
    measure: 'count',
    records: (facts, subject) => gaps(facts, subject).filter(({ state }) => state === 'filled'),
    among: gaps,
  },
];

const isOf = (record: DutyRecord, { departmentId, staffId }: DutySubject): boolean =>
  record.departmentId === departmentId && (staffId === null || record.staffId === staffId);

const weightOf = (records: readonly DutyRecord[]): number =>
  records.reduce((sum, { weight }) => sum + (weight ?? 0), 0);

const byPerson = (records: readonly DutyRecord[], people: readonly string[]): DutyRecord[][] =>
  people.map((person) => records.filter(({ staffId }) => staffId === person));

/** The figure that follows from the records; `people` are those among whom a spread is measured, idle ones included. */
export const MEASURED: Record<DutyMeasure, (records: readonly DutyRecord[], people: readonly string[]) => number> = {
  count: (records) => records.length,
  weight: weightOf,
  days: (records) => records.reduce((sum, { on, until }) => sum + diffDays(on, until ?? on), 0),
  spread: (records, people) => spreadOf(byPerson(records, people).map((each) => each.length)),
  weighted_spread: (records, people) => spreadOf(byPerson(records, people).map(weightOf)),
};
