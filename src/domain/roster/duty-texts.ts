/** What people read about the day on duty, in both languages; the code never changes, the words may. */
import type { CheckInFault, CheckOutFault } from './attendance.js';

type DayCode = Exclude<CheckInFault | CheckOutFault, 'in_future'>;

const ATTENDANCE = {
  check_in_too_early: {
    zh: '最早可在班次开始前 {minutes} 分钟签到。',
    en: 'Check-in opens {minutes} minutes before the shift begins.',
  },
  check_in_after_end: {
    zh: '该班次已经结束，不能再签到。',
    en: 'The shift was over by then: nobody checks in after it.',
  },
  check_out_before_check_in: { zh: '签退时间必须晚于签到时间。', en: 'The check-out must lie after the check-in.' },
  check_out_other_day: {
    zh: '签退时间必须在值班当日。',
    en: 'The check-out must lie on the day of the shift.',
  },
} as const satisfies Record<DayCode, { zh: string; en: string }>;

export const DUTY_TEXTS = {
  ...ATTENDANCE,
  shift_cancelled: {
    zh: '该班次已取消或已改由他人值班，请查看最新值班表。',
    en: 'This line is no longer on the roster: look at the roster as it is now.',
  },
  attendance_day_over: {
    zh: '值班当日已过，请由中心主任或管理员补记。',
    en: 'The day of the shift has passed: only the director or an administrator records it afterwards.',
  },
  already_checked_in: { zh: '该班次已经签到。', en: 'This shift has been checked in already.' },
  not_checked_in: { zh: '该班次尚未签到，请先签到。', en: 'Nobody has checked in to this shift: check in first.' },
  already_checked_out: { zh: '该班次已经签退。', en: 'This shift has been checked out already.' },
  not_on_call: {
    zh: '该班次不是随叫随到的班次，请直接到窗口办理。',
    en: 'Nobody is on call in this shift: it stands at the counter.',
  },
  call_outside_shift: {
    zh: '呼叫时间不在该班次的时段内。',
    en: 'The time of the call does not lie within the shift.',
  },
  call_answered: { zh: '该呼叫已有人应答。', en: 'The call has been answered already.' },
  answered_before_called: { zh: '应答时间不能早于呼叫时间。', en: 'A call is not answered before it was made.' },
  handover_not_begun: {
    zh: '该班次尚未开始，还不能填写交接内容。',
    en: 'The shift has not begun: there is nothing to add to its handover yet.',
  },
  handover_not_written: {
    zh: '交接单在班次结束或签退时生成，目前还不能接收。',
    en: 'The note is written when the shift ends or its officer checks out; it cannot be accepted yet.',
  },
  handover_accepted: {
    zh: '该交接单已被接收，不能再补充或再次接收。',
    en: 'The note has been accepted: it can neither be added to nor accepted again.',
  },
  handover_full: {
    zh: '补充内容最多 {max} 条。',
    en: 'At most {max} additions fit on one note.',
  },
  not_next_on_duty: {
    zh: '交接单应由该部门下一班的值班人员或当前在班人员接收。',
    en: 'The note is accepted by an officer of the department’s next shift, or by one on duty for it now.',
  },
} as const;
