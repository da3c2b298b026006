/**
 * Makes a report on cases: centre by centre it counts, then works out the figures, looks whether they agree with each other (R41)
 * and hides what would point at people (R50). The barrier has to be raised before (`ReportBarrier`).
 */
import { Injectable } from '@nestjs/common';
import { COMMITTEE_KIND_TEXTS, COMMITTEE_KINDS, committeeKindOf } from '../../domain/centers/committee-kinds.js';
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
import { RefusedProblem } from '../../platform/http/problem.js';
import { nonEmpty } from '../../domain/shared/result.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import {
  CaseCountingStore,
  type CaseFilter,
  type CountedRow,
  type CountingScope,
  type CountRow,
} from './case-counting.store.js';
import { figuresOf, type Committee } from './case-figures.js';
import { CaseLabels } from './case-labels.reader.js';
import type { CaseReport, Laid } from './case-report.js';
import type { CaseFigure, CaseReportContent, KeptRow } from './report.record.js';

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

  async run(
    tx: Tx,
    report: CaseReport,
    params: CaseReportParams,
    progress: (done: number, total: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<CaseReportContent> {
    const below = await this.centers.many(tx, await this.centers.subtreeIds(tx, [params.centerId]));
    const scope = scopeOf(params, below);
    const rows = await this.counted(tx, report, scope, below, progress);
    const committees = await this.committees(tx, below);
    const found = new Map<Dimension, readonly Value[]>();
    for (const { by, numerator } of report.figures) {
      if (by === undefined || found.has(by)) continue;
      const keys = new Set(rows.filter(({ count }) => count === numerator).map(({ key }) => key));
      found.set(by, await this.labels.of(tx, by, keys, { from: params.from, cut: scope.cut }));
    }
    const figures = figuresOf(
      report.figures,
      rows,
      ({ by }) => (by === undefined ? [] : (found.get(by) ?? [])),
      committees,
    );
    await this.demandSound(tx, report, figures, { scope, found });
    const { smallCellThreshold } = (await this.settings.of(tx, params.centerId)).mediation;
    return contentOf(report, { figures, found, committees, scope, params, smallCell: smallCellThreshold });
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

  /** The scope of a report made before, for the rows behind its figures. */
  async scopeAgain(
    tx: Tx,
    report: CaseReport,
    stored: Pick<CountingScope, 'centerIds' | 'asOf' | 'from' | 'cut' | 'filter'>,
  ): Promise<CountingScope[]> {
    if (report.needsCalendar !== true) return [{ ...stored, calendar: null }];
    const scopes: CountingScope[] = [];
    for (const id of stored.centerIds) {
      scopes.push({ ...stored, centerIds: [id], calendar: await this.calendar(tx, id, stored) });
    }
    return scopes;
  }

  /** The rows behind each count of a report that keeps them. */
  async rowsToKeep(tx: Tx, report: CaseReport, content: CaseReportContent, params: CaseReportParams) {
    if (report.keepsRows !== true) return {};
    const scopes = await this.scopeAgain(tx, report, { ...params, ...content.scope });
    const kept: Record<string, readonly KeptRow[]> = {};
    for (const count of report.counts) {
      const rows: CountedRow[] = [];
      for (const scope of scopes) {
        rows.push(...(await this.counting.behind(tx, count, scope, { key: null, after: null, limit: null })));
      }
      kept[count.id] = keptRows(rows, count.numbered === true);
    }
    return kept;
  }

  private async counted(
    tx: Tx,
    report: CaseReport,
    scope: Omit<CountingScope, 'calendar'>,
    below: readonly CenterRecord[],
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<CountRow[]> {
    const rows: CountRow[] = [];
    const size = report.needsCalendar === true ? 1 : BATCH;
    for (let done = 0; done < below.length; done += size) {
      const centerIds = below.slice(done, done + size).map(({ id }) => id);
      const calendar = report.needsCalendar === true ? await this.calendar(tx, centerIds[0] ?? '', scope) : null;
      rows.push(...(await this.counting.count(tx, report.counts, { ...scope, centerIds, calendar })));
      await progress(Math.min(below.length, done + size), below.length);
    }
    return rows;
  }

  /** Working days up to each day, so that the database takes one from another. */
  private async calendar(
    tx: Tx,
    centerId: string,
    { from, cut }: Pick<CountingScope, 'from' | 'cut'>,
  ): Promise<CountingScope['calendar']> {
    const base = `${yearOf(from) - YEARS_BACK}-01-01`;
    const end = addDays(cut, 366);
    const calendar = await this.calendars.workingCalendar(tx, centerId, yearOf(base), yearOf(end));
    let worked = 0;
    return { base, worked: daysBetween(base, end).map((day) => (worked += calendar.isWorkingDay(day) ? 1 : 0)) };
  }

  /** Kinds of committee that are there, in the order of the ministry's form. */
  private async committees(tx: Tx, below: readonly CenterRecord[]): Promise<Committee[]> {
    const kinds = new Map<string, string[]>();
    for (const { id, level } of below) {
      const { mediation } = await this.settings.of(tx, id);
      const kind = committeeKindOf(level, mediation.committeeKind);
      kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
    }
    return COMMITTEE_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
      key: kind,
      label: COMMITTEE_KIND_TEXTS[kind],
      centerIds: kinds.get(kind) ?? [],
    }));
  }
}

/** Nothing counts after the period, nor after the day the report is as of. */
function scopeOf(params: CaseReportParams, below: readonly CenterRecord[]): Omit<CountingScope, 'calendar'> {
  const zone = below.find(({ id }) => id === params.centerId)?.zone ?? 'Asia/Shanghai';
  const cut = earlierOf(params.to, addDays(dayOfInstant(params.asOf, zone), 1));
  return {
    centerIds: below.map(({ id }) => id),
    asOf: params.asOf,
    from: params.from,
    cut: cut < params.from ? params.from : cut,
    filter: params.filter,
  };
}

interface Made {
  readonly figures: readonly CaseFigure[];
  readonly found: ReadonlyMap<Dimension, readonly Value[]>;
  readonly committees: readonly Committee[];
  readonly scope: Omit<CountingScope, 'calendar'>;
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
    state: 'provisional',
    title: report.title,
    definition: report.definition,
    scope: { centerIds: scope.centerIds, cut: scope.cut, ...scope.filter },
    verdict,
    figures: [...shown.values()],
    sections,
    charts,
    notes,
  };
}

/** Numbers by order of appearance say nothing of what they stand for. */
function keptRows(rows: readonly CountedRow[], isNumbered: boolean): KeptRow[] {
  const numbers = new Map<string, number>();
  for (const { key } of rows) if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
  return rows.map(({ disputeId, version, key, n }) => [
    disputeId,
    version,
    isNumbered ? String(numbers.get(key)) : key,
    n,
  ]);
}
