/** The figures of a roster report, by department and person, each with the records it was counted from. */
import {
  DUTY_METRICS,
  type DutyFacts,
  type DutyMetric,
  type DutyRecord,
  type DutySubject,
  MEASURED,
} from '../../domain/roster/duty-report.js';
import { rate } from '../../domain/petitions/rate.js';
import type { FigureRecords, RosterFigure } from './report.record.js';
import { ROSTER_FIGURE_TEXTS } from './roster-report.texts.js';

export interface CountedRosterFigure {
  readonly figure: RosterFigure;
  readonly records: FigureRecords;
}

/** Ids without their dashes: keys of figures are codes. */
const keyOf = ({ departmentId, staffId }: DutySubject, metric: DutyMetric): string => {
  const id = (staffId ?? departmentId).replaceAll('-', '');
  // Somebody may stand in two departments; the tail of the department's id tells the two apart.
  const place = staffId === null ? '' : `_${departmentId.replaceAll('-', '').slice(-6)}`;
  return `${staffId === null ? 'd' : 'p'}_${id}${place}_${metric.key}`;
};

export function figuresOf(facts: DutyFacts, subject: DutySubject): CountedRosterFigure[] {
  const level = subject.staffId === null ? 'department' : 'person';
  return DUTY_METRICS.filter(({ of }) => of === 'both' || of === level).map((metric) =>
    counted(metric, facts, subject),
  );
}

function counted(metric: DutyMetric, facts: DutyFacts, subject: DutySubject): CountedRosterFigure {
  const texts = ROSTER_FIGURE_TEXTS[metric.key];
  if (texts === undefined) throw new Error(`nobody says what ${metric.key} is`);
  const records = metric.records(facts, subject);
  const numerator = MEASURED[metric.measure](records, subject.people);
  const denominator = metric.among === undefined ? null : metric.among(facts, subject).length;
  return {
    figure: {
      key: keyOf(subject, metric),
      metric: metric.key,
      measure: metric.measure,
      label: texts.label,
      definition: texts.definition,
      numerator,
      denominator,
      value: denominator === null ? String(numerator) : rate(numerator, denominator).value,
    },
    records: { kind: metric.kind, refs: records.map(refOf) },
  };
}

const refOf = ({ id, version }: DutyRecord) => [id, version] as const;
