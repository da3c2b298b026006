/**
 * Tells where today's answer differs from the one a report gave (R43): asked anew when somebody reads, while the report itself never
 * changes. A petition recorded late shows on every report of its day.
 */
import { Injectable } from '@nestjs/common';
import { threeZeroDefinitionOf } from '../../domain/indicators/three-zero.js';
import { definitionOf } from '../../domain/petitions/definitions.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { CaseRestatement } from './case-restatement.service.js';
import { LitigationRateReport } from './litigation-rate.report.js';
import { ALL_KNOWN } from './report-asking.js';
import {
  type FigureRecords,
  type IndicatorFigure,
  isCaseReport,
  type ReportLine,
  type StoredReport,
} from './report.record.js';
import { type Comparison, NOT_COMPARED, type Restatement, SAME } from './restatement.js';
import { RestatementReader, type TouchedReport } from './restatement.reader.js';
import { ThreeZeroReport } from './three-zero.report.js';
import { ZeroPetitionReport } from './zero-petition.report.js';

/** What was asked. */
export type Question = Pick<TouchedReport, 'kind' | 'definition' | 'centerId' | 'from' | 'to' | 'zone'>;

/** What is compared of an answer. */
export interface Answer {
  readonly content: {
    readonly zero?: Restatement['zero'];
    readonly figures: readonly Pick<IndicatorFigure, 'key' | 'numerator' | 'denominator' | 'value'>[];
  };
  readonly records: Readonly<Record<string, FigureRecords>>;
}

@Injectable()
export class RestatementService {
  constructor(
    private readonly reader: RestatementReader,
    private readonly zeroPetition: ZeroPetitionReport,
    private readonly threeZero: ThreeZeroReport,
    private readonly litigationRate: LitigationRateReport,
    private readonly cases: CaseRestatement,
    private readonly clock: Clock,
  ) {}

  /** By the id of the report; reports on cases are not counted again for a list. */
  compareAll(tx: Tx, reports: readonly Pick<ReportLine, 'id' | 'kind'>[]): Promise<ReadonlyMap<string, Comparison>> {
    return tx.everywhere(() => this.comparedAll(tx, reports));
  }

  private async comparedAll(
    tx: Tx,
    reports: readonly Pick<ReportLine, 'id' | 'kind'>[],
  ): Promise<ReadonlyMap<string, Comparison>> {
    const ofRegister = reports.filter((report) => !isCaseReport(report));
    // The roster keeps no earlier versions: what it says of the period today is no restatement.
    const found = new Map(ofRegister.map(({ id, kind }) => [id, kind === 'roster' ? NOT_COMPARED : SAME]));
    for (const report of await this.reader.touched(tx, [...found.keys()])) {
      const restated = compared(report, await this.today(tx, report));
      if (restated !== null) found.set(report.id, { comparison: 'restated', restated });
    }
    return new Map([...found, ...(await this.cases.glances(tx, reports.filter(isCaseReport)))]);
  }

  async compare(tx: Tx, report: StoredReport): Promise<Comparison> {
    if (isCaseReport(report)) return tx.everywhere(() => this.cases.compare(tx, report));
    return (await this.compareAll(tx, [report])).get(report.id) ?? NOT_COMPARED;
  }

  /** The same question asked now, of everything that is known. */
  today(tx: Tx, { kind, definition: key, centerId, from, to, zone }: Question): Promise<Answer> {
    const params = { centerId, from, to, asOf: ALL_KNOWN, today: dayOfInstant(this.clock.nowIso(), zone) };
    if (kind === 'litigation_rate') return this.litigationRate.run(tx, params);
    if (kind === 'three_zero')
      return this.threeZero.run(tx, { ...params, definition: published(threeZeroDefinitionOf(key), key) });
    return this.zeroPetition.run(tx, { ...params, definition: published(definitionOf(key), key) });
  }
}

/** A published definition never goes away. */
function published<D>(definition: D | undefined, key: string): D {
  if (definition === undefined) throw new Error(`a report names ${key}, which is not published`);
  return definition;
}

function compared(then: TouchedReport, { content, records }: Answer): Restatement | null {
  const zero = content.zero ?? null;
  const [before, after] = [idsOf(then.qualifying), idsOf(records['qualifying'])];
  const petitionIds = after.filter((id) => !before.includes(id));
  const noLongerPetitionIds = before.filter((id) => !after.includes(id));
  const figures = differences(then.figures, content.figures);
  const isSame =
    zero === then.zero &&
    petitionIds.length + noLongerPetitionIds.length + figures.length === 0 &&
    areSame(then.settled, records['disputes_settled_here']) &&
    areSame(then.ended, records['disputes_ended']);
  return isSame ? null : { since: then.since, zero, petitionIds, noLongerPetitionIds, figures };
}

const idsOf = (behind: FigureRecords | null | undefined): string[] => (behind?.refs ?? []).map(([id]) => id);

/** One case that came and one that went leave a figure as it was. Reports from before do not have them. */
const areSame = (then: FigureRecords | null, now: FigureRecords | undefined): boolean =>
  then === null || idsOf(then).join() === idsOf(now).join();

/** A figure of a centre that came later, or went, is null on the other side. */
function differences(before: TouchedReport['figures'], after: TouchedReport['figures']): Restatement['figures'] {
  const [was, is] = [before, after].map((figures) => new Map(figures.map((figure) => [figure.key, figure])));
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return (
    keys
      .map((key) => ({ key, was: was?.get(key), is: is?.get(key) }))
      // Reports from before do not have what was settled beside the petitions.
      .filter(({ key, was: old }) => !key.startsWith('disputes_') || old !== undefined)
      .filter((each) => each.was?.numerator !== each.is?.numerator || each.was?.denominator !== each.is?.denominator)
      .map(({ key, was: old, is: now }) => ({ key, was: old?.value ?? null, is: now?.value ?? null }))
  );
}
