/**
 * What a report on cases consists of: counts in SQL over `case_version`, figures made of them, and how they are laid out. A new
 * report is one file in `kinds/` and one line in `case-reports.ts`; a published definition never changes: a new one gets a new version.
 */
import type { FigureDefinition } from '../../domain/reports/figure.js';
import type { Identity } from '../../domain/reports/report-texts.js';
import type { Chart, PrintedDefinition, Section, Words } from '../../domain/reports/printed.js';
import type { CaseFigure } from './report.record.js';

/** First day of the period. */
export const FROM = '$3::date';
/** The same day a year before the period. */
export const A_YEAR_BEFORE = `(${FROM} - interval '1 year')::date`;
/** Day after the last day that counts: the end of the period, or the day after the instant the report is as of. */
export const CUT = '$4::date';

export const inPeriod = (day: string): string => `(${day} >= ${FROM} AND ${day} < ${CUT})`;
export const beforeCut = (day: string): string => `(${day} < ${CUT})`;
/** Has not happened by the cut-off. */
export const notByCut = (day: string): string => `(${day} IS NULL OR ${day} >= ${CUT})`;

/** Versions the report is about: as they were known at its instant, and of those it was asked for. */
export const inForce = (version: string, asOf = '$2'): string => `${version}.known_from <= ${asOf}::timestamptz
  AND ${version}.known_until > ${asOf}::timestamptz
  AND ($5::jsonb ->> 'delegatedBy' IS NULL OR ${version}.delegated_by = $5::jsonb ->> 'delegatedBy')
  AND ($5::jsonb ->> 'courtDelegated' = 'include'
       OR (coalesce(${version}.delegated_by, '') = 'court') = ($5::jsonb ->> 'courtDelegated' = 'only'))`;

/**
 * Marks of the cases of a centre accepted in the period: how many of them have the mark, the first of them, and the place of the mark
 * among those of its kind in its case, the most shared first. One pass over all of them, not one look-up for each.
 */
const MARKS = `JOIN (
  SELECT s.dispute_id, s.kind, s.mark, s.cases, s.first,
         row_number() OVER (PARTITION BY s.dispute_id, s.kind ORDER BY s.cases DESC, s.mark) AS ord
    FROM (SELECT k.dispute_id, k.kind, k.mark, count(*) OVER same AS cases, min(k.dispute_id::text) OVER same AS first
            FROM (SELECT DISTINCT w.center_id, w.dispute_id, x.kind, x.mark
                    FROM case_version w JOIN dispute d ON d.id = w.dispute_id LEFT JOIN party p ON p.dispute_id = d.id
                   CROSS JOIN LATERAL (VALUES ('id_number', p.id_number_match), ('phone', p.phone_match), ('home', p.address_match),
                     ('place', d.address_match)) AS x(kind, mark)
                   WHERE w.center_id = ANY($1::uuid[]) AND ${inForce('w')} AND ${inPeriod('w.accepted_on')} AND x.mark IS NOT NULL) k
          WINDOW same AS (PARTITION BY k.center_id, k.kind, k.mark)) s) AS m ON m.dispute_id = c.dispute_id`;

/** What one row of a count is: a case, or something in its lists. */
export const COUNTED = {
  case: '',
  promise: `CROSS JOIN LATERAL jsonb_to_recordset(c.promises) AS p(id uuid, kind text, "amountFen" bigint, "dueOn" date,
    continuing boolean, "doneOn" date, state text, urges int)`,
  referral: `CROSS JOIN LATERAL jsonb_to_recordset(c.referrals) AS r(id uuid, "fromDepartmentId" text, "departmentId" text, body text,
    state text, "sentOn" date, "answerBy" date, "answeredOn" date, "bySilence" boolean)`,
  deadline: `CROSS JOIN LATERAL jsonb_to_recordset(c.deadlines) AS t(kind text, "dueOn" date, "doneOn" date, pending boolean, paused boolean)`,
  visit: `CROSS JOIN LATERAL jsonb_to_recordset(c.visits) AS v("dueOn" date, "visitedOn" date, performance text, satisfaction text,
    "breachFound" boolean, "escalationSigns" boolean)`,
  confirmation: `CROSS JOIN LATERAL jsonb_to_recordset(c.confirmations) AS f("filedOn" date, "decidedOn" date, result text)`,
  mark: MARKS,
} as const;
export type CountedThing = keyof typeof COUNTED;

/** Working days of `(from, to]`, from the calendar of the centre (`needsCalendar`). */
export const workingDays = (from: string, to: string): string =>
  `(($6::int[])[${to} - $7::date + 1] - ($6::int[])[${from} - $7::date + 1])`;

/** The same without the time the clock stood still. */
export const workingDaysNet = (from: string, to: string): string => `(${workingDays(from, to)} - coalesce((
  SELECT sum(greatest(0, ${workingDays(`greatest(z."from", ${from})`, `least(coalesce(z."to", ${to}), ${to})`)}))
    FROM jsonb_to_recordset(c.pauses) AS z("from" date, "to" date)), 0))::int`;

export interface Count {
  readonly id: string;
  readonly of: CountedThing;
  /** which of them count; SQL over `c` and the alias of the thing (p, r, t, v, f) */
  readonly when: string;
  /** the value of the dimension, as text; a distribution: the whole days */
  readonly by?: string;
  /** what each adds; absent: 1 */
  readonly adds?: string;
  /** it looks at the same days of the year before, too */
  readonly looksAYearBack?: boolean;
  /** it looks at what came in after the period, too */
  readonly looksAhead?: boolean;
  /** its values are kept and shown as 1, 2, 3 …, which mean nothing outside the report */
  readonly numbered?: boolean;
}

/** The figures of a produced report by key, and the values found or known of each dimension, in order, with their words. */
export interface Laid {
  readonly figures: ReadonlyMap<string, CaseFigure>;
  values(dimension: NonNullable<FigureDefinition['by']>): readonly { readonly key: string; readonly label: Words }[];
  /** kinds of committee below the centre */
  readonly committees: readonly { readonly key: string; readonly label: Words }[];
  readonly period: { readonly from: string; readonly to: string };
  /** figures by grid and sub-type of fewer cases are not shown (R50) */
  readonly smallCell: number;
}

export interface Layout {
  readonly verdict?: Words;
  readonly sections: readonly Section[];
  readonly charts: readonly Chart[];
  readonly notes?: readonly Words[];
}

/** A figure that contradicts another one: such a report is not produced (R41). */
export interface Breach {
  readonly identity: Identity;
  readonly left: number;
  readonly right: number;
  /** the count whose records show it */
  readonly count: string;
}

export interface CaseReport {
  readonly kind: string;
  readonly title: Words;
  readonly definition: PrintedDefinition;
  readonly counts: readonly Count[];
  readonly figures: readonly FigureDefinition[];
  /** working days are counted: the calendar of each centre is read */
  readonly needsCalendar?: boolean;
  check?(figures: ReadonlyMap<string, CaseFigure>): readonly Breach[];
  /** what it counts by may change later: the rows behind its figures are kept with it */
  readonly keepsRows?: boolean;
  /** its records are shown only to who may see the case, and no figure has a digest to try them on (R50) */
  readonly guarded?: boolean;
  /** keys of figures that must not be there, so that nobody is recognised (R50): a figure withheld is not told apart from none */
  hide?(laid: Laid): ReadonlySet<string>;
  layout(laid: Laid): Layout;
}

/** The value of a figure, 0 when the report has none of that key. */
export const numberOf = (figures: ReadonlyMap<string, CaseFigure>, key: string): number =>
  figures.get(key)?.numerator ?? 0;
