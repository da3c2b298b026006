/** A funnel: what is left at each step, as bars about one middle. A step may be larger than the one before it; then it is drawn so. */
import type { FileLanguage, FileWords } from '../../../../domain/reports/file-texts.js';
import type { Chart } from '../../../../domain/reports/printed.js';
import { short } from '../breadth.js';
import { nothing, type Plan, tooLarge } from './plan.js';
import { FONT, seriesStyle } from './styles.js';

const MOST_STEPS = 30;
const STEP_HEIGHT = 34;
const LEFT = 170;
const RIGHT = 80;

export function funnelPlan(
  { steps }: Extract<Chart, { readonly chart: 'funnel' }>,
  language: FileLanguage,
  words: FileWords,
): Plan {
  if (steps.length > MOST_STEPS) return tooLarge(words);
  const most = Math.max(0, ...steps.map(({ value }) => value));
  if (most === 0) return nothing(words);
  const bar = { type: 'bar', stack: 'all', silent: true, barWidth: STEP_HEIGHT - 8 };
  const height = steps.length * STEP_HEIGHT + 12;
  return {
    note: null,
    drawing: {
      height,
      option: {
        animation: false,
        textStyle: FONT,
        grid: { left: LEFT, right: RIGHT, top: 6, bottom: 6 },
        xAxis: { type: 'value', min: 0, max: most, show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: steps.map(({ label }) => short(label[language], (LEFT - 20) / 12)),
          axisLabel: { ...FONT, interval: 0 },
          axisLine: { show: false },
          axisTick: { show: false },
        },
        series: [
          { ...bar, itemStyle: { color: 'none' }, data: steps.map(({ value }) => (most - value) / 2) },
          {
            ...bar,
            itemStyle: seriesStyle(0),
            label: { ...FONT, show: true, position: 'right', fontWeight: 'bold' },
            data: steps.map(({ value }) => value),
          },
        ],
      },
    },
  };
}
