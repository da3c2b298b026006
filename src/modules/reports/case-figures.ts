/** Figures out of counts: sums over centres and values, rates with both their parts, statistics of days; each with the digest of its rows. */
import { createHash } from 'node:crypto';
import type { CommitteeKind } from '../../domain/centers/committee-kinds.js';
import { statisticOf } from '../../domain/reports/distribution.js';
import type { Value } from '../../domain/reports/dimension-texts.js';
import { NOT_APPLICABLE, shownValue, type FigureDefinition } from '../../domain/reports/figure.js';
import type { CountRow } from './case-counting.store.js';
import type { CaseFigure } from './report.record.js';

export interface Committee extends Value {
  readonly key: CommitteeKind;
  readonly centerIds: readonly string[];
}

/** Nobody has counted anything: the digest of no rows. */
export const NO_ROWS = createHash('sha256').digest('hex');

export function figuresOf(
  definitions: readonly FigureDefinition[],
  rows: readonly CountRow[],
  valuesOf: (definition: FigureDefinition) => readonly Value[],
  committees: readonly Committee[],
): CaseFigure[] {
  const counted = new Counted(rows);
  return definitions.flatMap((definition) => {
    const values = definition.by === undefined ? [null] : valuesOf(definition);
    return values.flatMap((value) => [
      figureOf(definition, value, counted, null),
      ...(definition.perCommittee === true ? committees.map((each) => figureOf(definition, value, counted, each)) : []),
    ]);
  });
}

/** Rows by count and by value: a report by grid, sub-type and month has tens of thousands of both. */
class Counted {
  private readonly byCount = new Map<string, CountRow[]>();
  private readonly byKey = new Map<string, CountRow[]>();

  constructor(rows: readonly CountRow[]) {
    for (const row of rows) {
      listed(this.byCount, row.count).push(row);
      listed(this.byKey, keyOf(row.count, row.key)).push(row);
    }
  }

  /** Those of a count, of one value or of all, in the centres of a committee or in all. */
  of(count: string, key: string | null, committee: Committee | null): readonly CountRow[] {
    const rows = (key === null ? this.byCount.get(count) : this.byKey.get(keyOf(count, key))) ?? [];
    return committee === null ? rows : rows.filter(({ centerId }) => committee.centerIds.includes(centerId));
  }
}

const keyOf = (count: string, key: string): string => `${count} ${key}`;

function listed(map: Map<string, CountRow[]>, key: string): CountRow[] {
  const found = map.get(key) ?? [];
  if (found.length === 0) map.set(key, found);
  return found;
}

function figureOf(
  definition: FigureDefinition,
  value: Value | null,
  counted: Counted,
  committee: Committee | null,
): CaseFigure {
  const rows = counted.of(definition.numerator, value?.key ?? null, committee);
  const parts = [value?.key, committee === null ? undefined : `org_${committee.key}`];
  const words = [value?.label, committee?.label];
  return {
    key: [definition.id, ...parts].filter((part) => part !== undefined).join('.'),
    label: {
      zh: [definition.label.zh, ...words.map((each) => each?.zh)].filter((each) => each !== undefined).join('：'),
      en: [definition.label.en, ...words.map((each) => each?.en)].filter((each) => each !== undefined).join(': '),
    },
    definition: definition.definition,
    unit: definition.unit,
    ...numbersOf(definition, rows, denominatorRows(definition, value, counted, committee)),
    behind: {
      count: definition.numerator,
      key: worstKey(definition, rows) ?? value?.key ?? null,
      centerIds: committee?.centerIds ?? null,
    },
    digest: digestOfRows(rows),
  };
}

/** Split like the numerator where the count below is split too; else the whole. */
function denominatorRows(
  { denominator }: FigureDefinition,
  value: Value | null,
  counted: Counted,
  committee: Committee | null,
): readonly CountRow[] | null {
  if (denominator === null) return null;
  const isSplit = counted.of(denominator, null, null).some(({ key }) => key !== '');
  return counted.of(denominator, isSplit ? (value?.key ?? null) : null, committee);
}

function numbersOf(
  { unit, statistic }: FigureDefinition,
  rows: readonly CountRow[],
  below: readonly CountRow[] | null,
): Pick<CaseFigure, 'numerator' | 'denominator' | 'value'> {
  if (statistic !== undefined) {
    const days = new Map<number, number>();
    for (const { key, n } of rows) days.set(Number(key), (days.get(Number(key)) ?? 0) + n);
    const numerator = statisticOf(days, statistic);
    return { numerator, denominator: sum(rows), value: numerator === null ? NOT_APPLICABLE : String(numerator) };
  }
  const numerator = sum(rows);
  const denominator = below === null ? null : sum(below);
  return { numerator, denominator, value: shownValue(unit, numerator, denominator) };
}

/** Behind the worst are the cases that took as long; behind a median all that were measured. */
function worstKey({ statistic }: FigureDefinition, rows: readonly CountRow[]): string | null {
  if (statistic !== 'worst' || rows.length === 0) return null;
  return String(Math.max(...rows.map(({ key }) => Number(key))));
}

const sum = (rows: readonly CountRow[]): number => rows.reduce((total, { n }) => total + n, 0);

function digestOfRows(rows: readonly CountRow[]): string {
  if (rows.length === 0) return NO_ROWS;
  const lines = rows.map(({ centerId, key, digest }) => `${centerId} ${key} ${digest}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
