/** A table whose fields are the darker the more is in them; every field says its number, a withheld one is hatched. */
import type { FileLanguage, FileWords } from '../../../../domain/reports/file-texts.js';
import type { Chart } from '../../../../domain/reports/printed.js';
import { breadth, short } from '../breadth.js';
import { HIDDEN } from './numbers.js';
import { nothing, type Plan, tooLarge, WIDTH } from './plan.js';
import { type Field, fieldSeries } from './fields.js';
import { asField, FONT, hatched, INK, PLATE } from './styles.js';

type HeatChart = Extract<Chart, { readonly chart: 'heat' }>;

const MOST_COLUMNS = 36;
const MOST_ROWS = 80;
const LEFT = 130;
const FIELD_HEIGHT = 24;
/** Steps of grey, from nothing to the most; on the last three the number is white. */
const GREYS = ['#ffffff', '#edf1f5', '#d9e1ea', '#bccadb', '#94abc5', '#5f7fa3', '#365881', '#1f3a5f'] as const;
const DARK_FROM = 5;

export function heatPlan({ rows, columns, values }: HeatChart, language: FileLanguage, words: FileWords): Plan {
  if (rows.length > MOST_ROWS || columns.length > MOST_COLUMNS) return tooLarge(words);
  const fields = values.flatMap((row, at) => row.map((value, column) => ({ at, column, value })));
  if (!fields.some(({ value }) => value !== 0)) return nothing(words);
  const most = Math.max(1, ...fields.map(({ value }) => value ?? 0));
  const labels = columns.map((label) => short(label[language], 10));
  const width = (WIDTH - LEFT - 10) / columns.length;
  const isTurned = Math.max(...labels.map(breadth)) * 12 + 4 > width;
  const head = isTurned ? 16 + Math.max(...labels.map(breadth)) * 10 : 28;
  const bare = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  const axisLabel = { ...FONT, interval: 0 };
  return {
    note: null,
    drawing: {
      height: head + rows.length * FIELD_HEIGHT + 8,
      option: {
        animation: false,
        textStyle: FONT,
        grid: { left: LEFT, right: 10, top: head, bottom: 8 },
        xAxis: {
          type: 'category',
          position: 'top',
          data: labels,
          ...bare,
          axisLabel: { ...axisLabel, ...(isTurned ? { rotate: 55, fontSize: 11 } : {}) },
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: rows.map((label) => short(label[language], 10)),
          ...bare,
          axisLabel,
        },
        series: [
          fieldSeries({
            fields: fields.map((each) => fieldOf(each, most, width)),
            size: [width - 1, FIELD_HEIGHT - 1],
          }),
        ],
      },
    },
  };
}

interface Counted {
  readonly at: number;
  readonly column: number;
  readonly value: number | null;
}

function fieldOf({ at, column, value }: Counted, most: number, width: number): Field {
  const place = [column, at] as const;
  const fontSize = width < 26 ? 9 : 11;
  if (value === null) return { place, style: asField(hatched()), text: HIDDEN, textStyle: { fontSize, ...PLATE } };
  const step = value <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * (GREYS.length - 1)));
  const color = step >= DARK_FROM ? '#ffffff' : INK;
  return {
    place,
    style: { fill: GREYS[step], stroke: '#9aa4b0', lineWidth: 0.6 },
    text: String(value),
    textStyle: { fontSize, color },
  };
}
