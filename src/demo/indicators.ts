/**
 * What the centre cannot count itself, as its petition officer enters it: the people of the founding article, and what the court and the
 * police told for each of the last twelve months, in two letters as they come.
 */
import { addDays, addMonths, type Day, earlierOf, firstDayOf, type Month, yearOf } from '../domain/shared/day.js';
import { IndicatorsService } from '../modules/indicators/indicators.service.js';
import type { Scene } from './scene.js';
import type { Timeline } from './timeline.js';

export const MONTHS_COUNTED = 12;

/** 6,023 people in 2,309 households. */
const PEOPLE = { residents: 5800, registeredFloating: 223 } as const;

/** Months ago in which a court accepted a civil case of somebody here. */
const SUED = [9, 4];

export function addIndicators(timeline: Timeline, scene: Scene): void {
  const { days } = scene;
  const months = Array.from({ length: MONTHS_COUNTED }, (_, index) => MONTHS_COUNTED - index);
  for (const year of new Set(months.map((ago) => yearOf(firstDayOf(days.monthsAgo(ago))))))
    countPeople(timeline, scene, year);
  for (const ago of months) writeDown(timeline, scene, ago);
}

function countPeople(timeline: Timeline, { context, ground, days }: Scene, year: number): void {
  const source = `派出所户籍与流动人口登记（${year}年1月，示例）`;
  timeline.add(days.at(`${year}-01-10`, '15:00'), `population of ${year}`, () =>
    context
      .get(IndicatorsService)
      .recordPopulation(ground.as('petition'), ground.center('yangchun'), { year, ...PEOPLE, source }),
  );
}

function writeDown(timeline: Timeline, { context, ground, days }: Scene, monthsAgo: number): void {
  const month = days.monthsAgo(monthsAgo);
  const told = (on: Day, figures: object, source: string): void =>
    timeline.add(earlierOf(days.at(on, '14:10'), days.now), `${source} of ${month}`, () =>
      context
        .get(IndicatorsService)
        .recordOutsideCount(ground.as('petition'), ground.center('yangchun'), { month, ...figures, source }),
    );
  const after = firstDayOf(addMonths(month, 1));
  const byCourt = { civilCases: SUED.includes(monthsAgo) ? 1 : 0, administrativeCases: 0 };
  const byPolice = { criminalCases: 0, publicSecurityCasesOfMajorImpact: 0, casualtyAccidents: 0 };
  told(addDays(after, 1), byCourt, `法院诉讼服务中心来函（${spoken(month)}，示例）`);
  told(addDays(after, 2), byPolice, `派出所月度通报（${spoken(month)}，示例）`);
}

const spoken = (month: Month): string => month.replace('-', '年').concat('月');
