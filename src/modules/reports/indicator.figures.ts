/**
 * Figures made of what a centre cannot count itself. While part of their data is missing they are not known: "n/a" with the reasons,
 * never a sum or a rate over the rest; each keeps the entries it was made of.
 */
import { LITIGATION_FIGURES, type LitigationRate } from '../../domain/indicators/litigation-rate.js';
import { OUTSIDE_FIGURES, type OutsideFigure, type Tally, type Told } from '../../domain/indicators/outside-counts.js';
import { NOT_APPLICABLE, rate } from '../../domain/petitions/rate.js';
import type { Bilingual, FigureRecords, IndicatorFigure, IndicatorRecordKind } from './report.record.js';
import type { CountedFigure } from './zero-petition.figures.js';

export interface CountedIndicator {
  readonly figure: IndicatorFigure;
  readonly records: FigureRecords;
}

const WHOLE = { year: null, centerId: null, reasons: [], sources: [] } as const;

/** A figure of the register beside figures of others. */
export function ofRegister({ records, ...figure }: CountedFigure, unit: IndicatorFigure['unit']): CountedIndicator {
  return { figure: { ...figure, ...WHOLE, unit }, records };
}

/** What others counted over all months and leaf centres, and for how many of these it is known. */
export function outsideFigures(name: OutsideFigure, tally: Tally): CountedIndicator[] {
  const { key, zh, en } = OUTSIDE_FIGURES[name];
  const records = recordsOf('outside_count', tally.entries);
  const count: IndicatorFigure = {
    ...WHOLE,
    key,
    label: { zh, en },
    definition: {
      zh: `统计期内各月${zh}数之和，按有关单位提供、由人登记的数字；有一个月不明的，不作合计。`,
      en: `The sum over the months of the period of ${en}, as told by those who count them and entered by a person; with one month unknown there is no sum.`,
    },
    unit: name === 'casualtyAccidents' ? 'accidents' : 'cases',
    ...counted(tally.total),
    reasons: tally.gaps,
    sources: eachOnce(tally.entries.map(({ sources }) => sources[name])),
  };
  const months: IndicatorFigure = {
    ...WHOLE,
    key: `${key}_months`,
    label: { zh: `${zh}：已知月份`, en: `${en}: months known` },
    definition: {
      zh: `统计期涉及的月份中，${zh}数已登记的（每个最基层中心每月计一）；分母为应登记的月份数。`,
      en: `Months of the period for which the number of ${en} is known, one per leaf centre and month; beside all that are due.`,
    },
    unit: 'months',
    ...rate(tally.known, tally.due),
  };
  return [count, months].map((figure) => ({ figure, records }));
}

/** Cases, population and rate of one calendar year, of one leaf centre or of all together. */
export function litigationFigures(found: LitigationRate): CountedIndicator[] {
  const { year, centerId, gaps, cases, population } = found;
  const counts = recordsOf('outside_count', found.countEntries);
  const countSources = found.countEntries.flatMap(({ sources }) => LITIGATION_FIGURES.map((name) => sources[name]));
  const keyed = (measure: keyof typeof LITIGATION_TEXTS) => ({
    key: `${measure}_${year}${centerId === null ? '' : `_${centerId.replaceAll('-', '')}`}`,
    year,
    centerId,
    ...textsOf(LITIGATION_TEXTS[measure], year),
  });
  return [
    {
      figure: {
        ...keyed('cases'),
        unit: 'cases',
        ...counted(cases),
        reasons: gaps.filter(({ code }) => code !== 'population_unknown'),
        sources: eachOnce(countSources),
      },
      records: counts,
    },
    {
      figure: {
        ...keyed('population'),
        unit: 'persons',
        ...counted(population),
        reasons: gaps.filter(({ code }) => code === 'population_unknown'),
        sources: eachOnce(found.populationEntries),
      },
      records: recordsOf('population', found.populationEntries),
    },
    {
      figure: {
        ...keyed('rate'),
        unit: 'per_10000',
        numerator: cases,
        denominator: population,
        value: found.value,
        reasons: gaps,
        sources: eachOnce([...countSources, ...found.populationEntries]),
      },
      records: counts,
    },
  ];
}

const LITIGATION_TEXTS = {
  cases: {
    label: { zh: '一审民事、行政案件数', en: 'first-instance civil and administrative cases' },
    definition: {
      zh: '统计期在该年内的各月，法院受理的一审民事、行政案件数之和；有一个月不明的，不作合计。',
      en: 'Civil and administrative cases of first instance accepted by courts in the months of the period that lie in the year; with one month unknown there is no sum.',
    },
  },
  population: {
    label: { zh: '人口数', en: 'population' },
    definition: {
      zh: '该年的常住人口与登记在册的流动人口之和；有一个中心不明的，不作合计。',
      en: 'Residents and registered floating people of the year; with one centre unknown there is no sum.',
    },
  },
  rate: {
    label: { zh: '万人起诉率', en: 'litigation rate per 10,000' },
    definition: {
      zh: '一审民事、行政案件数÷人口数×10000，四舍五入保留两位小数；数据不全的不计算。所列记录为案件数的登记；人口数的登记见人口数。',
      en: 'Cases divided by population, times 10,000, rounded half up to two decimals; with anything missing there is no rate. Its records are those of the cases; those of the population stand behind the population.',
    },
  },
} as const;

const textsOf = (texts: { label: Bilingual; definition: Bilingual }, year: number) => ({
  label: { zh: `${year}年${texts.label.zh}`, en: `${texts.label.en}, ${year}` },
  definition: texts.definition,
});

const counted = (numerator: number | null): Pick<IndicatorFigure, 'numerator' | 'denominator' | 'value'> => ({
  numerator,
  denominator: null,
  value: numerator === null ? NOT_APPLICABLE : String(numerator),
});

const recordsOf = (
  kind: IndicatorRecordKind,
  entries: readonly { readonly id: string; readonly version: number }[],
): FigureRecords => ({ kind, refs: entries.map(({ id, version }) => [id, version]) });

/** One letter often tells several months and figures. */
function eachOnce(told: readonly (Told | undefined)[]): Told[] {
  const known = told.filter((each) => each !== undefined);
  const keyed = known.map(
    ({ source, recordedAt, recordedBy }) =>
      [`${recordedAt} ${source} ${recordedBy}`, { source, recordedAt, recordedBy }] as const,
  );
  return [...new Map(keyed.sort(([one], [other]) => (one < other ? -1 : 1))).values()];
}
