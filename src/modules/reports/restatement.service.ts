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
import { LitigationRateReport } from './litigation-rate.report.js';
import type { FigureRecords, IndicatorFigure } from './report.record.js';
import { RestatementReader, type TouchedReport } from './restatement.reader.js';
import { ThreeZeroReport } from './three-zero.report.js';
import { ZeroPetitionReport } from './zero-petition.report.js';

export interface Restatement {
  /** when the first of what came later was recorded */
  readonly since: string;
  /** today's answer; null for a report that is not about zero */
  readonly zero: boolean | 'unproven' | null;
  /** petitions that qualify today and did not then */
  readonly petitionIds: readonly string[];
  /** petitions that qualified then and no longer do */
  readonly noLongerPetitionIds: readonly string[];
  readonly figures: readonly { readonly key: string; readonly was: string | null; readonly is: string | null }[];
}

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
    private readonly clock: Clock,
  ) {}

  /** Of those whose answer is another one today, by the id of the report. */
  async restated(tx: Tx, reportIds: readonly string[]): Promise<ReadonlyMap<string, Restatement>> {
    const found = new Map<string, Restatement>();
    for (const report of await this.reader.touched(tx, reportIds)) {
      const restatement = compared(report, await this.today(tx, report));
      if (restatement !== null) found.set(report.id, restatement);
    }
    return found;
  }

  /** The same question asked now. */
  today(tx: Tx, { kind, definition: key, centerId, from, to, zone }: Question): Promise<Answer> {
    const asOf = this.clock.nowIso();
    const params = { centerId, from, to, asOf, today: dayOfInstant(asOf, zone) };
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
  const isSame = zero === then.zero && petitionIds.length + noLongerPetitionIds.length + figures.length === 0;
  return isSame ? null : { since: then.since, zero, petitionIds, noLongerPetitionIds, figures };
}

const idsOf = (behind: FigureRecords | null | undefined): string[] => (behind?.refs ?? []).map(([id]) => id);

/** A figure of a centre that came later, or went, is null on the other side. */
function differences(before: TouchedReport['figures'], after: TouchedReport['figures']): Restatement['figures'] {
  const [was, is] = [before, after].map((figures) => new Map(figures.map((figure) => [figure.key, figure])));
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return (
    keys
      .map((key) => ({ key, was: was?.get(key), is: is?.get(key) }))
      // What was settled beside the petitions decides nothing here, and reports from before do not have it.
      .filter(({ key }) => !key.startsWith('disputes_'))
      .filter((each) => each.was?.numerator !== each.is?.numerator || each.was?.denominator !== each.is?.denominator)
      .map(({ key, was: old, is: now }) => ({ key, was: old?.value ?? null, is: now?.value ?? null }))
  );
}
