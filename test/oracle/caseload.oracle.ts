/** What came in, what came out and what lies there, counted by hand from its definition. */
import type { NaiveCase } from './naive-case.js';
import { before, daysFrom, Sheet, within, type Oracle } from './question.js';

const OUTCOMES = ['settled', 'failed', 'withdrawn', 'refused', 'referred', 'merged'];
const BANDS: readonly [string, number, number][] = [
  ['d0_7', 0, 7],
  ['d8_15', 8, 15],
  ['d16_30', 16, 30],
  ['d31_60', 31, 60],
  ['d61_more', 61, Number.POSITIVE_INFINITY],
];

export const caseload: Oracle = ({ cases, from, cut }) => {
  const sheet = new Sheet();
  const received = cases.filter((one) => within(one.received, from, cut));
  const ended = cases.filter((one) => within(one.outcomeOn, from, cut));
  sheet.count('received', received);
  sheet.count(
    'accepted',
    cases.filter((one) => within(one.accepted, from, cut)),
  );
  sheet.count('ended', ended);
  for (const outcome of OUTCOMES)
    sheet.rate(
      `ended_as.${outcome}`,
      ended.filter((one) => one.outcome === outcome),
      ended,
    );
  sheet.count(
    'closed',
    cases.filter((one) => within(one.closed, from, cut)),
  );
  lying(sheet, cases, cut);
  sheet.rate(
    'funnel_accepted',
    received.filter((one) => before(one.accepted, cut)),
    received,
  );
  sheet.rate(
    'funnel_started',
    received.filter((one) => before(one.started, cut)),
    received,
  );
  sheet.rate(
    'funnel_settled',
    received.filter((one) => one.outcome === 'settled' && before(one.outcomeOn, cut)),
    received,
  );
  sheet.rate(
    'funnel_performed',
    received.filter((one) => before(one.performedOn, cut)),
    received,
  );
  return sheet.answers;
};

function lying(sheet: Sheet, cases: readonly NaiveCase[], cut: string): void {
  const open = cases.filter((one) => before(one.accepted, cut) && !before(one.outcomeOn, cut));
  const age = (one: NaiveCase): number => daysFrom(one.accepted ?? cut, cut) - 1;
  sheet.count('open', open);
  for (const [band, least, most] of BANDS) {
    sheet.count(
      `open_age.${band}`,
      open.filter((one) => age(one) >= least && age(one) <= most),
    );
  }
  sheet.rankedDays('open_days_median', open.map(age), 0.5);
  sheet.rankedDays('open_days_worst', open.map(age), 1);
}
