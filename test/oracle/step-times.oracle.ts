/** How many working days each step took, counted day by day. */
import type { NaiveCase } from './naive-case.js';
import { daysFrom, Sheet, within, type Oracle } from './question.js';

type Step = readonly [id: string, from: (one: NaiveCase) => string | null, to: (one: NaiveCase) => string | null];

const settledOn = (one: NaiveCase): string | null => (one.outcome === 'settled' ? one.outcomeOn : null);

const STEPS: readonly Step[] = [
  ['acceptance', ({ received }) => received, ({ accepted }) => accepted],
  ['assignment', ({ accepted }) => accepted, ({ assigned }) => assigned],
  ['start', ({ accepted }) => accepted, ({ started }) => started],
  ['session', ({ accepted }) => accepted, ({ held }) => held],
  ['settlement', ({ accepted }) => accepted, settledOn],
  ['performance', settledOn, ({ performedOn }) => performedOn],
  ['closing', ({ received }) => received, ({ closed }) => closed],
];

export const stepTimes: Oracle = ({ cases, from, cut, vocabulary: { works } }) => {
  const sheet = new Sheet();
  for (const [id, begin, end] of STEPS) {
    const done = cases.filter((one) => within(end(one), from, cut) && (begin(one) ?? '9999') <= (end(one) ?? ''));
    const days = (one: NaiveCase): readonly string[] =>
      after(begin(one) ?? '', end(one) ?? '').filter((day) => works(one.centerId, day));
    sheet.count(id, done);
    const gross = done.map((one) => days(one).length);
    const net = done.map((one) => days(one).filter((day) => !one.pauses.some((pause) => rests(pause, day))).length);
    for (const [name, share] of [
      ['median', 0.5],
      ['p90', 0.9],
      ['worst', 1],
    ] as const) {
      sheet.rankedDays(`${id}_gross_${name}`, gross, share);
      sheet.rankedDays(`${id}_net_${name}`, net, share);
    }
  }
  return sheet.answers;
};

/** The day on which a pause begins counts, the one on which it ends does not. */
const rests = ({ from, to }: NaiveCase['pauses'][number], day: string): boolean =>
  day > from && (to === null || day <= to);

/** The days after the first, with the last. */
const after = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysFrom(from, to)) }, (_, index) =>
    new Date(Date.parse(from) + (index + 1) * 86_400_000).toISOString().slice(0, 10),
  );
