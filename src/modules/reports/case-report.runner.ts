/**
 * Makes a report on cases: centre by centre it counts, then works out the figures, looks whether they agree with each other (R41)
 * and hides what would point at people (R50). The barrier has to be raised before (`ReportBarrier`).
 */
import { Injectable } from '@nestjs/common';
import {
  COMMITTEE_KIND_TEXTS,
  COMMITTEE_KINDS,
  type CommitteeKind,
  committeeKindOf,
} from '../../domain/centers/committee-kinds.js';
import type { Value } from '../../domain/reports/dimension-texts.js';
import type { Dimension } from '../../domain/reports/figure.js';
import {
  addDays,
  dayOfInstant,
  daysBetween,
  earlierOf,
  yearOf,
  type Day,
  type Instant,
} from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, RefusedProblem } from '../../platform/http/problem.js';
import { nonEmpty } from '../../domain/shared/result.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import {
  CaseCountingStore,
  type CaseFilter,
  type CentersRow,
  type CountingScope,
  type CountRow,
  countsOf,
} from './case-counting.store.js';
import { figuresOf, type Committee } from './case-figures.js';
import { CaseLabels } from './case-labels.reader.js';
import type { CaseReport, Laid } from './case-report.js';
import type { CaseFigure, CaseReportContent, FrozenCalendar, KeptRow, StoredCaseReport } from './report.record.js';
import { type Progress, UNWATCHED } from './report-runners.js';

export interface CaseReportParams {
  readonly centerId: string;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Instant;
  readonly filter: CaseFilter;
}

/** Days before the period from which working days are still counted: a case may have begun long before it. */
const YEARS_BACK = 10;
/** So many centres are counted by one statement. */
const BATCH = 20;

@Injectable()
export class CaseReportRunner {
  constructor(
    private readonly counting: CaseCountingStore,
    private readonly labels: CaseLabels,
    private readonly centers: CentersReader,
    private readonly settings: SettingsReader,
    private readonly calendars: CalendarReader,
  ) {}

  async run(tx: Tx, report: CaseReport, params: CaseReportParams, progress: Progress): Promise<MadeReport> {
    const below = await this.centers.many(tx, await this.centers.subtreeIds(tx, [params.centerId]));
    const plainScope = scopeOf(params, below);
    const calendars = report.needsCalendar === true ? await this.calendarsOf(tx, plainScope) : [];
    const scope = { ...plainScope, calendars };
    const committees = await this.committees(tx, below);
    const { rows, records } = await this.counted(tx, report, scope, progress);
    const found = await this.valuesOf(tx, report, rows, scope);
    const figures = figuresOf(report.figures, rows, ({ by }) => foundOf(found, by), committees);
    await this.demandSound(tx, report, figures, { scope, found });
    const { smallCellThreshold } = (await this.settings.of(tx, params.centerId)).mediation;
    const made = { figures, found, committees, scope, params, smallCell: smallCellThreshold };
    return { content: contentOf(report, made), records };
  }

  /** The same question as of another instant: same centres, committees, days and calendars, so that only what is known of the cases differs. */
  async again(tx: Tx, report: CaseReport, stored: StoredCaseReport, asOf: Instant): Promise<CaseFigure[]> {
    const scope = askedBefore(stored, asOf);
    const { rows } = await this.counted(tx, report, scope, UNWATCHED);
    const committees = stored.content.scope.committees.map(named);
    const found = await this.valuesOf(tx, report, rows, scope);
    return figuresOf(report.figures, rows, ({ by }) => foundOf(found, by), committees);
  }

  /** What each dimension is split into, with the words for it. */
  private async valuesOf(
    tx: Tx,
    report: CaseReport,
    rows: readonly CountRow[],
    { from, cut }: Pick<CountingScope, 'from' | 'cut'>,
  ): Promise<Map<Dimension, readonly Value[]>> {
    const found = new Map<Dimension, readonly Value[]>();
    for (const by of new Set(report.figures.flatMap((figure) => figure.by ?? []))) {
      const counts = new Set(report.figures.filter((figure) => figure.by === by).map(({ numerator }) => numerator));
      const keys = new Set(rows.filter(({ count }) => counts.has(count)).map(({ key }) => key));
      found.set(by, await this.labels.of(tx, by, keys, { from, cut }));
    }
    return found;
  }

  /** Names the identity that does not hold, and cases that break it (R41). */
  private async demandSound(
    tx: Tx,
    report: CaseReport,
    figures: readonly CaseFigure[],
    { scope, found }: Pick<Made, 'scope' | 'found'>,
  ): Promise<void> {
    const broken = report.check?.(new Map(figures.map((figure) => [figure.key, figure]))) ?? [];
    const refusals = [];
    for (const { identity, left, right, count: id } of broken) {
      const count = report.counts.find((one) => one.id === id);
      const by = report.figures.find(({ numerator }) => numerator === id)?.by;
      const known = new Set((by === undefined ? [] : (found.get(by) ?? [])).map(({ key }) => key));
      const listed =
        count === undefined ? [] : await this.counting.strays(tx, count, { ...scope, calendar: null }, known);
      const unknown = listed.filter(({ isKnown }) => !isKnown);
      const rows = unknown.length > 0 ? unknown : listed;
      const disputeIds = rows.map(({ disputeId }) => disputeId);
      const numbers = rows.map(({ number }) => number);
      refusals.push({ code: 'figures_disagree', params: { identity, left, right, disputeIds, numbers } });
    }
    const reasons = nonEmpty(refusals);
    if (reasons !== undefined) throw new RefusedProblem(reasons);
  }

  /** Counted, with the rows behind each count where the report keeps them: then it is counted of these. */
  private async counted(tx: Tx, report: CaseReport, scope: Asked, progress: Progress): Promise<Counted> {
    const rows: CountRow[] = [];
    const behind: CentersRow[] = [];
    for (const part of partsOf(scope)) {
      for (let from = 0; from < part.centerIds.length; from += BATCH) {
        const batch = { ...part, centerIds: part.centerIds.slice(from, from + BATCH) };
        if (report.keepsRows === true) behind.push(...(await this.counting.rows(tx, report.counts, batch)));
        else rows.push(...(await this.counting.count(tx, report.counts, batch)));
        await progress.step(batch.centerIds.length);
      }
    }
    if (report.keepsRows !== true) return { rows, records: {} };
    const kept = report.counts.map(({ id, numbered }) => [id, keptRows(behind, id, numbered === true)] as const);
    return { rows: countsOf(behind), records: Object.fromEntries(kept) };
  }

  /** Which days each centre works, as entered now. */
  private async calendarsOf(
    tx: Tx,
    { centerIds, from, cut }: Omit<CountingScope, 'calendar'>,
  ): Promise<FrozenCalendar[]> {
    const base = `${yearOf(from) - YEARS_BACK}-01-01`;
    const end = addDays(cut, 1);
    const days = daysBetween(base, end);
    const shared = new Map<string, string[]>();
    for (const id of centerIds) {
      const calendar = await this.calendars.workingCalendar(tx, id, yearOf(base), yearOf(end));
      const bits = days.map((day) => (calendar.isWorkingDay(day) ? '1' : '0')).join('');
      shared.set(bits, [...(shared.get(bits) ?? []), id]);
    }
    return [...shared].map(([bits, ids]) => ({ base, days: bits, centerIds: ids }));
  }

  /** Kinds of committee that are there, in the order of the ministry's form. */
  private async committees(tx: Tx, below: readonly CenterRecord[]): Promise<Committee[]> {
    const kinds = new Map<CommitteeKind, string[]>();
    for (const { id, level } of below) {
      const { mediation } = await this.settings.of(tx, id);
      const kind = committeeKindOf(level, mediation.committeeKind);
      kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
    }
    return COMMITTEE_KINDS.filter((kind) => kinds.has(kind)).map((key) =>
      named({ key, centerIds: kinds.get(key) ?? [] }),
    );
  }
}

const named = ({ key, centerIds }: Omit<Committee, 'label'>): Committee => ({
  key,
  label: COMMITTEE_KIND_TEXTS[key],
  centerIds,
});

/** What was asked, with the calendars it is counted by. */
type Asked = Omit<CountingScope, 'calendar'> & { readonly calendars: readonly FrozenCalendar[] };

const foundOf = (found: ReadonlyMap<Dimension, readonly Value[]>, by: Dimension | undefined): readonly Value[] =>
  by === undefined ? [] : (found.get(by) ?? []);

/** What a report asked when it was made, as of that instant or another one. */
export function askedBefore(report: StoredCaseReport, asOf: Instant = report.asOf): Asked {
  const { centerIds, cut, courtDelegated, delegatedBy, calendars } = report.content.scope;
  return { centerIds, asOf, from: report.from, cut, filter: { courtDelegated, delegatedBy }, calendars };
}

/** By calendar where working days are counted; else all centres together. */
export function partsOf({ calendars, ...scope }: Asked): CountingScope[] {
  if (calendars.length === 0) return [{ ...scope, calendar: null }];
  return calendars.map(({ base, days, centerIds }) => {
    let worked = 0;
    const sums = Array.from(days, (day) => (worked += day === '1' ? 1 : 0));
    return {
      ...scope,
      centerIds: centerIds.filter((id) => scope.centerIds.includes(id)),
      calendar: { base, worked: sums },
    };
  });
}

/** Nothing counts after the period, nor after the day the report is as of. */
function scopeOf(params: CaseReportParams, below: readonly CenterRecord[]): Omit<CountingScope, 'calendar'> {
  const zone = below.find(({ id }) => id === params.centerId)?.zone ?? 'Asia/Shanghai';
  const cut = earlierOf(params.to, addDays(dayOfInstant(params.asOf, zone), 1));
  // Of days that had not come nothing is known: no figure of theirs is zero.
  if (cut <= params.from) throw invalid('/from', 'in_future');
  return {
    centerIds: below.map(({ id }) => id),
    asOf: params.asOf,
    from: params.from,
    cut,
    filter: params.filter,
  };
}

export interface MadeReport {
  readonly content: CaseReportContent;
  /** by count, where the report keeps them */
  readonly records: Readonly<Record<string, readonly KeptRow[]>>;
}

interface Counted extends Pick<MadeReport, 'records'> {
  readonly rows: readonly CountRow[];
}

interface Made {
  readonly figures: readonly CaseFigure[];
  readonly found: ReadonlyMap<Dimension, readonly Value[]>;
  readonly committees: readonly Committee[];
  readonly scope: Asked;
  readonly params: CaseReportParams;
  readonly smallCell: number;
}

function contentOf(report: CaseReport, made: Made): CaseReportContent {
  const { figures, found, committees, scope, params, smallCell } = made;
  const laid: Laid = {
    figures: new Map(figures.map((figure) => [figure.key, figure])),
    values: (dimension) => found.get(dimension) ?? [],
    committees,
    period: { from: params.from, to: params.to },
    smallCell,
  };
  const hidden = report.hide?.(laid) ?? new Set();
  const shown = new Map(figures.filter(({ key }) => !hidden.has(key)).map((figure) => [figure.key, figure]));
  const { verdict = null, sections, charts, notes = [] } = report.layout({ ...laid, figures: shown });
  return {
    title: report.title,
    definition: report.definition,
    scope: {
      centerIds: scope.centerIds,
      cut: scope.cut,
      ...scope.filter,
      calendars: scope.calendars,
      committees: committees.map(({ key, centerIds }) => ({ key, centerIds })),
    },
    verdict,
    figures: [...shown.values()],
    sections,
    charts,
    notes,
  };
}

/** By case; numbers by order of appearance say nothing of what they stand for. */
function keptRows(behind: readonly CentersRow[], id: string, isNumbered: boolean): KeptRow[] {
  const rows = behind.filter(({ count }) => count === id).sort(byCase);
  const numbers = new Map<string, number>();
  for (const { key } of rows) if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
  return rows.map(({ disputeId, version, key, n }) => [
    disputeId,
    version,
    isNumbered ? String(numbers.get(key)) : key,
    n,
  ]);
}

const byCase = (one: CentersRow, other: CentersRow): number =>
  one.disputeId === other.disputeId ? 0 : one.disputeId < other.disputeId ? -1 : 1;
