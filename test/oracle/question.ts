/** What a report is asked, and what the clerk answers: for every key how many, of how many, and which cases. */
import { dayOf, type NaiveCase } from './naive-case.js';

export interface Question {
  readonly from: string;
  readonly to: string;
  /** null: everything that is known */
  readonly asOf: string | null;
  readonly courtDelegated: 'include' | 'exclude' | 'only';
  readonly delegatedBy: string | null;
}

export interface Answer {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly cases: readonly string[];
}

/** What the words of a report stand for, where they are data. */
export interface Vocabulary {
  readonly categories: readonly string[];
  /** the kind of committee of each centre asked about */
  readonly committees: ReadonlyMap<string, string>;
  /** is that a working day of the centre? */
  works(centerId: string, day: string): boolean;
}

export interface Asked {
  /** as known at the instant, already without those the question leaves out */
  readonly cases: readonly NaiveCase[];
  readonly from: string;
  /** the first day that does not count any more */
  readonly cut: string;
  readonly vocabulary: Vocabulary;
}

export type Oracle = (asked: Asked) => Map<string, Answer>;

export function asked(known: readonly NaiveCase[], question: Question, now: string, vocabulary: Vocabulary): Asked {
  const dayAfter = new Date(Date.parse(dayOf(question.asOf ?? now)) + 86_400_000).toISOString().slice(0, 10);
  let cut = question.to;
  if (dayAfter < cut) cut = dayAfter;
  if (cut < question.from) cut = question.from;
  const cases: NaiveCase[] = [];
  for (const one of known) {
    if (!vocabulary.committees.has(one.centerId)) continue;
    if (question.delegatedBy !== null && one.body !== question.delegatedBy) continue;
    if (question.courtDelegated === 'exclude' && one.body === 'court') continue;
    if (question.courtDelegated === 'only' && one.body !== 'court') continue;
    cases.push(one);
  }
  return { cases, from: question.from, cut, vocabulary };
}

/** A sheet on which the clerk makes strokes. */
export class Sheet {
  readonly answers = new Map<string, Answer>();

  count(key: string, cases: readonly NaiveCase[], each: (one: NaiveCase) => number = () => 1): void {
    this.answers.set(key, { numerator: total(cases, each), denominator: null, cases: idsOf(cases, each) });
  }

  rate(
    key: string,
    above: readonly NaiveCase[],
    below: readonly NaiveCase[],
    each: (one: NaiveCase) => number = () => 1,
    under: (one: NaiveCase) => number = () => 1,
  ): void {
    const [numerator, denominator] = [total(above, each), total(below, under)];
    this.answers.set(key, { numerator, denominator, cases: idsOf(above, each) });
  }

  /** The value at that place of the sorted list: always one that is there. */
  rankedDays(key: string, days: readonly number[], share: number): void {
    const sorted = [...days].sort((a, b) => a - b);
    const place = Math.max(1, Math.ceil(Math.round(sorted.length * share * 10) / 10));
    this.answers.set(key, { numerator: sorted[place - 1] ?? null, denominator: sorted.length, cases: [] });
  }
}

function total(cases: readonly NaiveCase[], each: (one: NaiveCase) => number): number {
  let sum = 0;
  for (const one of cases) sum += each(one);
  return sum;
}

const idsOf = (cases: readonly NaiveCase[], each: (one: NaiveCase) => number): string[] =>
  cases
    .filter((one) => each(one) !== 0)
    .map(({ id }) => id)
    .sort();

export const within = (day: string | null, from: string, cut: string): boolean =>
  day !== null && day >= from && day < cut;
export const before = (day: string | null, cut: string): boolean => day !== null && day < cut;

/** Every month of which a day counts. */
export function monthsOf({ from, cut }: Pick<Asked, 'from' | 'cut'>): string[] {
  const months = new Set<string>();
  for (let at = Date.parse(from); at < Date.parse(cut); at += 86_400_000)
    months.add(new Date(at).toISOString().slice(0, 7));
  return [...months];
}

/** Whole days from one to the other. */
export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
