/** A calendar of days: black with the number where something happened, hatched where nothing is proven, else blank. */
import type { FileLanguage, FileWords } from '../../../../domain/reports/file-texts.js';
import { addDays, addYears, type Day, laterOf, yearOf } from '../../../../domain/shared/day.js';
import { type CalendarChart, unprovenDays } from './numbers.js';
import { nothing, type Plan } from './plan.js';
import { type Field, fieldSeries } from './fields.js';
import { asField, blank, FONT, hatched, solid } from './styles.js';

/** Older ones are in the table: a page has only so much room. */
export const MOST_YEARS = 5;

const FIELD = 13;
const LEFT = 62;
const YEAR_HEIGHT = FIELD * 7 + 38;
const HEAD = 30;

export function calendarPlan(chart: CalendarChart, _: FileLanguage, words: FileWords): Plan {
  if (chart.from >= chart.to) return nothing(words);
  const from = laterOf(chart.from, addYears(chart.to, -MOST_YEARS));
  const years = yearsOf(from, addDays(chart.to, -1));
  const events = new Map(chart.events.map(({ on, count }) => [on, count]));
  const isDrawn = (day: Day): boolean => day >= from && day < chart.to;
  const open = [...unprovenDays(chart)]
    .filter((day) => isDrawn(day) && !events.has(day))
    .map((place): Field => ({ place, style: asField(hatched()) }));
  const dark = [...events]
    .filter(([day, count]) => count > 0 && isDrawn(day))
    .map(([place, count]): Field => ({
      place,
      style: asField(solid()),
      text: String(count),
      textStyle: { color: '#ffffff', fontSize: 9 },
    }));
  const { none, event, unproven } = words.calendar;
  return {
    note: [...(from > chart.from ? [words.onlyLatestYears(MOST_YEARS)] : []), words.quietMonths].join(' '),
    drawing: {
      height: HEAD + years.length * YEAR_HEIGHT,
      option: {
        animation: false,
        textStyle: FONT,
        legend: {
          left: LEFT,
          top: 0,
          icon: 'rect',
          itemWidth: 16,
          itemHeight: 14,
          selectedMode: false,
          textStyle: FONT,
          data: [none, event, unproven].map((name) => ({ name })),
        },
        calendar: years.map((range, at) => calendarOf(range, HEAD + at * YEAR_HEIGHT + 24, words)),
        series: years.flatMap(({ year }, calendarIndex) => {
          const own = ({ place }: Field) => yearOf(String(place)) === year;
          return [
            daySeries(calendarIndex, none, blank(), []),
            daySeries(calendarIndex, unproven, hatched(), open.filter(own)),
            daySeries(calendarIndex, event, solid(), dark.filter(own)),
          ];
        }),
      },
    },
  };
}

interface YearRange {
  readonly year: number;
  readonly range: readonly [Day, Day];
}

function yearsOf(first: Day, last: Day): YearRange[] {
  return Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, at) => {
    const year = yearOf(first) + at;
    return {
      year,
      range: [
        year === yearOf(first) ? first : `${year}-01-01`,
        year === yearOf(last) ? last : `${year}-12-31`,
      ] as const,
    };
  });
}

const calendarOf = ({ range }: YearRange, top: number, { weekdays, months }: FileWords): object => ({
  left: LEFT,
  top,
  range: [...range],
  cellSize: [FIELD, FIELD],
  itemStyle: { color: '#ffffff', borderColor: '#b4bcc6', borderWidth: 0.6 },
  splitLine: { show: true, lineStyle: { color: '#1b1f24', width: 0.8 } },
  dayLabel: { ...FONT, fontSize: 9, firstDay: 1, nameMap: [...weekdays] },
  monthLabel: { ...FONT, fontSize: 11, nameMap: [...months] },
  yearLabel: { ...FONT, fontSize: 13, fontWeight: 'bold', position: 'left', margin: 28 },
});

const daySeries = (calendarIndex: number, name: string, itemStyle: object, fields: readonly Field[]): object =>
  fieldSeries({
    fields,
    size: [FIELD - 1, FIELD - 1],
    about: { coordinateSystem: 'calendar', calendarIndex, name, itemStyle },
  });
