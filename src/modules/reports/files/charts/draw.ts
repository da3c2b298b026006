/**
 * Draws charts on the server, as SVG that fits into a page: no script, no style of its own (the policy of the page allows none),
 * and ids that depend on the chart alone. The library is large, so it is loaded when the first chart is drawn.
 */
import type { FileLanguage, FileWords } from '../../../../domain/reports/file-texts.js';
import type { Chart } from '../../../../domain/reports/printed.js';
import { escaped } from '../../../../domain/shared/escaped.js';
import { calendarPlan } from './calendar.js';
import { columnsPlan } from './columns.js';
import { funnelPlan } from './funnel.js';
import { heatPlan } from './heat.js';
import { type Drawing, type Plan, WIDTH } from './plan.js';

export interface DrawnChart {
  /** null: only the note is to be shown */
  readonly svg: string | null;
  readonly note: string | null;
}

export function planOf(chart: Chart, language: FileLanguage, words: FileWords): Plan {
  switch (chart.chart) {
    case 'columns':
      return columnsPlan(chart, language, words);
    case 'funnel':
      return funnelPlan(chart, language, words);
    case 'heat':
      return heatPlan(chart, language, words);
    case 'calendar':
      return calendarPlan(chart, language, words);
  }
}

/** `place` tells the charts of one page apart. */
export async function drawn(
  chart: Chart,
  language: FileLanguage,
  words: FileWords,
  place: number,
): Promise<DrawnChart> {
  const { drawing, note } = planOf(chart, language, words);
  if (drawing === null) return { svg: null, note };
  const texts = { title: chart.title[language], alt: chart.alt[language] };
  return { svg: fitted(await rendered(drawing), `chart${place}`, texts), note };
}

type Library = typeof import('echarts/core');
let library: Promise<Library> | undefined;

async function loaded(): Promise<Library> {
  const core = await import('echarts/core');
  const { BarChart, CustomChart } = await import('echarts/charts');
  const { CalendarComponent, GridComponent, LegendComponent } = await import('echarts/components');
  const { SVGRenderer } = await import('echarts/renderers');
  core.use([BarChart, CustomChart, CalendarComponent, GridComponent, LegendComponent, SVGRenderer]);
  return core;
}

async function rendered({ option, height }: Drawing): Promise<string> {
  library ??= loaded();
  const core = await library;
  const chart = core.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption(withoutInherited(option));
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}

/**
 * The library keeps how wide a text is under the text itself, in plain objects: a category called `__proto__` would change every object of
 * the process. An invisible sign within such a name (U+2060, no break and no width) makes it one like others.
 */
const INHERITED = new RegExp(Object.getOwnPropertyNames(Object.prototype).join('|'), 'g');
const WORD_JOINER = '\u2060';

const withoutInherited = (option: Drawing['option']): Drawing['option'] =>
  Object.fromEntries(Object.entries(option).map(([name, value]) => [name, harmless(value)]));

function harmless(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(INHERITED, (name) => `${name.slice(0, 1)}${WORD_JOINER}${name.slice(1)}`);
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value === 'function')
    return (...given: unknown[]) => harmless((value as (...all: unknown[]) => unknown)(...given));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, harmless(each)]));
}

const fitted = (svg: string, place: string, { title, alt }: { title: string; alt: string }): string =>
  svg
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, (tag) => fittedTag(tag, place))
    .replace(/>\s+</g, '><')
    .replace('>', () => `><title>${escaped(title)}</title><desc>${escaped(alt)}</desc>`);

/** Text is escaped by the library, so whatever stands between angle brackets is a tag. */
const fittedTag = (tag: string, place: string): string =>
  tag
    .replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => presentation(style))
    .replace(/(?<= id="|url\(#|href="#)zr\d+-/g, `${place}-`);

const AS_ATTRIBUTE = new Set(['font-size', 'font-family', 'font-weight', 'font-style']);

/** `font-size:12px` becomes `font-size="12px"`, which SVG takes for the same. */
const presentation = (style: string): string =>
  style
    .split(';')
    .map((rule) => rule.split(':').map((part) => part.trim()))
    .flatMap(([name = '', value = '']) => (AS_ATTRIBUTE.has(name) ? [` ${name}="${value}"`] : []))
    .join('');
