/** What people read about the roster, in both languages; the code never changes, the words may. */
import type { ChangeWhy, Dropped, GapCode, Why } from './roster.js';
import type { PeriodRefusal } from './rotation.js';

type RosterCode = PeriodRefusal | GapCode | Dropped['code'] | Why['code'] | ChangeWhy['code'];

const PUBLISHING = {
  calendar_unknown: {
    zh: '值班期间涉及尚未录入的年度日历，请管理员先在本中心或上级中心录入 {year} 年的工作日历（PUT …/calendar/{year}），再发布。',
    en: 'The calendar of {year} has not been entered: have an administrator enter it at the centre or above (PUT …/calendar/{year}), then publish.',
  },
  draft_outdated: {
    zh: '草稿所依据的情况已有 {count} 处变动，请重新排班后发布。',
    en: 'What the draft rests on has changed since, in {count} places: draft again, then publish.',
  },
  absence_added: { zh: '{name}新增请假：{from} 起，{to} 返岗。', en: '{name} is away from {from}, back on {to}.' },
  absence_ended: {
    zh: '{name}原定 {from} 至 {to} 的请假已变更或取消。',
    en: 'The absence of {name} from {from} to {to} was changed or taken back.',
  },
  officer_added: { zh: '{department}新增值班人员{name}。', en: '{name} joined the officers of {department}.' },
  officer_gone: { zh: '{name}已不在{department}值班。', en: '{name} is no longer an officer of {department}.' },
  officer_terms_changed: {
    zh: '{department}{name}的值班日、周上限或休息时间已变更。',
    en: 'The weekdays, weekly maximum or rest of {name} ({department}) changed.',
  },
  department_terms_changed: {
    zh: '{department}的到岗方式、到岗日、班次或人数已变更。',
    en: 'The presence, weekdays, parts or number of people of {department} changed.',
  },
  department_gone: { zh: '{department}已停用。', en: '{department} is closed.' },
  shift_elsewhere_added: { zh: '{name}在 {on} 已有其他值班。', en: '{name} has other duty on {on}.' },
  shift_elsewhere_gone: { zh: '{name}在 {on} 的其他值班已取消。', en: 'Other duty of {name} on {on} was taken off.' },
  history_changed: {
    zh: '{department}此前的值班有变动，尾数和重负班次的分配随之不同。',
    en: 'Earlier duty of {department} changed: it decides who gets the remainder and the heavy days.',
  },
  working_days_changed: {
    zh: '工作日历已变更：{days}。',
    en: 'The working-day calendar changed: {days}.',
  },
  duty_hours_changed: { zh: '中心的值班时间已变更。', en: 'The duty hours of the centre changed.' },
  draft_already_published: { zh: '该草稿已经发布。', en: 'This draft has already been published.' },
  roster_overlaps: {
    zh: '该时段已有发布的值班表。',
    en: 'A published roster already covers part of this period.',
  },
  double_booked: {
    zh: '该人员在同一时段已有其他值班。',
    en: 'The officer is already on duty elsewhere at that time.',
  },
  roster_period_past: {
    zh: '已经过去的日子不能再排班。',
    en: 'Days that have passed can no longer be rostered.',
  },
} as const;

const DRAFTING = {
  roster_period_empty: { zh: '开始日期必须早于结束日期。', en: 'The first day must lie before the end.' },
  roster_period_too_long: { zh: '一次最多排 366 天。', en: 'At most 366 days can be drafted at once.' },
  no_officers: { zh: '该部门没有可排班的人员。', en: 'The department has no officers.' },
  all_absent: { zh: '当日可来的人员全部请假。', en: 'Everybody who would come that day is absent.' },
  nobody_on_weekday: { zh: '该部门没有人在这个工作日到岗。', en: 'Nobody of the department comes on that weekday.' },
  weekly_maximum: { zh: '其余人员本周值班已达上限。', en: 'Everybody else has reached the weekly maximum.' },
  too_few_available: {
    zh: '可值班人员不足：共 {officers} 人，请假 {absent}，当日不来 {otherWeekday}，已达周上限 {weeklyMaximum}，在他处值班 {elsewhere}，休息不足 {restTooShort}。',
    en:
      'Too few people: of {officers}, {absent} absent, {otherWeekday} not coming that day, ' +
      '{weeklyMaximum} at the weekly maximum, {elsewhere} on duty elsewhere, {restTooShort} without enough rest.',
  },
  rest_too_short: {
    zh: '与该人员前后班次的间隔短于规定的休息时间。',
    en: 'Too close to another shift of the same officer: the rest between them would be too short.',
  },
  no_such_shift: { zh: '该日该时段没有这个部门的值班。', en: 'The department has no such shift.' },
  not_an_officer: { zh: '该人员不属于此部门的值班人员。', en: 'The person is not an officer of the department.' },
  absent: { zh: '该人员当日请假。', en: 'The officer is absent that day.' },
  on_duty_elsewhere: { zh: '同一时段已在其他部门值班。', en: 'On duty for another department at that time.' },
  shift_full: { zh: '该班次人员已满。', en: 'The shift has all the officers it needs.' },
  fixed: { zh: '固定安排。', en: 'A fixed assignment.' },
  only_available: { zh: '当时没有其他人可以值班。', en: 'Nobody else could stand in this shift.' },
  fewest_so_far: {
    zh: '此前值班最少：{before} 次，其他可值班的人至少 {others} 次。',
    en: 'The fewest shifts so far: {before}; the others who could had {others} or more.',
  },
  least_history: {
    zh: '本期次数相同（{before} 次），而以往值班最少（{history} 次）。',
    en: 'Equal in this period ({before}), and the fewest shifts before it ({history}).',
  },
  longest_since: {
    zh: '次数相同（{before} 次），而距上次值班最久。',
    en: 'Equal in number ({before}), and the longest time since the last shift.',
  },
  drawn_by_lot: { zh: '{tied} 人条件相同，按抽签顺序。', en: '{tied} people were equal in everything: drawn by lot.' },
  evens_out: {
    zh: '使全期均衡：本人共 {total} 次，全部门 {least} 至 {most} 次。',
    en: 'Evens out the period: {total} in all, everybody between {least} and {most}.',
  },
  substitutes: {
    zh: '替班：在 {of} 名可替班人员中，按公平次序排第 {rank}。',
    en: 'Stands in: number {rank} in the fair order of the {of} who could.',
  },
  swapped: { zh: '两人换班。', en: 'Two officers changed places.' },
  added: { zh: '发布后增加的班次。', en: 'Added after publication.' },
  shortened: { zh: '中途离岗，此前时段由本人值班。', en: 'Left early: on duty until then.' },
} as const satisfies Record<RosterCode, { zh: string; en: string }>;

export const ROSTER_TEXTS = { ...PUBLISHING, ...DRAFTING } as const;
