/**
 * How today's answer differs from a report on petitions or indicators, record by record: which stand behind a figure today and did not
 * then, which no longer do, and what was amended in those that stayed.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Language } from '../../platform/http/texts.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { ChangedFigureResponse, ChangedRecordResponse, DifferenceResponse } from './difference.dto.js';
import { DifferenceStore } from './difference.store.js';
import type { FigureRecords, StoredFigure, StoredRegisterReport, StoredRoster } from './report.record.js';
import { type Answer, RestatementService } from './restatement.service.js';

export type ComparedReport = Exclude<StoredRegisterReport, StoredRoster>;

const MOST_RECORDS = 500;

@Injectable()
export class RegisterDifference {
  constructor(
    private readonly restatements: RestatementService,
    private readonly store: DifferenceStore,
    private readonly centers: CentersReader,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, report: ComparedReport, language: Language): Promise<DifferenceResponse> {
    const zone = (await this.centers.get(tx, report.centerId))?.zone ?? 'Asia/Shanghai';
    const answer = await this.restatements.today(tx, { ...report, zone });
    const then = await this.store.recordsThen(tx, report.id);
    const figures = figuresOf(report, answer, language);
    const changed = recordsOf(then, answer.records);
    const records: ChangedRecordResponse[] = [];
    for (const record of changed.slice(0, MOST_RECORDS)) records.push(await this.told(tx, record));
    return {
      reportId: report.id,
      then: report.asOf,
      now: this.clock.nowIso(),
      isSame: figures.length + changed.length === 0,
      figures,
      caseCount: 0,
      cases: [],
      records,
    };
  }

  private async told(tx: Tx, record: Changed): Promise<ChangedRecordResponse> {
    const { kind, id, thenVersion, nowVersion } = record;
    const isAmended = thenVersion !== null && nowVersion !== null && thenVersion !== nowVersion;
    const isOfRegister = kind === 'petition' || kind === 'petition_return';
    const fields = isAmended && isOfRegister ? await this.store.amended(tx, kind, id, [thenVersion, nowVersion]) : [];
    return { kind, id, thenVersion, nowVersion, figures: record.figures, fields };
  }
}

interface Changed {
  readonly kind: FigureRecords['kind'];
  readonly id: string;
  readonly thenVersion: number | null;
  readonly nowVersion: number | null;
  readonly figures: { figure: string; then: number; now: number }[];
}

type Behind = Readonly<Record<string, FigureRecords>>;

/** Every record whose version or whose figures are others today. */
function recordsOf(then: Behind, now: Behind): Changed[] {
  const [before, after] = [standingOf(then), standingOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)];
    const [kind = 'petition', id = ''] = key.split(' ') as [FigureRecords['kind'], string];
    const figures = [...new Set([...(one?.figures ?? []), ...(other?.figures ?? [])])]
      .map((figure) => ({
        figure,
        then: one?.figures.has(figure) === true ? 1 : 0,
        now: other?.figures.has(figure) === true ? 1 : 0,
      }))
      .filter((figure) => figure.then !== figure.now);
    if (figures.length === 0 && one?.version === other?.version) return [];
    return [{ kind, id, thenVersion: one?.version ?? null, nowVersion: other?.version ?? null, figures }];
  });
}

function standingOf(behind: Behind): Map<string, { readonly version: number; readonly figures: Set<string> }> {
  const standing = new Map<string, { readonly version: number; readonly figures: Set<string> }>();
  for (const [figure, { kind, refs }] of Object.entries(behind)) {
    for (const [id, version] of refs) {
      const known = standing.get(`${kind} ${id}`);
      if (known === undefined) standing.set(`${kind} ${id}`, { version, figures: new Set([figure]) });
      else known.figures.add(figure);
    }
  }
  return standing;
}

type Shown = Pick<StoredFigure, 'key' | 'label' | 'value'> & {
  readonly numerator: number | null;
  readonly denominator: number | null;
};

function figuresOf(report: ComparedReport, { content }: Answer, language: Language): ChangedFigureResponse[] {
  const before = new Map<string, Shown>(report.content.figures.map((figure) => [figure.key, figure]));
  const after = new Map(content.figures.map((figure) => [figure.key, figure]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)];
    // A figure that reports did not have yet has not changed.
    if (report.kind === 'zero_petition' && one === undefined) return [];
    if (one?.numerator === other?.numerator && one?.denominator === other?.denominator) return [];
    return [
      {
        key,
        label: one?.label[language] ?? key,
        thenNumerator: one?.numerator ?? null,
        thenDenominator: one?.denominator ?? null,
        thenValue: one?.value ?? '0',
        nowNumerator: other?.numerator ?? null,
        nowDenominator: other?.denominator ?? null,
        nowValue: other?.value ?? '0',
      },
    ];
  });
}
