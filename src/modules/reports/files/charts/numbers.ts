/** The numbers of a chart as a small table: for who cannot see the picture, and for who does not trust it. */
import type { FileLanguage, FileWords } from '../../../../domain/reports/file-texts.js';
import type { Chart } from '../../../../domain/reports/printed.js';
import { addDays, daysBetween, earlierOf, laterOf, monthOf } from '../../../../domain/shared/day.js';

export interface Numbers {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const HIDDEN = '—';

const shown = (value: number | null): string => (value === null ? HIDDEN : String(value));

export function numbersOf(chart: Chart, language: FileLanguage, words: FileWords): Numbers {
  const { category, step, value } = words.headings;
  switch (chart.chart) {
    case 'columns': {
      const table = {
        head: [category, ...chart.series.map(({ label }) => label[language])],
        rows: chart.categories.map((label, at) => [
          label[language],
          ...chart.series.map(({ values }) => shown(values[at] ?? null)),
        ]),
      };
      return chart.series.length > chart.categories.length ? turned(table) : table;
    }
    case 'funnel':
      return { head: [step, value], rows: chart.steps.map(({ label, value: of }) => [label[language], String(of)]) };
    case 'heat':
      return {
        head: ['', ...chart.columns.map((label) => label[language])],
        rows: chart.rows.map((label, at) => [label[language], ...(chart.values[at] ?? []).map(shown)]),
      };
    case 'calendar':
      return calendarNumbers(chart, words);
  }
}

const turned = ({ head, rows }: Numbers): Numbers => {
  const [first = [], ...rest] = head.map((name, at) => [name, ...rows.map((row) => row[at] ?? '')]);
  return { head: first, rows: rest };
};

export type CalendarChart = Extract<Chart, { readonly chart: 'calendar' }>;

/** The days of a calendar for which nothing is proven, each once. */
export const unprovenDays = ({ from, to, unproven }: CalendarChart): Set<string> =>
  new Set(unproven.flatMap((stretch) => daysBetween(laterOf(from, stretch.from), earlierOf(to, stretch.to))));

/** Months without anything are left out: there may be hundreds. */
function calendarNumbers(chart: CalendarChart, { headings }: FileWords): Numbers {
  const unproven = [...unprovenDays(chart)].map(monthOf);
  const events = chart.events.filter(({ on, count }) => count > 0 && on >= chart.from && on < chart.to);
  const months = chart.from < chart.to ? monthsFrom(chart.from, addDays(chart.to, -1)) : [];
  const rows = months.flatMap((month) => {
    const own = events.filter(({ on }) => monthOf(on) === month);
    const count = own.reduce((sum, event) => sum + event.count, 0);
    const open = unproven.filter((each) => each === month).length;
    const days = new Set(own.map(({ on }) => on)).size;
    return days + open === 0 ? [] : [[month, count, days, open].map(String)];
  });
  return { head: [headings.month, headings.events, headings.eventDays, headings.unprovenDays], rows };
}

const monthsFrom = (first: string, last: string): string[] => [
  ...new Set(daysBetween(first, addDays(last, 1)).map(monthOf)),
];
