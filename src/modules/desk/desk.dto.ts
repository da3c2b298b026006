/** My day at the desk. */
import { ATTENDANCE_STATES } from '../../domain/roster/attendance.js';
import { ALL_STATES } from '../../domain/dispute/states.js';
import { Bool, DayField, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { DUTY_LINE_KINDS } from '../duty/duty-desk.reader.js';

export class DeskQuery {
  @Uuid({ optional: true, description: 'Only this centre.' })
  centerId?: string;
}

export class DeskShift {
  @Uuid()
  shiftId!: string;

  @Uuid()
  centerId!: string;

  @Uuid()
  departmentId!: string;

  @InstantField()
  startsAt!: string;

  @InstantField()
  endsAt!: string;

  @Bool({ description: 'Running at this moment.' })
  now!: boolean;

  @OneOf(ATTENDANCE_STATES, { description: 'expected, late or missing: check in; present: check out when you leave.' })
  attendance!: string;
}

export class DeskDutyLine {
  @OneOf(DUTY_LINE_KINDS, {
    description:
      'missing, late: nobody has checked in; call_unanswered: the officer on call has not answered; gap: nobody stands there, ' +
      'now or within a week; handover_overdue: a note nobody accepted in time; swap_to_approve: both officers want it.',
  })
  kind!: string;

  @Uuid()
  centerId!: string;

  @Uuid()
  departmentId!: string;

  @DayField({ description: 'Day of the shift.' })
  on!: string;

  @Uuid({ description: 'The shift, call, gap or swap request it is about.' })
  subjectId!: string;

  @Uuid({ nullable: true })
  shiftId!: string | null;

  @Uuid({ nullable: true, description: 'Officer on the line.' })
  staffId!: string | null;

  @InstantField({ description: 'Start of the shift, time of the call, opening of the gap, last moment to accept.' })
  since!: string;

  @Int({ min: 0, max: 2147483647, description: 'Whole minutes since then.' })
  minutes!: number;

  @Text({
    max: 200,
    description: 'Where to go on, below /api/v1.',
    example: '/shifts/01900000-0000-7000-8000-000000000001/substitutes',
  })
  href!: string;

  @Uuid({
    nullable: true,
    description: 'For missing officers and gaps: who is free and has the fewest shifts; null where nobody is.',
  })
  proposedStaffId!: string | null;
}

export class DeskHandover {
  @Uuid({ description: 'Shift whose note waits.' })
  shiftId!: string;

  @Uuid()
  centerId!: string;

  @Uuid()
  departmentId!: string;

  @InstantField({ description: 'When the note was written.' })
  writtenAt!: string;

  @InstantField({ description: 'Not accepted by then, it goes to the director.' })
  acceptBy!: string;
}

export class DeskCall {
  @Uuid()
  callId!: string;

  @Uuid()
  shiftId!: string;

  @Uuid()
  centerId!: string;

  @Uuid()
  departmentId!: string;

  @Uuid({ description: 'Officer who was called.' })
  staffId!: string;

  @DayField({ description: 'Day of the shift.' })
  on!: string;

  @InstantField()
  calledAt!: string;
}

export class DeskSwap {
  @Uuid({ description: 'Request to accept or decline.' })
  swapRequestId!: string;

  @Uuid()
  centerId!: string;

  @Uuid({ description: 'Officer who asks.' })
  fromStaffId!: string;

  @Uuid({ description: 'The caller’s shift that is wanted.' })
  ownShiftId!: string;

  @DayField()
  ownOn!: string;

  @Uuid({ description: 'The shift that is offered for it.' })
  offeredShiftId!: string;

  @DayField()
  offeredOn!: string;

  @InstantField()
  requestedAt!: string;
}

export class DeskCase {
  @Uuid()
  disputeId!: string;

  @Text({ max: 64 })
  receiptNo!: string;

  @Text({ max: 100, nullable: true })
  number!: string | null;

  @Text({ max: 200 })
  title!: string;

  @OneOf(ALL_STATES)
  state!: string;

  @InstantField()
  receivedAt!: string;

  @DayField({ nullable: true, description: 'Last day of mediation.' })
  dueOn!: string | null;

  @Bool({ description: 'False: `dueOn` was counted on a year nobody had entered; it may prove to be a rest day.' })
  calendarKnown!: boolean;

  @Int({ min: -100_000, max: 100_000, nullable: true, description: 'Calendar days left; negative when overdue.' })
  daysLeft!: number | null;
}

/** A case nobody has accepted yet. */
export class DeskIntake extends DeskCase {
  @Bool({ description: 'Routed to the caller.' })
  mine!: boolean;

  @Bool({ description: 'Nobody was on duty: it waits in the queue of the department.' })
  queued!: boolean;

  @Uuid({ nullable: true, description: 'Department it was routed to; null: none of the centre takes cases.' })
  routedDepartmentId!: string | null;

  @Uuid({ nullable: true, description: 'Officer it was routed to.' })
  routedOfficerId!: string | null;
}

export class DeskQueued extends DeskCase {
  @Uuid({ nullable: true, description: 'Department in whose queue it waits; null: none of the centre takes cases.' })
  routedDepartmentId!: string | null;

  @Int({ min: 0, max: 100_000_000, description: 'Minutes it has waited for somebody on duty.' })
  waitingMinutes!: number;
}

export class DeskSession {
  @Uuid()
  sessionId!: string;

  @Uuid()
  disputeId!: string;

  @Text({ max: 200 })
  title!: string;

  @InstantField()
  startsAt!: string;

  @InstantField()
  endsAt!: string;

  @Text({ max: 32 })
  venue!: string;

  @Uuid({ nullable: true })
  roomId!: string | null;
}

export class DeskCheck {
  @Uuid()
  obligationId!: string;

  @Uuid()
  disputeId!: string;

  @Text({ max: 200 })
  title!: string;

  @Text({ max: 2000, multiline: true, description: 'What was promised.' })
  description!: string;

  @DayField()
  dueOn!: string;

  @Int({ min: -100_000, max: 100_000, description: 'Calendar days left; negative when overdue.' })
  daysLeft!: number;
}

export class DeskVisit {
  @Uuid()
  visitId!: string;

  @Uuid()
  disputeId!: string;

  @Text({ max: 200 })
  title!: string;

  @DayField()
  dueOn!: string;

  @Uuid({ nullable: true })
  assigneeId!: string | null;

  @Int({ min: -100_000, max: 100_000, description: 'Calendar days left; negative when overdue.' })
  daysLeft!: number;
}

export class DeskReturn {
  @Uuid()
  centerId!: string;

  @Text({ max: 7, description: 'Month, YYYY-MM.', example: '2026-10' })
  month!: string;

  @OneOf(['missing', 'to_confirm', 'contradicted'], { description: 'What is to be done about it.' })
  state!: string;
}

export class DeskResponse {
  @DayField({ description: 'Today in the zone of the first of the caller’s centres.' })
  today!: string;

  @Bool({ description: 'On duty at this moment.' })
  onDuty!: boolean;

  @NestedList(() => DeskShift, { max: 20, description: 'Shifts of today.' })
  shifts!: DeskShift[];

  @NestedList(() => DeskDutyLine, {
    max: 300,
    description:
      'What goes wrong on duty, most urgent first; for directors and, without notes, calls and swaps, administrators.',
  })
  duty!: DeskDutyLine[];

  @NestedList(() => DeskHandover, { max: 50, description: 'Handover notes to accept.' })
  handovers!: DeskHandover[];

  @NestedList(() => DeskCall, { max: 50, description: 'Calls to answer.' })
  calls!: DeskCall[];

  @NestedList(() => DeskSwap, { max: 50, description: 'Swaps the caller has been asked for, to accept or decline.' })
  swaps!: DeskSwap[];

  @NestedList(() => DeskIntake, {
    max: 50,
    description:
      'Registered and not yet accepted or refused: first those routed to the caller, then those of the caller’s departments, then the rest, each oldest first.',
  })
  toAccept!: DeskIntake[];

  @NestedList(() => DeskQueued, {
    max: 50,
    description:
      'Registered cases that are routed to nobody, longest waiting first: for duty officers those of their departments, for directors those of the centre.',
  })
  queue!: DeskQueued[];

  @NestedList(() => DeskCase, {
    max: 50,
    description:
      'Accepted and not yet assigned, or taken over while nobody was on duty; those that found nobody first.',
  })
  toAssign!: DeskCase[];

  @NestedList(() => DeskCase, { max: 50, description: 'In mediation, last day within seven days or past.' })
  dueSoon!: DeskCase[];

  @NestedList(() => DeskCase, { max: 50, description: 'In mediation past the last day.' })
  overdue!: DeskCase[];

  @NestedList(() => DeskCase, {
    max: 50,
    description:
      'Reports to the police that are owed, oldest case first: nothing is closed before they are cleared (R16).',
  })
  policeReports!: DeskCase[];

  @NestedList(() => DeskCase, { max: 50, description: 'For directors: red cases without a leader (R16).' })
  leaderless!: DeskCase[];

  @NestedList(() => DeskSession, { max: 50, description: 'Sessions of today.' })
  sessionsToday!: DeskSession[];

  @NestedList(() => DeskCheck, { max: 50, description: 'Promises due within seven days or past, soonest first.' })
  checks!: DeskCheck[];

  @NestedList(() => DeskVisit, { max: 50, description: 'Return visits due within seven days or past, soonest first.' })
  visits!: DeskVisit[];

  @NestedList(() => DeskReturn, {
    max: 50,
    description: 'Monthly returns of petitions to file, confirm or file again.',
  })
  returns!: DeskReturn[];
}
