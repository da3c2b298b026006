/** Month by month and category by category, beside the year before, counted by hand. */
import type { NaiveCase } from './naive-case.js';
import { monthsOf, Sheet, within, type Oracle } from './question.js';

export const trend: Oracle = ({ cases, from, cut, vocabulary }) => {
  const sheet = new Sheet();
  const isNow = (one: NaiveCase): boolean => within(one.accepted, from, cut);
  const wasThen = (one: NaiveCase): boolean => within(yearOn(one.accepted), from, cut);
  const more = (one: NaiveCase): number => Number(isNow(one)) - Number(wasThen(one));
  const accepted = cases.filter(isNow);
  const yearBefore = cases.filter(wasThen);
  const settled = cases.filter((one) => one.outcome === 'settled' && within(one.outcomeOn, from, cut));

  sheet.count('accepted', accepted);
  sheet.count('accepted_before', yearBefore);
  sheet.rate('change', cases, yearBefore, more);
  sheet.count('settled', settled);
  for (const month of monthsOf({ from, cut })) {
    const isIn = (day: string | null): boolean => (day ?? '').startsWith(month);
    const inMonth = accepted.filter((one) => isIn(one.accepted));
    sheet.count(`month.${month}`, inMonth);
    sheet.count(
      `month_before.${month}`,
      yearBefore.filter((one) => isIn(yearOn(one.accepted))),
    );
    sheet.count(
      `month_settled.${month}`,
      settled.filter((one) => isIn(one.outcomeOn)),
    );
    for (const category of new Set(inMonth.map((one) => one.category)))
      sheet.count(`month_category.${month}.${category}`, ofCategory(inMonth, category));
  }
  for (const category of vocabulary.categories) {
    const then = ofCategory(yearBefore, category);
    sheet.count(`category.${category}`, ofCategory(accepted, category));
    sheet.count(`category_before.${category}`, then);
    sheet.rate(`category_change.${category}`, ofCategory(cases, category), then, more);
  }
  return sheet.answers;
};

const ofCategory = (cases: readonly NaiveCase[], category: string): NaiveCase[] =>
  cases.filter((one) => one.category === category);

/** Of 29 February: the 28th. */
function yearOn(day: string | null): string | null {
  if (day === null) return null;
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${Number(day.slice(0, 4)) + 1}${rest}`;
}
