/** Three-zero and litigation rate as they are handed in: what was found, the figures, and what is not known. */
import type { Verdict } from '../../../domain/indicators/three-zero.js';
import type { Section, Words } from '../../../domain/reports/printed.js';
import { refusalText } from '../../../platform/http/texts.js';
import type { IndicatorFigure, StoredLitigationRate, StoredThreeZero } from '../report.record.js';
import type { PrintedNames, Printing } from './printed.js';

const VERDICTS: Readonly<Record<string, Words>> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  unproven: { zh: '未能证实', en: 'unproven' },
};

const verdictOf = (verdict: Verdict): Words => VERDICTS[String(verdict)] ?? { zh: '', en: '' };

export const printedThreeZero: Printing<StoredThreeZero> = {
  needs: ({ content }) => ({ centers: centersOf(content.figures), departments: [], staff: [] }),
  print: (report, names) => {
    const { zero, parts, figures, definition } = report.content;
    const spoken = (language: 'zh' | 'en') =>
      parts
        .map((part) => `${language === 'zh' ? part.textZh : part.textEn}: ${verdictOf(part.verdict)[language]}`)
        .join('; ');
    return {
      ...headOf(report, names),
      title: { zh: '三无报告', en: 'Three-zero report' },
      verdict: {
        zh: `${verdictOf(zero).zh}（${spoken('zh')}）`,
        en: `${verdictOf(zero).en} (${spoken('en')})`,
      },
      definitions: [definition],
      figures,
      sections: [listOf(figures), sourcesOf(figures), gapsOf(figures, names)],
    };
  },
};

export const printedLitigationRate: Printing<StoredLitigationRate> = {
  needs: ({ content }) => ({ centers: centersOf(content.figures), departments: [], staff: [] }),
  print: (report, names) => {
    const { figures, definition } = report.content;
    return {
      ...headOf(report, names),
      title: { zh: '万人起诉率报告', en: 'Litigation rate per 10,000' },
      verdict: null,
      definitions: [definition],
      figures,
      sections: [listOf(figures), sourcesOf(figures), gapsOf(figures, names)],
    };
  },
};

const headOf = (report: StoredThreeZero | StoredLitigationRate, names: PrintedNames) => ({
  id: report.id,
  kind: report.kind,
  centerName: names.centers.get(report.centerId) ?? report.centerId,
  from: report.from,
  to: report.to,
  asOf: report.asOf,
  charts: [],
  notes: [],
  digest: report.digest,
});

const centersOf = (figures: readonly IndicatorFigure[]): string[] => [
  ...new Set(
    figures.flatMap(({ centerId, reasons }) => [
      ...(centerId === null ? [] : [centerId]),
      ...reasons.map((reason) => reason.centerId),
    ]),
  ),
];

const listOf = (figures: readonly IndicatorFigure[]): Section => ({
  id: 'figures',
  title: { zh: '各项指标', en: 'Figures' },
  layout: 'list',
  keys: figures.map(({ key }) => key),
});

/** Who told each figure; none for what the register tells. */
const sourcesOf = (figures: readonly IndicatorFigure[]): Section => ({
  id: 'sources',
  title: { zh: '数据来源', en: 'Sources' },
  layout: 'table',
  columns: [
    { key: 'figure', label: { zh: '指标', en: 'Figure' }, type: 'text' },
    { key: 'source', label: { zh: '来源', en: 'Source' }, type: 'text' },
  ],
  rows: figures.flatMap(({ label, sources = [] }) => sources.map(({ source }) => [label, source])),
});

/** What keeps a figure from being known, each once. */
function gapsOf(figures: readonly IndicatorFigure[], names: PrintedNames): Section {
  const lines = figures.flatMap(({ reasons }) =>
    reasons.map((reason) => {
      const { code, centerId, ...rest } = reason;
      const params = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
      return [
        names.centers.get(centerId) ?? centerId,
        { zh: refusalText(code, params, 'zh'), en: refusalText(code, params, 'en') },
      ] as const;
    }),
  );
  const once = new Map(lines.map((line) => [`${line[0]} ${line[1].zh}`, line]));
  return {
    id: 'gaps',
    title: { zh: '尚不掌握的数据', en: 'What is not known' },
    layout: 'table',
    columns: [
      { key: 'center', label: { zh: '中心', en: 'Centre' }, type: 'text' },
      { key: 'gap', label: { zh: '缺什么', en: 'What is missing' }, type: 'text' },
    ],
    rows: [...once.values()].map(([center, gap]) => [center, gap]),
  };
}
