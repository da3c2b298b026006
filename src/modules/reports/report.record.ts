/** Reports as they are stored. */
import type { CommitteeKind } from '../../domain/centers/committee-kinds.js';
import type { PrintedDefinition, PrintedFigure } from '../../domain/reports/printed.js';
import type { DutyMeasure, DutyRecord, DutyRecordKind } from '../../domain/roster/duty-report.js';
import type { Chart, FigureUnit, Section, Words } from '../../domain/reports/printed.js';
import type { LitigationGap } from '../../domain/indicators/litigation-rate.js';
import type { CountGap, Told } from '../../domain/indicators/outside-counts.js';
import type { ThreeZeroJudgement } from '../../domain/indicators/three-zero.js';
import type { ZeroJudgement } from '../../domain/petitions/zero-petition.js';

/** Reports on cases: one file of `kinds/` each. */
export const CASE_REPORT_KINDS = [
  'mediation_statistics',
  'caseload',
  'step_times',
  'departments',
  'deadlines',
  'fulfilment',
  'return_visits',
  'trend',
  'hot_spots',
  'repeat_parties',
] as const;
export type CaseReportKind = (typeof CASE_REPORT_KINDS)[number];

export type Bilingual = Words;

/** A figure with everything its reader needs: what was counted, over what, and the words for it. */
export interface StoredFigure {
  readonly key: string;
  readonly label: Bilingual;
  readonly definition: Bilingual;
  readonly numerator: number;
  /** null for a count that is no rate */
  readonly denominator: number | null;
  readonly value: string;
}

export interface RosterFigure extends StoredFigure {
  /** what is counted; the same in every report */
  readonly metric: string;
  readonly measure: DutyMeasure;
}

/** A figure of a report on cases: also in which unit, and which rows it was counted from. */
export interface CaseFigure extends Omit<StoredFigure, 'numerator'> {
  /** null: over nothing, or hidden (R50) */
  readonly numerator: number | null;
  readonly unit: FigureUnit;
  /** the count whose rows are behind it, the value of its dimension (null: all), the centres it is about (null: all); null: hidden */
  readonly behind: {
    readonly count: string;
    readonly key: string | null;
    readonly centerIds: readonly string[] | null;
  } | null;
  /** SHA-256 of id, version and share of every row behind it, hex */
  readonly digest: string;
}

/** From `base` on one character a day, `1` for a working day; centres that keep the same calendar share it. */
export interface FrozenCalendar {
  readonly base: string;
  readonly days: string;
  readonly centerIds: readonly string[];
}

/** What was asked of a report on cases: enough to find its rows again. */
export interface CaseScope {
  readonly centerIds: readonly string[];
  readonly cut: string;
  readonly courtDelegated: 'include' | 'exclude' | 'only';
  readonly delegatedBy: string | null;
  /** working days as they were known when it was made; none where the report counts none */
  readonly calendars: readonly FrozenCalendar[];
  /** kinds of committee below the centre, as they were set when it was made */
  readonly committees: readonly { readonly key: CommitteeKind; readonly centerIds: readonly string[] }[];
}

export interface CaseReportContent {
  readonly title: Words;
  readonly definition: PrintedDefinition;
  readonly scope: CaseScope;
  readonly verdict: Words | null;
  readonly figures: readonly CaseFigure[];
  readonly sections: readonly Section[];
  readonly charts: readonly Chart[];
  readonly notes: readonly Words[];
}

/** Kept elsewhere, with every version they had. */
export type RegisterRecordKind = 'petition' | 'petition_return';
/** Entered by a person; every version is a record of its own. */
export type IndicatorRecordKind = 'population' | 'outside_count';
export type RecordKind = RegisterRecordKind | IndicatorRecordKind | DutyRecordKind | 'dispute';

/** Id and version of a record, in the order in which it is shown. */
export type RecordRef = readonly [id: string, version: number];

export interface FigureRecords {
  readonly kind: RecordKind;
  readonly refs: readonly RecordRef[];
}

/** A claim from before the register. */
export interface Declaration {
  readonly declaredSince: string;
  readonly ground: string;
  readonly declaredBy: string;
  readonly recordedAt: string;
}

export interface ZeroPetitionContent extends Pick<
  ZeroJudgement,
  'zero' | 'state' | 'reasons' | 'completeness' | 'streak'
> {
  readonly definition: {
    readonly id: string;
    readonly version: number;
    readonly textZh: string;
    readonly textEn: string;
  };
  readonly declaration: Declaration | null;
  readonly figures: readonly StoredFigure[];
}

/** A figure that is not known as long as part of its data is missing: then its numerator is null, its value "n/a". */
export interface IndicatorFigure extends PrintedFigure {
  /** the calendar year it is about; null for the whole period */
  readonly year: number | null;
  /** the leaf centre it is about; null for all together */
  readonly centerId: string | null;
  /** why it is not known */
  readonly reasons: readonly (CountGap | LitigationGap)[];
  /** who told what it was made of, each once, the earliest first; reports from before do not have it */
  readonly sources?: readonly Told[];
}

export interface ThreeZeroContent
  extends Pick<ThreeZeroJudgement, 'zero' | 'parts'>, Pick<ZeroJudgement, 'state' | 'completeness'> {
  readonly definition: PrintedDefinition;
  readonly figures: readonly IndicatorFigure[];
}

export interface LitigationRateContent {
  readonly definition: PrintedDefinition;
  readonly figures: readonly IndicatorFigure[];
}

export const ROSTER_DEFINITION = 'duty_roster@1';

export interface RosterContent {
  readonly departmentIds: readonly string[];
  readonly calendarKnown: boolean;
  readonly departments: readonly {
    readonly departmentId: string;
    readonly figures: readonly RosterFigure[];
    readonly people: readonly { readonly staffId: string; readonly figures: readonly RosterFigure[] }[];
  }[];
  /** every record behind any figure, by id, as it was: the tables of the roster keep no versions */
  readonly rows: Readonly<Record<string, DutyRecord>>;
}

/** An answer and the records behind each of its figures. */
export interface Produced<C = ZeroPetitionContent> {
  readonly content: C;
  readonly records: Readonly<Record<string, FigureRecords>>;
}

export interface ReportLine {
  readonly id: string;
  readonly centerId: string;
  readonly kind: 'zero_petition' | 'roster' | 'three_zero' | 'litigation_rate' | CaseReportKind;
  readonly from: string;
  readonly to: string;
  readonly definition: string;
  /** null: the report is not about zero */
  readonly zero: ZeroPetitionContent['zero'] | null;
  /** of its sources, where the report tells of them */
  readonly state: ZeroPetitionContent['state'] | null;
  readonly digest: string;
  readonly asOf: string;
  readonly producedAt: string;
  readonly producedBy: string;
  readonly version: number;
}

type Head = Omit<ReportLine, 'zero' | 'state' | 'kind'>;

export interface StoredZeroPetition extends Head {
  readonly kind: 'zero_petition';
  readonly content: ZeroPetitionContent;
}

export interface StoredRoster extends Head {
  readonly kind: 'roster';
  readonly content: Omit<RosterContent, 'rows'>;
}

export interface StoredThreeZero extends Head {
  readonly kind: 'three_zero';
  readonly content: ThreeZeroContent;
}

export interface StoredLitigationRate extends Head {
  readonly kind: 'litigation_rate';
  readonly content: LitigationRateContent;
}

export interface StoredCaseReport extends Head {
  readonly kind: CaseReportKind;
  readonly content: CaseReportContent;
}

/** Those that are no report on cases. */
export type StoredRegisterReport = StoredZeroPetition | StoredRoster | StoredThreeZero | StoredLitigationRate;

export type StoredReport = StoredRegisterReport | StoredCaseReport;

type OnCases<R> = Extract<R, { readonly kind: CaseReportKind }>;

export const isCaseReport = <R extends Pick<ReportLine, 'kind'>>(report: R): report is OnCases<R> =>
  CASE_REPORT_KINDS.some((kind) => kind === report.kind);

/** A row behind a count, as the report has kept it. */
export type KeptRow = readonly [disputeId: string, version: number, key: string, n: number];

export interface NewCaseReport extends StoredCaseReport {
  /** by count, where the report keeps them; all others are found again by their count */
  readonly records: Readonly<Record<string, readonly KeptRow[]>>;
}

export type NewZeroPetition = StoredZeroPetition & Produced;
export type NewThreeZero = StoredThreeZero & Produced<ThreeZeroContent>;
export type NewLitigationRate = StoredLitigationRate & Produced<LitigationRateContent>;

export interface NewRoster extends StoredRoster {
  readonly content: RosterContent;
  readonly records: Produced['records'];
}
