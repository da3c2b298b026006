/** The report on the duty roster 值班报告 as it is handed in: each department, and its people side by side. */
import type { Chart, PrintedFigure, Section, Words } from '../../../domain/reports/printed.js';
import type { RosterContent, RosterFigure, StoredRoster } from '../report.record.js';
import type { PrintedNames, Printing } from './printed.js';

type Department = RosterContent['departments'][number];

export const printedRoster: Printing<StoredRoster> = {
  needs: ({ content: { departments } }) => ({
    centers: [],
    departments: departments.map(({ departmentId }) => departmentId),
    staff: [...new Set(departments.flatMap(({ people }) => people.map(({ staffId }) => staffId)))],
  }),
  print: (report, names) => ({
    id: report.id,
    kind: report.kind,
    title: { zh: '值班报告', en: 'Report on the duty roster' },
    centerName: names.centers.get(report.centerId) ?? report.centerId,
    from: report.from,
    to: report.to,
    asOf: report.asOf,
    verdict: null,
    definitions: [DEFINITION],
    figures: report.content.departments.flatMap(figuresOf),
    sections: report.content.departments.flatMap((department) => sectionsOf(department, names)),
    charts: report.content.departments.flatMap((department) => chartsOf(department, names)),
    notes: report.content.calendarKnown ? [] : [CALENDAR_UNKNOWN],
    digest: report.digest,
  }),
};

const DEFINITION = {
  id: 'duty_roster',
  version: 1,
  textZh: '按值班日期计入统计期；只计出具报告时已发布的值班及其变动，缺勤不区分原因。各项指标的口径见后。',
  textEn:
    'By the day of duty within the period: what was published and changed when the report was made; absences whatever their reason. Each figure is defined below.',
};

const CALENDAR_UNKNOWN: Words = {
  zh: '统计期涉及的年份中有尚未录入工作日历的，调休上班日的加权可能有缺漏。',
  en: 'The calendar of a year within the period had not been entered, so weights of make-up days may be missing.',
};

const UNITS: Readonly<Record<string, PrintedFigure['unit']>> = {
  shifts: 'shifts',
  spread: 'shifts',
  weighted_load: 'index',
  weighted_spread: 'index',
  absence_days: 'days',
};

const figuresOf = ({ figures, people }: Department): PrintedFigure[] =>
  [...figures, ...people.flatMap((person) => person.figures)].map((figure) => ({
    key: figure.key,
    label: figure.label,
    definition: figure.definition,
    unit: figure.denominator === null ? (UNITS[figure.metric] ?? 'times') : 'percent',
    numerator: figure.numerator,
    denominator: figure.denominator,
    value: figure.value,
  }));

const nameOf = (departmentId: string, { departments }: PrintedNames): Words =>
  departments.get(departmentId) ?? { zh: departmentId, en: departmentId };

function sectionsOf(department: Department, names: PrintedNames): Section[] {
  const { departmentId, figures, people } = department;
  const name = nameOf(departmentId, names);
  const columns = new Map(people.flatMap((person) => person.figures).map(({ metric, label }) => [metric, label]));
  const whole: Section = { id: departmentId, title: name, layout: 'list', keys: figures.map(({ key }) => key) };
  if (people.length === 0) return [whole];
  return [
    whole,
    {
      id: `${departmentId}_people`,
      title: { zh: `${name.zh}：各值班人员`, en: `${name.en}: each officer` },
      layout: 'matrix',
      rows: people.map(({ staffId }) => ({ key: staffId, label: personOf(staffId, names) })),
      columns: [...columns].map(([key, label]) => ({ key, label })),
      cells: people.map((person) => [...columns.keys()].map((metric) => figureOf(person.figures, metric)?.key ?? null)),
    },
  ];
}

const figureOf = (figures: readonly RosterFigure[], metric: string): RosterFigure | undefined =>
  figures.find((figure) => figure.metric === metric);

const personOf = (staffId: string, { staff }: PrintedNames): Words => {
  const name = staff.get(staffId) ?? staffId;
  return { zh: name, en: name };
};

function chartsOf({ departmentId, people }: Department, names: PrintedNames): Chart[] {
  if (people.length === 0) return [];
  const name = nameOf(departmentId, names);
  const values = people.map(({ figures }) => figureOf(figures, 'shifts')?.numerator ?? 0);
  const [most, least] = [Math.max(...values), Math.min(...values)];
  return [
    {
      id: `${departmentId}_shifts`,
      chart: 'columns',
      title: { zh: `${name.zh}：值班次数`, en: `${name.en}: shifts` },
      alt: {
        zh: `柱状图：${name.zh}${people.length}人的值班次数，最多${most}次，最少${least}次。`,
        en: `Columns: shifts of ${people.length} people of ${name.en}, at most ${most}, at least ${least}.`,
      },
      categories: people.map(({ staffId }) => personOf(staffId, names)),
      series: [{ label: { zh: '值班次数', en: 'shifts' }, values }],
    },
  ];
}
