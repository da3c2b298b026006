/** Columns, stacked where there are several series. What is withheld is a hatched stub of its own, never a height. */
import type { FileLanguage, FileWords } from '../../../../domain/reports/file-texts.js';
import type { Chart } from '../../../../domain/reports/printed.js';
import { breadth, short } from '../breadth.js';
import { HIDDEN } from './numbers.js';
import { nothing, type Plan, tooLarge, WIDTH } from './plan.js';
import { FONT, hatched, INK, MOST_SERIES, PLATE, seriesStyle } from './styles.js';

type ColumnsChart = Extract<Chart, { readonly chart: 'columns' }>;

interface Stacked {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

const MOST_COLUMNS = 72;
const PLOT_HEIGHT = 210;
const LEFT = 46;
const ROOM = WIDTH - LEFT - 12;

export function columnsPlan(chart: ColumnsChart, language: FileLanguage, words: FileWords): Plan {
  const labels = chart.categories.map((label) => label[language]);
  if (labels.length > MOST_COLUMNS) return tooLarge(words);
  const all = chart.series.map(({ label, values }) => ({ label: label[language], values }));
  if (!all.some(({ values }) => values.some((value) => value !== 0))) return nothing(words);
  const stack = folded(all, words);
  const top = Math.max(1, ...labels.map((_, at) => stack.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)));
  const hidden = labels.map((_, at) => all.some(({ values }) => (values[at] ?? null) === null));
  const hasHidden = hidden.includes(true);
  const names = [...stack.map(({ label }) => short(label, 16)), ...(hasHidden ? [words.hidden] : [])];
  const head = names.length > 1 ? rowsOfLegend(names) * 22 + 24 : 24;
  const foot = footOf(labels);
  return {
    note: null,
    drawing: {
      height: head + PLOT_HEIGHT + foot.height,
      option: {
        animation: false,
        textStyle: FONT,
        ...(names.length > 1 ? { legend: legendOf(names) } : {}),
        grid: { left: LEFT, right: 12, top: head, bottom: foot.height },
        xAxis: { type: 'category', data: labels.map((label) => short(label, 12)), ...foot.axis },
        yAxis: valueAxis(stack),
        series: [
          ...stack.map((each, index) => seriesOf(each, index, { top, isOnly: names.length === 1 })),
          ...(hasHidden ? [stubs(hidden, stack.length, top)] : []),
        ],
      },
    },
  };
}

/** Half a case is no mark on an axis. */
function valueAxis(stack: readonly Stacked[]): object {
  const isWhole = stack.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)));
  const splitLine = { lineStyle: { color: '#d5dae0' } };
  return { type: 'value', ...(isWhole ? { minInterval: 1 } : {}), axisLabel: FONT, splitLine };
}

/** The largest ones apart, the rest as one: more than eight patterns nobody tells apart. */
function folded(all: readonly Stacked[], words: FileWords): readonly Stacked[] {
  const most = MOST_SERIES;
  if (all.length <= most) return all;
  const sum = ({ values }: Stacked): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const largest = new Set([...all].sort((left, right) => sum(right) - sum(left)).slice(0, most - 1));
  const rest = all.filter((each) => !largest.has(each));
  const length = Math.max(...rest.map(({ values }) => values.length));
  const values = Array.from({ length }, (_, at) => rest.reduce((total, each) => total + (each.values[at] ?? 0), 0));
  return [...all.filter((each) => largest.has(each)), { label: words.others(rest.length), values }];
}

/** A number is written where there is room for it. */
function seriesOf({ values }: Stacked, index: number, { top, isOnly }: { top: number; isOnly: boolean }): object {
  const isTall = (value: number): boolean => (value / top) * PLOT_HEIGHT >= 16;
  return {
    type: 'bar',
    name: String(index),
    stack: 'all',
    silent: true,
    barMaxWidth: 44,
    itemStyle: seriesStyle(index),
    label: { ...FONT, fontSize: 11, position: isOnly ? 'top' : 'inside', ...(isOnly ? {} : PLATE) },
    data: values.map((value) => {
      const known = value ?? 0;
      return { value: known, label: { show: known > 0 && (isOnly || isTall(known)) } };
    }),
  };
}

/** As high as a line of text, whatever is behind it. */
const stubs = (hidden: readonly boolean[], index: number, top: number): object => ({
  type: 'bar',
  name: String(index),
  stack: 'all',
  silent: true,
  barMaxWidth: 44,
  itemStyle: hatched(),
  label: { ...FONT, fontSize: 11, position: 'top', formatter: HIDDEN },
  data: hidden.map((is) => ({ value: is ? top * 0.09 : 0, label: { show: is } })),
});

const legendOf = (names: readonly string[]): object => ({
  left: LEFT,
  right: 12,
  top: 0,
  icon: 'rect',
  itemWidth: 24,
  itemHeight: 14,
  selectedMode: false,
  textStyle: FONT,
  // Two series may be called the same, so they go by their number and only here by their name.
  data: names.map((_, index) => ({ name: String(index) })),
  formatter: (name: string) => names[Number(name)] ?? '',
});

function rowsOfLegend(names: readonly string[]): number {
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const width = 24 + 5 + breadth(name) * 12.5 + 12;
    if (used > 0 && used + width > ROOM) {
      rows += 1;
      used = 0;
    }
    used += width;
  }
  return rows;
}

/** Names that do not fit beside each other are turned. */
function footOf(labels: readonly string[]): { readonly height: number; readonly axis: object } {
  const widest = Math.max(...labels.map((label) => breadth(short(label, 12)) * 12));
  const isTurned = widest + 6 > ROOM / labels.length;
  const axisLabel = { ...FONT, interval: 0, ...(isTurned ? { rotate: 55, fontSize: 11 } : {}) };
  const axis = { axisLabel, axisTick: { show: false }, axisLine: { lineStyle: { color: INK } } };
  return { height: isTurned ? 22 + widest * 0.85 : 30, axis };
}
