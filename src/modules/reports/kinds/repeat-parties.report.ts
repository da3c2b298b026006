/**
 * Repeat parties and addresses 重复当事人与地点: cases accepted in the period that have an identity number, a phone, an address of a party or the
 * place of the dispute in common (R10), by keyed hashes. Nobody is named, no address either: only how many groups there are and how
 * large. Example: three leaks at one address are one group of 3 cases.
 */
import { GROUP_SIZES, REPEAT_MARKS } from '../../../domain/reports/dimension-texts.js';
import type { FigureDefinition } from '../../../domain/reports/figure.js';
import type { Words } from '../../../domain/reports/printed.js';
import { inPeriod, numberOf, type CaseReport, type Count } from '../case-report.js';
import { words } from './figure-parts.js';

const REPEATED = 'm.cases >= 2';
const LARGEST = GROUP_SIZES.at(-1)?.key ?? 0;
/** Of one centre: the same mark elsewhere is another group. */
const GROUP = `c.center_id || ':' || encode(m.mark, 'hex')`;

/** A case stands once for each of its groups of the kind. */
const inGroups = (key: string): Count => ({
  id: `in_${key}`,
  of: 'mark',
  when: `m.kind = '${key}' AND ${REPEATED}`,
  by: GROUP,
  numbered: true,
});

const figure = (id: string, label: Words, definition: Words, rest: Partial<FigureDefinition>): FigureDefinition => ({
  id,
  label,
  definition,
  unit: 'cases',
  numerator: id,
  denominator: null,
  ...rest,
});

export const REPEAT_PARTIES: CaseReport = {
  kind: 'repeat_parties',
  title: words('重复当事人与地点报告', 'Repeat parties and addresses'),
  keepsRows: true,
  definition: {
    id: 'repeat_parties',
    version: 1,
    textZh:
      '统计期内首次受理的案件，按来源地中心。同一中心两件以上案件有同一当事人证件号码、电话、住址或同一纠纷地点的，为一组；比对只用加密摘要，姓名、号码、地址不出现在报告中，' +
      '组号只在本报告内有意义。同一人以证件号码和电话均相同的，在两类中各计一组，各类不得相加；不同中心之间不比对。未填证件号码、电话或地址的案件不在该类的分母内。' +
      '案件以报告时点所知为准，比对摘要以出具报告之时为准；案卷已销毁的，没有摘要。' +
      '摘要相同只是线索，不是证明：合用电话、同住一处的，也会成组。',
    textEn:
      'Cases accepted, for the first time, in the period, by centre of origin. Two or more cases of a centre with the same identity number, phone or ' +
      'address of a party, or the same place of the dispute, are a group. Only keyed hashes are compared; names, numbers and addresses are not in the ' +
      'report, and the number of a group means nothing outside of it. A person with the same identity number and the same phone is a group of either ' +
      'kind: kinds are not to be added up; centres are not compared with each other. Cases without the number, phone or address are not in the ' +
      'denominator of that kind. Cases are as known at the instant of the report, the hashes as they are when it is produced; a destroyed file has ' +
      'none. Equal hashes are a hint, not proof: people who share a phone or a home are a group, too.',
  },
  counts: [
    { id: 'accepted', of: 'case', when: inPeriod('c.accepted_on') },
    {
      id: 'groups',
      of: 'mark',
      when: `${REPEATED} AND m.first = c.dispute_id::text`,
      by: `m.kind || '_' || least(m.cases, ${LARGEST})`,
    },
    { id: 'kind_groups', of: 'mark', when: `${REPEATED} AND m.first = c.dispute_id::text`, by: 'm.kind' },
    { id: 'repeated', of: 'mark', when: `${REPEATED} AND m.ord = 1`, by: 'm.kind' },
    { id: 'marked', of: 'mark', when: 'm.ord = 1', by: 'm.kind' },
    ...REPEAT_MARKS.map(({ key }) => inGroups(key)),
  ],
  figures: [
    figure(
      'accepted',
      words('受理', 'accepted'),
      words('统计期内首次受理的案件。', 'Cases accepted, for the first time, in the period.'),
      {},
    ),
    figure(
      'kind_groups',
      words('组数', 'groups'),
      words(
        '有两件以上案件的组。其记录为各组最早登记的案件。',
        'Groups of two cases and more; its records are the first case of each.',
      ),
      { unit: 'groups', by: 'repeat_mark' },
    ),
    figure(
      'groups',
      words('组数（按件数）', 'groups by size'),
      words(
        '该件数的组。其记录为各组最早登记的案件。',
        'Groups of so many cases; its records are the first case of each.',
      ),
      { unit: 'groups', by: 'repeat_group' },
    ),
    figure(
      'repeat_rate',
      words('重复占比', 'share repeated'),
      words(
        '至少属于一组的案件 ÷ 填有该项的案件。',
        'Cases in at least one group ÷ cases in which that kind of number or address is known.',
      ),
      { unit: 'percent', numerator: 'repeated', denominator: 'marked', by: 'repeat_mark' },
    ),
    ...REPEAT_MARKS.map(({ key, zh, en }) =>
      figure(
        `in_${key}`,
        words(`${zh}：组内案件`, `${en}: cases in groups`),
        words(
          '各组案件之和；一件案件属于几组即计几次。其记录列出组号。',
          'Cases of all groups; one that is in several counts for each. Its records bear the number of the group.',
        ),
        {},
      ),
    ),
  ],
  layout: ({ figures }) => ({
    sections: [
      {
        id: 'groups',
        title: words('重复的组', 'Groups'),
        layout: 'matrix',
        rows: REPEAT_MARKS.map(({ key, zh, en }) => ({ key, label: words(zh, en) })),
        columns: [
          { key: 'kind_groups', label: words('组数', 'groups') },
          ...GROUP_SIZES.map(({ key, zh, en }) => ({ key: String(key), label: words(zh, en) })),
          { key: 'in', label: words('组内案件', 'cases in groups') },
          { key: 'repeat_rate', label: words('重复占比', 'share repeated') },
        ],
        cells: REPEAT_MARKS.map(({ key }) => [
          `kind_groups.${key}`,
          ...GROUP_SIZES.map((size) => `groups.${key}_${size.key}`),
          `in_${key}`,
          `repeat_rate.${key}`,
        ]),
      },
      { id: 'total', title: words('合计', 'Total'), layout: 'list', keys: ['accepted'] },
    ],
    charts: [
      {
        id: 'groups',
        chart: 'columns',
        title: words('重复的组', 'Groups'),
        alt: words(
          REPEAT_MARKS.map(({ key, zh }) => `${zh} ${numberOf(figures, `kind_groups.${key}`)} 组`).join('，'),
          REPEAT_MARKS.map(({ key, en }) => `${en}: ${numberOf(figures, `kind_groups.${key}`)}`).join(', '),
        ),
        categories: REPEAT_MARKS.map(({ zh, en }) => words(zh, en)),
        series: GROUP_SIZES.map((size) => ({
          label: words(size.zh, size.en),
          values: REPEAT_MARKS.map(({ key }) => numberOf(figures, `groups.${key}_${size.key}`)),
        })),
      },
    ],
  }),
};
