/**
 * Mediation statistics in the form of the ministry 人民调解工作情况统计 (domain.md §4.1): accepted in the period, by kind of committee, source,
 * category, form of agreement, difficulty and amount; what became of them by the cut-off; and the rates (R42). A table whose sums
 * do not agree is not produced (R41). Example: 8 accepted = 1 proactive + 5 on application + 2 delegated (1 by a court, 1 by the police).
 */
import { identitiesOf } from '../../../domain/reports/summary-table.js';
import type { FigureDefinition } from '../../../domain/reports/figure.js';
import type { Section, Words } from '../../../domain/reports/printed.js';
import { counted, rateOf, words } from './figure-parts.js';
import { beforeCut, inPeriod, numberOf, type CaseReport, type Count, type Laid } from '../case-report.js';

const accepted = inPeriod('c.accepted_on');
const concluded = `${accepted} AND c.outcome IN ('settled', 'failed', 'withdrawn') AND ${beforeCut('c.ended_on')}`;
const settled = `${accepted} AND c.outcome = 'settled' AND ${beforeCut('c.ended_on')}`;

const PROMISES = `jsonb_to_recordset(c.promises) AS p("dueOn" date, "doneOn" date, state text)`;
/** Waived, void or not due by the cut-off: nothing that could be performed or broken by then. */
const DUE = `p."dueOn" < $4::date AND NOT coalesce(p.state IN ('waived', 'void') AND p."doneOn" < $4::date, false)`;
const hasDue = `EXISTS (SELECT 1 FROM ${PROMISES} WHERE ${DUE})`;
const hasBroken = `EXISTS (SELECT 1 FROM ${PROMISES} WHERE ${DUE}
  AND (p."doneOn" IS NULL OR p."doneOn" >= $4::date OR p.state = 'handed_to_enforcement'))`;
/** By the term in which it came out: a case that was taken up again has had several. */
const lateMediation = `coalesce((SELECT (t.term ->> 'doneOn')::date > (t.term ->> 'dueOn')::date OR (t.term ->> 'pending')::boolean
  FROM jsonb_array_elements(c.deadlines) WITH ORDINALITY AS t(term, place)
  WHERE t.term ->> 'kind' = 'mediation' ORDER BY t.place DESC LIMIT 1), false)`;
const confirmedByCourt = `EXISTS (SELECT 1 FROM jsonb_to_recordset(c.confirmations) AS f("decidedOn" date, result text)
  WHERE f.result = 'valid' AND ${beforeCut('f."decidedOn"')})`;

const COUNTS: readonly Count[] = [
  { id: 'accepted', of: 'case', when: accepted },
  { id: 'parties', of: 'case', when: accepted, adds: 'c.parties' },
  { id: 'concluded', of: 'case', when: concluded },
  { id: 'settled', of: 'case', when: settled },
  { id: 'difficult', of: 'case', when: `${accepted} AND c.difficult` },
  { id: 'amount', of: 'case', when: `${accepted} AND c.amount_fen IS NOT NULL`, adds: 'c.amount_fen' },
  { id: 'source', of: 'case', when: accepted, by: 'c.source_kind' },
  { id: 'delegated_by', of: 'case', when: `${accepted} AND c.source_kind = 'delegated'`, by: 'c.delegated_by' },
  { id: 'category', of: 'case', when: accepted, by: 'c.category' },
  { id: 'form', of: 'case', when: settled, by: 'c.form' },
  { id: 'performed', of: 'case', when: `${settled} AND ${beforeCut('c.performed_on')}` },
  { id: 'confirmed', of: 'case', when: `${settled} AND ${confirmedByCourt}` },
  { id: 'with_due', of: 'case', when: `${settled} AND ${hasDue}` },
  { id: 'due_performed', of: 'case', when: `${settled} AND ${hasDue} AND NOT ${hasBroken}` },
  { id: 'timely', of: 'case', when: `${concluded} AND NOT ${lateMediation}` },
  { id: 'repeat', of: 'case', when: `${accepted} AND c.repeat` },
  {
    id: 'rated',
    of: 'visit',
    when: `${accepted} AND ${beforeCut('v."visitedOn"')} AND v.satisfaction IS NOT NULL AND v.satisfaction <> 'not_given'`,
  },
  {
    id: 'satisfied',
    of: 'visit',
    when: `${accepted} AND ${beforeCut('v."visitedOn"')} AND v.satisfaction IN ('satisfied', 'fairly_satisfied')`,
  },
];

const figure = (
  id: string,
  label: Words,
  definition: Words,
  rest: Parameters<typeof counted>[3] = {},
): FigureDefinition => counted(id, label, definition, { perCommittee: true, ...rest });

const FIGURES: readonly FigureDefinition[] = [
  figure(
    'accepted',
    words('受理总数', 'accepted'),
    words('统计期内首次受理的案件。', 'Cases accepted, for the first time, in the period.'),
  ),
  figure(
    'parties',
    words('涉及当事人', 'parties involved'),
    words(
      '上述案件的当事人之和（户、单位各计一）。',
      'Parties of these cases; a household or an organisation counts as one.',
    ),
    { unit: 'persons' },
  ),
  figure(
    'concluded',
    words('调结', 'concluded'),
    words(
      '上述案件中截止日已有调解结果的：成功、不成、撤回。',
      'Of these, those whose mediation had ended by the cut-off: settled, without agreement, withdrawn.',
    ),
  ),
  figure(
    'settled',
    words('调解成功', 'settled'),
    words('上述案件中截止日协议已生效的。', 'Of these, those with an agreement in effect by the cut-off.'),
  ),
  figure(
    'difficult',
    words('疑难复杂', 'difficult'),
    words('上述案件中登记为疑难复杂的。', 'Of these, those registered as difficult and complicated.'),
  ),
  figure(
    'amount',
    words('涉及金额', 'amount involved'),
    words(
      '上述案件登记的涉及金额之和，元；未填的不计。',
      'Sum of the amounts stated, in yuan; none where none is stated.',
    ),
    { unit: 'fen' },
  ),
  figure('source', words('案件来源', 'source'), words('按案件来源。', 'By source of the case.'), { by: 'source' }),
  figure(
    'delegated_by',
    words('委托移送', 'delegated'),
    words('接受委托移送的案件，按委托移送机关。', 'Delegated cases by the body that delegated them.'),
    { by: 'delegated_by' },
  ),
  figure(
    'category',
    words('纠纷类别', 'category'),
    words('按部颁十八类。', 'By the eighteen categories of the ministry.'),
    { by: 'category' },
  ),
  figure(
    'form',
    words('协议形式', 'form of agreement'),
    words('调解成功案件的协议形式。', 'Form of the agreement of the settled cases.'),
    { by: 'form' },
  ),
  figure(
    'performed',
    words('履行完毕', 'performed'),
    words('调解成功案件中截止日已履行完毕的。', 'Of the settled cases those performed in full by the cut-off.'),
  ),
  figure(
    'confirmed',
    words('司法确认有效', 'judicially confirmed'),
    words('调解成功案件中法院裁定确认有效的。', 'Of the settled cases those a court ruled valid.'),
  ),
  rateOf(
    'settlement_rate',
    words('调解成功率', 'settlement rate'),
    words(
      '调解成功 ÷ 调结（成功＋不成＋撤回）；尚未调结的不在分母内。',
      'Settled ÷ concluded (settled + no agreement + withdrawn); cases still open are in neither.',
    ),
    ['settled', 'concluded'],
    { perCommittee: true },
  ),
  rateOf(
    'performance_rate',
    words('履行率', 'performance rate'),
    words(
      '到期义务全部履行完毕的协议 ÷ 截止日至少有一项义务到期的协议；未到期、已放弃或已失效的义务不计；移交执行的为未履行。',
      'Agreements whose due promises are all performed ÷ agreements with at least one promise due by the cut-off; what is not due yet, waived or void counts in neither; handed over for enforcement it is not performed.',
    ),
    ['due_performed', 'with_due'],
    { perCommittee: true },
  ),
  rateOf(
    'resolution_rate',
    words('化解率', 'resolution rate'),
    words('调解成功 ÷ 受理总数。', 'Settled ÷ accepted.'),
    ['settled', 'accepted'],
    { perCommittee: true },
  ),
  rateOf(
    'timely_rate',
    words('按期率', 'timely rate'),
    words(
      '在（最后一次）调解期限内调结的 ÷ 调结；迟报而未经复签的不算按期。',
      'Concluded within the (last) term of mediation ÷ concluded; met by a late entry nobody has countersigned does not count as met.',
    ),
    ['timely', 'concluded'],
    { perCommittee: true },
  ),
  rateOf(
    'confirmation_rate',
    words('司法确认率', 'confirmation rate'),
    words('法院裁定确认有效的 ÷ 调解成功。', 'Ruled valid by a court ÷ settled.'),
    ['confirmed', 'settled'],
    { perCommittee: true },
  ),
  rateOf(
    'satisfaction_rate',
    words('满意率', 'satisfaction rate'),
    words(
      '回访评价“满意”“基本满意”的 ÷ 有评价的回访。',
      'Return visits answered "satisfied" or "fairly satisfied" ÷ visits with an answer.',
    ),
    ['satisfied', 'rated'],
    { perCommittee: true },
  ),
  rateOf(
    'repeat_rate',
    words('重复纠纷率', 'repeat rate'),
    words(
      '标为重复（同一当事人、地址、类别已有先例）的 ÷ 受理总数。',
      'Flagged as repeated (same parties, place and sub-type before) ÷ accepted.',
    ),
    ['repeat', 'accepted'],
    { perCommittee: true },
  ),
];

const COLUMNS = ['accepted', 'parties', 'settled', 'difficult', 'amount'] as const;
const RATES = FIGURES.filter(({ unit }) => unit === 'percent').map(({ id }) => id);

export const MEDIATION_STATISTICS: CaseReport = {
  kind: 'mediation_statistics',
  title: words('人民调解工作情况统计表', 'Mediation statistics'),
  definition: {
    id: 'mediation_statistics',
    version: 1,
    textZh:
      '统计对象为统计期内首次受理的案件，按来源地中心计入；其结果、协议、履行、司法确认和回访以截止日（统计期末，或报告时点当日，以早者为准）为准；恢复调解的案件以报告时点所知的其后结果为准。' +
      '恒等式：来源之和＝类别之和＝受理总数；委托移送＝法院＋检察院＋公安＋信访＋其他；口头＋书面＝调解成功；调解成功≤调结≤受理。任一不成立即不出表。' +
      '各率均列分子、分母，分母为零记“n/a”，四舍五入。',
    textEn:
      'About the cases accepted for the first time in the period, at their centre of origin; outcome, agreement, performance, confirmation and visits as ' +
      'of the cut-off (the end of the period, or the day the report is as of, whichever is earlier); a case taken up again counts by what is known to have come of it since. Identities: sum of sources = sum of categories = ' +
      'accepted; delegated = courts + procuratorates + police + petition offices + others; oral + written = settled; settled ≤ concluded ≤ accepted. ' +
      'If one of them does not hold no table is produced. Every rate shows numerator and denominator, "n/a" over nothing, rounded half up.',
  },
  counts: COUNTS,
  figures: FIGURES,
  check: (figures) =>
    identitiesOf({
      accepted: numberOf(figures, 'accepted'),
      concluded: numberOf(figures, 'concluded'),
      settled: numberOf(figures, 'settled'),
      sources: familyOf(figures, 'source'),
      delegated: familyOf(figures, 'delegated_by'),
      categories: familyOf(figures, 'category'),
      forms: familyOf(figures, 'form'),
    }),
  layout: (laid) => ({ sections: sectionsOf(laid), charts: [] }),
};

/** The figures of a family by their value, without those of single kinds of committee. */
function familyOf(figures: Laid['figures'], id: string): Record<string, number> {
  const keys = [...figures.keys()].filter((key) => key.startsWith(`${id}.`) && !key.includes('.org_'));
  return Object.fromEntries(keys.map((key) => [key.slice(id.length + 1), numberOf(figures, key)]));
}

function sectionsOf({ values, committees }: Laid): Section[] {
  const family = (id: string, dimension: 'source' | 'delegated_by' | 'category' | 'form') =>
    values(dimension).map(({ key, label }) => ({ key: `${id}.${key}`, label }));
  const columns = [
    ...COLUMNS.map((id) => ({ key: id, label: FIGURES.find((each) => each.id === id)?.label ?? words(id, id) })),
    ...family('source', 'source'),
    ...family('delegated_by', 'delegated_by'),
    ...family('form', 'form'),
  ];
  const rows = [...committees, { key: '', label: words('合计', 'all') }];
  const cells = (keys: readonly { readonly key: string }[]) =>
    rows.map((row) => keys.map(({ key }) => (row.key === '' ? key : `${key}.org_${row.key}`)));
  const categories = family('category', 'category');
  return [
    { id: 'summary', title: words('汇总表', 'Summary table'), layout: 'matrix', rows, columns, cells: cells(columns) },
    {
      id: 'categories',
      title: words('纠纷类别', 'Categories'),
      layout: 'matrix',
      rows,
      columns: categories,
      cells: cells(categories),
    },
    {
      id: 'results',
      title: words('结果', 'Results'),
      layout: 'list',
      keys: ['concluded', 'settled', 'performed', 'confirmed'],
    },
    { id: 'rates', title: words('各率', 'Rates'), layout: 'list', keys: RATES },
  ];
}
