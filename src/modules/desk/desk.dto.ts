/** My day at the desk. */
import { Bool, DayField, Int, Nested, NestedList, Uuid } from '../../platform/http/atoms.js';
import { DeskCall, DeskDutyLine, DeskHandover, DeskShift, DeskSwap } from './desk-duty.dto.js';
import {
  DeskCase,
  DeskCheck,
  DeskConfirmation,
  DeskCountersign,
  DeskDeadline,
  DeskDecision,
  DeskExpired,
  DeskIntake,
  DeskOutside,
  DeskQueued,
  DeskReminder,
  DeskSession,
  DeskStart,
  DeskSuspended,
  DeskTelling,
  DeskUnsettled,
  DeskVisit,
} from './desk-lines.dto.js';
import { DeskPetitionItem, DeskProvisionalPetition, DeskReturn } from './desk-petitions.dto.js';
import { DeskStoppedWebhook } from './desk-webhooks.dto.js';

export class DeskQuery {
  @Uuid({ optional: true, description: 'Only this centre.' })
  centerId?: string;
}

/** How much a section holds; its lines end at 50. */
export class DeskCount {
  @Int({ min: 0, max: 1000, description: 'How many there are; more than 50 are counted and not listed.' })
  count!: number;

  @Bool({ description: 'True: there are more than `count`.' })
  more!: boolean;
}

export class DeskCounts {
  @Nested(() => DeskCount)
  toAccept!: DeskCount;

  @Nested(() => DeskCount)
  queue!: DeskCount;

  @Nested(() => DeskCount)
  toAssign!: DeskCount;

  @Nested(() => DeskCount)
  toStart!: DeskCount;

  @Nested(() => DeskCount)
  toHold!: DeskCount;

  @Nested(() => DeskCount)
  toAnswer!: DeskCount;

  @Nested(() => DeskCount)
  outside!: DeskCount;

  @Nested(() => DeskCount)
  dueSoon!: DeskCount;

  @Nested(() => DeskCount)
  overdue!: DeskCount;

  @Nested(() => DeskCount)
  reminders!: DeskCount;

  @Nested(() => DeskCount)
  expired!: DeskCount;

  @Nested(() => DeskCount)
  suspended!: DeskCount;

  @Nested(() => DeskCount)
  toCountersign!: DeskCount;

  @Nested(() => DeskCount)
  toDecide!: DeskCount;

  @Nested(() => DeskCount)
  policeReports!: DeskCount;

  @Nested(() => DeskCount)
  leaderless!: DeskCount;

  @Nested(() => DeskCount)
  sessionsToday!: DeskCount;

  @Nested(() => DeskCount)
  toConfirm!: DeskCount;

  @Nested(() => DeskCount)
  toTell!: DeskCount;

  @Nested(() => DeskCount)
  unsettled!: DeskCount;

  @Nested(() => DeskCount)
  checks!: DeskCount;

  @Nested(() => DeskCount)
  visits!: DeskCount;
}

/** Sections of cases, each with its count. */
export type SectionName = keyof DeskCounts;

export class DeskResponse {
  @DayField({ description: 'Today in the zone of the first of the caller’s centres.' })
  today!: string;

  @Bool({ description: 'On duty at this moment.' })
  onDuty!: boolean;

  @Nested(() => DeskCounts, {
    description: '各栏件数 How many there are in each section of cases, also beyond the 50 that are listed.',
  })
  counts!: DeskCounts;

  @NestedList(() => DeskShift, { max: 20, description: '今日值班 Shifts of today.' })
  shifts!: DeskShift[];

  @NestedList(() => DeskDutyLine, {
    max: 300,
    description:
      '值班异常 What goes wrong on duty, most urgent first; for directors and, without notes, calls and swaps, administrators.',
  })
  duty!: DeskDutyLine[];

  @NestedList(() => DeskHandover, { max: 50, description: '待接班 Handover notes to accept.' })
  handovers!: DeskHandover[];

  @NestedList(() => DeskCall, { max: 50, description: '待应答 Calls to answer.' })
  calls!: DeskCall[];

  @NestedList(() => DeskSwap, {
    max: 50,
    description: '换班请求 Swaps the caller has been asked for, to accept or decline.',
  })
  swaps!: DeskSwap[];

  @NestedList(() => DeskIntake, {
    max: 50,
    description:
      '待受理 Registered and not yet accepted or refused, for the duty officers of the centre and its directors: first those routed to the caller, then those of the caller’s departments, then the rest, each oldest first.',
  })
  toAccept!: DeskIntake[];

  @NestedList(() => DeskQueued, {
    max: 50,
    description:
      '排队待接 Registered cases that are routed to nobody, longest waiting first: for duty officers those of their departments, for directors those of the centre.',
  })
  queue!: DeskQueued[];

  @NestedList(() => DeskCase, {
    max: 50,
    description:
      '待分派 Accepted and not yet assigned, or taken over while nobody was on duty; for duty officers those of their departments, for directors those of the centre; those that found nobody on duty first.',
  })
  toAssign!: DeskCase[];

  @NestedList(() => DeskStart, {
    max: 50,
    description:
      '待开始调解 Assigned to the caller, as mediator or responsible officer, and not begun; with what still stands against the start.',
  })
  toStart!: DeskStart[];

  @NestedList(() => DeskSession, {
    max: 50,
    description:
      '待补记调解会 Sessions of the caller’s cases whose time is over and that nobody has recorded, adjourned or cancelled, oldest first.',
  })
  toHold!: DeskSession[];

  @NestedList(() => DeskDeadline, {
    max: 50,
    description:
      '待答复 Referrals to the caller’s departments, to accept or object to, and supervisions to answer in cases the caller works on; soonest last day first.',
  })
  toAnswer!: DeskDeadline[];

  @NestedList(() => DeskOutside, {
    max: 50,
    description:
      '移送待反馈 For directors: cases handed to a body outside the centre whose answer nobody has recorded, longest gone first.',
  })
  outside!: DeskOutside[];

  @NestedList(() => DeskDeadline, {
    max: 50,
    description:
      '即将到期 Every deadline that runs and whose last day is within seven days or past, if the caller may act on it; soonest first. In cases the caller works on; a visit or check also when it was given to the caller; an answer to a referral for the receiving department; an outside body’s answer for directors; legal aid for duty officers and directors.',
  })
  dueSoon!: DeskDeadline[];

  @NestedList(() => DeskDeadline, {
    max: 50,
    description: '已逾期 Those of them that have passed; `daysLeft` tells by how much, the latest first.',
  })
  overdue!: DeskDeadline[];

  @NestedList(() => DeskReminder, {
    max: 50,
    description:
      '到期提醒 Deadlines of today or later of which the caller was reminded, or nobody in particular and the caller may act, and that still run; soonest first.',
  })
  reminders!: DeskReminder[];

  @NestedList(() => DeskExpired, {
    max: 50,
    description:
      '期满未结 The term of mediation has passed (R22): only extending, settling, failing, withdrawing or referring goes on. For directors those of the centre, else the caller’s own.',
  })
  expired!: DeskExpired[];

  @NestedList(() => DeskSuspended, { max: 50, description: '中止中 The caller’s cases that rest, and since when.' })
  suspended!: DeskSuspended[];

  @NestedList(() => DeskCountersign, {
    max: 50,
    description:
      '待会签 For directors: cases with entries that were written down so late that a second person has to countersign them.',
  })
  toCountersign!: DeskCountersign[];

  @NestedList(() => DeskDecision, {
    max: 50,
    description:
      '待决定 For directors: challenges of mediators, answers to supervisions, and cases that departments keep sending back.',
  })
  toDecide!: DeskDecision[];

  @NestedList(() => DeskCase, {
    max: 50,
    description:
      '待报警 Reports to the police that are owed in cases the caller works on, oldest case first: nothing is closed before they are cleared (R16).',
  })
  policeReports!: DeskCase[];

  @NestedList(() => DeskCase, {
    max: 50,
    description: '高风险未定包案人 For directors: red cases without a leader (R16).',
  })
  leaderless!: DeskCase[];

  @NestedList(() => DeskSession, {
    max: 50,
    description: '今日调解会 Sessions of today in cases the caller may see, and those the caller is invited to.',
  })
  sessionsToday!: DeskSession[];

  @NestedList(() => DeskConfirmation, {
    max: 50,
    description:
      '可申请司法确认 Agreements in force that nobody has taken to a court yet, and how many days are left to do so together (R31), soonest first; in cases the caller works on.',
  })
  toConfirm!: DeskConfirmation[];

  @NestedList(() => DeskTelling, {
    max: 50,
    description:
      '待告知司法确认 Parties to be told of judicial confirmation within seven days or past (R32), soonest first; in cases the caller works on.',
  })
  toTell!: DeskTelling[];

  @NestedList(() => DeskUnsettled, {
    max: 50,
    description:
      '待答复“未解决” What parties say is not settled and nobody has answered (R35), soonest first; in cases the caller works on, closed ones too.',
  })
  unsettled!: DeskUnsettled[];

  @NestedList(() => DeskCheck, {
    max: 50,
    description:
      '待核查履行 Promises due within seven days or past, soonest first: in cases the caller works on, and those given to the caller to check.',
  })
  checks!: DeskCheck[];

  @NestedList(() => DeskVisit, {
    max: 50,
    description:
      '待回访 Return visits due within seven days or past, soonest first: given to the caller, or in cases the caller works on.',
  })
  visits!: DeskVisit[];

  @NestedList(() => DeskReturn, {
    max: 50,
    description:
      '信访月报 Monthly returns of petitions to file, confirm or correct: those filed already first, then the missing ones, each by latest month; overdue ones on the desk of who files them and of the director.',
  })
  returns!: DeskReturn[];

  @NestedList(() => DeskPetitionItem, {
    max: 50,
    description:
      '信访事项 Petition items with a duty due within seven days or past (R14), soonest first; for petition officers and directors.',
  })
  petitionItems!: DeskPetitionItem[];

  @NestedList(() => DeskProvisionalPetition, {
    max: 50,
    description:
      '待确认信访件 Provisional entries for the petition officer to look into and confirm, waiting longest first.',
  })
  provisionalPetitions!: DeskProvisionalPetition[];

  @NestedList(() => DeskStoppedWebhook, {
    max: 50,
    description:
      '已停推送 Webhooks the service stopped by itself, stopped longest ago first; for the administrators of their centres, until somebody resumes or deletes them.',
  })
  stoppedWebhooks!: DeskStoppedWebhook[];
}
