/** What people read about changes of a published roster, in both languages: refusals, reasons and the order of substitutes. */
import type { ChangeKind } from './changes.js';
import type { TURN_CODES, Unfit } from './substitutes.js';

const UNFIT = {
  other_weekday: { zh: '该人员当天（星期）不到岗。', en: 'The officer does not come on that weekday.' },
  weekly_maximum_reached: {
    zh: '该人员本周值班已达上限（{max} 次）。',
    en: 'The officer has reached the weekly maximum of {max}.',
  },
  too_little_rest: {
    zh: '与前后班次的间隔不足 {hours} 小时。',
    en: 'Less than {hours} hours would lie between this shift and the one before or after it.',
  },
} as const satisfies Record<Exclude<Unfit['code'], 'not_an_officer' | 'absent' | 'double_booked'>, object>;

/** The same hindrances where the one who asks for a swap is hindered. */
const OWN_UNFIT = {
  own_not_an_officer: {
    zh: '申请人不属于对方班次所在部门的值班人员。',
    en: 'Whoever asks is not an officer of the department of that shift.',
  },
  own_absent: { zh: '申请人在对方班次的时段请假。', en: 'Whoever asks is absent at the time of that shift.' },
  own_double_booked: {
    zh: '申请人在对方班次的时段已有其他值班。',
    en: 'Whoever asks is on duty elsewhere at the time of that shift.',
  },
  own_other_weekday: {
    zh: '申请人在对方班次的那天（星期）不到岗。',
    en: 'Whoever asks does not come on the weekday of that shift.',
  },
  own_weekly_maximum_reached: {
    zh: '申请人在对方班次的那一周值班已达上限（{max} 次）。',
    en: 'Whoever asks has reached the maximum of {max} in the week of that shift.',
  },
  own_too_little_rest: {
    zh: '换班后申请人前后班次的间隔不足 {hours} 小时。',
    en: 'Less than {hours} hours would lie between that shift and the others of whoever asks.',
  },
} as const satisfies Record<`own_${Unfit['code']}`, object>;

const FIGURES = {
  zh: '前后四周值班 {shifts} 次，加权 {weighted}',
  en: '{shifts} shifts in the four weeks before and after, {weighted} weighted',
} as const;

const TURNS = {
  fewest_around: {
    zh: `前后四周值班最少（${FIGURES.zh}）。`,
    en: `Fewer shifts than the next one: ${FIGURES.en}.`,
  },
  lightest_around: {
    zh: `次数相同而负担较轻（${FIGURES.zh}）。`,
    en: `Equal in number, with a lighter load: ${FIGURES.en}.`,
  },
  longest_since_last: {
    zh: `次数和负担相同，距上次值班更久（${FIGURES.zh}）。`,
    en: `Equal in number and load, and longer since the last shift: ${FIGURES.en}.`,
  },
  equal_by_lot: {
    zh: `条件完全相同，按抽签排序（${FIGURES.zh}）。`,
    en: `Equal in everything, drawn by lot: ${FIGURES.en}.`,
  },
  last_in_turn: { zh: `次序在最后（${FIGURES.zh}）。`, en: `Last in turn: ${FIGURES.en}.` },
} as const satisfies Record<Exclude<(typeof TURN_CODES)[number], 'only_available'>, object>;

const CHANGES = {
  staff_on_roster: {
    zh: '该人员在所离开的部门还有 {count} 个已发布的班次（最早 {on}），请先登记请假（班次随即空出）或安排替班。',
    en: 'Published shifts of this person at a department they would leave: {count}, the first on {on}. Record an absence, which opens them, or put others there first.',
  },
  roster_frozen: {
    zh: '已经过去的日子不能再更改，只能更改今天及以后的日子。',
    en: 'Days that have passed can no longer be changed: only today and later ones can.',
  },
  substitute_is_same: {
    zh: '该人员就是此班次的值班人员，请选择其他人。',
    en: 'This is the officer of the shift already: choose somebody else.',
  },
  shift_over: { zh: '该班次已经结束。', en: 'The shift is over.' },
  shift_begun: { zh: '该班次已经开始，不能换班。', en: 'The shift has begun: it can no longer be swapped.' },
  shift_not_in_force: {
    zh: '该班次已被更改或撤销，且没有待补的空缺，请重新查看值班表。',
    en: 'The shift was changed or taken off, and nothing of it is open: look at the roster again.',
  },
  absence_overlaps: {
    zh: '该人员在 {from} 至 {to} 已有请假记录。',
    en: 'The person is recorded as absent from {from} until {to} already.',
  },
  absence_too_long: { zh: '一次最多 {max} 天。', en: 'At most {max} days at once.' },
  absence_begun: {
    zh: '请假已经开始，不能撤销；请登记提前返岗（end）。',
    en: 'The absence has begun and cannot be taken back: record an earlier return (end).',
  },
  absence_cancelled: { zh: '该请假已经撤销。', en: 'The absence was taken back.' },
  absence_over: { zh: '该请假已经结束。', en: 'The absence is over.' },
  since_other_day: { zh: '离岗时间应在开始日期当天。', en: 'The officer left on another day than the first one.' },
  since_before_check_in: {
    zh: '该人员 {at} 已签到，请填写签到之后的离岗时间（since）。',
    en: 'The person checked in at {at}: say when they left, after that (since).',
  },
  until_other_day: {
    zh: '返岗时刻应在首个全天返岗日的前一天。',
    en: 'The moment of the return must lie on the day before the first whole day back.',
  },
  not_earlier: {
    zh: '返岗日期应早于原定的 {to}；当天返岗请填写返岗时刻（until）。',
    en: 'The return must lie before {to}, as recorded; on the last day, say at what moment (until).',
  },
  officer_absent: { zh: '原值班人员请假。', en: 'The officer of the shift is absent.' },
  line_cancelled: { zh: '该班次已从值班表撤下。', en: 'The shift was taken off the roster.' },
  swap_same_shift: { zh: '不能用同一个班次换班。', en: 'A shift cannot be swapped with itself.' },
  swap_with_oneself: { zh: '不能与自己换班。', en: 'Nobody swaps with themselves.' },
  own_swap: {
    zh: '不能批准自己的换班，请由其他主任批准。',
    en: 'Nobody approves a swap of their own: another director does.',
  },
  swap_not_accepted: {
    zh: '对方尚未同意，暂不能批准。',
    en: 'The other officer has not accepted yet: there is nothing to approve.',
  },
  swap_accepted: {
    zh: '对方已经同意，正在等待主任批准。',
    en: 'The other officer has accepted already; the director decides.',
  },
  swap_closed: {
    zh: '该换班申请已经办结，不能再更改。',
    en: 'The request is closed and can no longer be changed.',
  },
  swap_overtaken: {
    zh: '班次在此期间已有变动（{at}，{what}），换班申请失效。',
    en: 'The shifts have changed meanwhile ({at}, {what}): the request is overtaken.',
  },
} as const;

/** What a change is called in the middle of a sentence. */
export const CHANGE_WORDS = {
  substitution: { zh: '替班', en: 'a substitution' },
  swap: { zh: '换班', en: 'another swap' },
  absence: { zh: '请假', en: 'an absence' },
  extra: { zh: '加班次', en: 'an extra shift' },
  cancellation: { zh: '撤下班次', en: 'a shift taken off' },
} as const satisfies Record<ChangeKind, { zh: string; en: string }>;

export const ROSTER_CHANGE_TEXTS = { ...UNFIT, ...OWN_UNFIT, ...TURNS, ...CHANGES } as const;
