/** My day at the desk. */
import { ALL_STATES } from '../../domain/dispute/states.js';
import { Bool, DayField, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

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

  @NestedList(() => DeskCase, { max: 50, description: 'Registered and not yet accepted or refused.' })
  toAccept!: DeskCase[];

  @NestedList(() => DeskCase, {
    max: 50,
    description: 'Accepted and not yet assigned, those that found nobody on duty first.',
  })
  toAssign!: DeskCase[];

  @NestedList(() => DeskCase, { max: 50, description: 'In mediation, last day within seven days or past.' })
  dueSoon!: DeskCase[];

  @NestedList(() => DeskCase, { max: 50, description: 'In mediation past the last day.' })
  overdue!: DeskCase[];

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
