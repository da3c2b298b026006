/** What the API tells of a dispute. */
import { PAUSE_KINDS } from '../../domain/dispute/clock/words.js';
import { CLOSE_REASONS, RETENTION_CLASSES } from '../../domain/dispute/ending/words.js';
import { ALL_STATES } from '../../domain/dispute/states.js';
import { CHANNELS, DELEGATING_BODIES, SOURCE_KINDS } from '../../domain/dispute/vocabulary.js';
import { DEADLINE_KINDS } from '../../domain/deadlines/deadlines.js';
import { CONFIDENTIAL_GROUNDS, POLICE_REPORT_STATES } from '../../domain/dispute/risk/words.js';
import { RISK_LEVELS } from '../../domain/risk/risk.js';
import { ALL_TRACKS } from '../../domain/deadlines/tracks.js';
import {
  Bool,
  Code,
  DayField,
  Decimal,
  InstantField,
  Int,
  Money,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';

export class DelegatedBy {
  @OneOf(DELEGATING_BODIES, { description: 'Body that handed the dispute over.' })
  body!: string;

  @Text({ max: 100, description: 'Number of its letter.', example: '(2026)榕信字第12号' })
  letterNo!: string;
}

export class DisputeSource {
  @OneOf(SOURCE_KINDS, { description: 'On application 依申请, proactive 主动, or delegated 委托移送 (R1).' })
  kind!: string;

  @OneOf(CHANNELS, { description: 'How it reached the centre.' })
  channel!: string;

  @Nested(() => DelegatedBy, { optional: true, nullable: true, description: 'Only and always with `kind: delegated`.' })
  delegatedBy?: DelegatedBy | null;
}

export class DisputeLocation {
  @Text({ max: 300, nullable: true, optional: true, description: 'Where the dispute is.', example: '安居小区3号楼502' })
  address?: string | null;

  @Decimal({
    min: -180,
    max: 180,
    nullable: true,
    optional: true,
    description: 'Degrees east, WGS 84.',
    example: 119.65,
  })
  longitude?: number | null;

  @Decimal({ min: -90, max: 90, nullable: true, optional: true, description: 'Degrees north, WGS 84.', example: 27.09 })
  latitude?: number | null;
}

export class DeadlineBasis {
  @Text({ max: 200, description: 'Law or rule.' })
  law!: string;

  @Text({ max: 50, min: 0, description: 'Article.' })
  article!: string;
}

export class DeadlineResponse {
  @OneOf(DEADLINE_KINDS, {
    description:
      'What has to be done by then; `referral_answer`: a department accepts or objects, `referral`: the receiver has dealt with it; `legal_aid_decision`, `legal_aid_assignment`: a request for legal aid is decided, somebody is assigned to it (R15).',
  })
  kind!: string;

  @Uuid({
    nullable: true,
    description:
      'The obligation, visit, referral, supervision or request for legal aid; null for mediation as a whole.',
  })
  subjectId!: string | null;

  @Int({
    min: 0,
    max: 100_000,
    nullable: true,
    description:
      'Calendar days since it began until its end or today, pauses included; null: a deadline other than that of mediation.',
  })
  grossDays!: number | null;

  @Int({
    min: 0,
    max: 100_000,
    nullable: true,
    description: 'The same without the days of pauses (appraisal, suspension).',
  })
  netDays!: number | null;

  @DayField({ description: 'Last day; one that would be a rest day is moved to the next working day.' })
  dueOn!: string;

  @Bool({ description: 'False: the day was counted on a year nobody had entered; it may prove to be a rest day.' })
  calendarKnown!: boolean;

  @OneOf(['running', 'paused', 'met', 'met_pending', 'missed'], {
    description: 'Judged by when things happened, not by when they were written down.',
  })
  state!: string;

  @Nested(() => DeadlineBasis)
  basis!: DeadlineBasis;
}

export class RiskReasonResponse {
  @Code({ description: 'A rule of `GET /risk-rules`.', example: 'violence' })
  code!: string;

  @OneOf(RISK_LEVELS, { description: 'The level it gives.', example: 'red' })
  level!: string;

  @Code({ nullable: true, description: 'The flag behind it; code table `risk-flags`.', example: 'violence' })
  flag!: string | null;

  @Text({ max: 200, description: 'The rule in words.', example: '有暴力行为或暴力风险' })
  text!: string;
}

export class PoliceReportStandingResponse {
  @OneOf(POLICE_REPORT_STATES, {
    description:
      '`required`: a flag demanded it and it is owed; `reported`: a record of it is there; `not_required`: a director decided so with a reason; `none`: never demanded, never made.',
  })
  state!: string;

  @InstantField({ nullable: true, description: 'When a flag demanded the last one; null: none did.' })
  since!: string | null;

  @Code({ list: { max: 20 }, description: 'Flags that demanded it.', example: ['violence'] })
  flags!: readonly string[];
}

export class PauseResponse {
  @OneOf(PAUSE_KINDS, { description: 'An appraisal, another suspension, or the time with an outside body.' })
  kind!: string;

  @InstantField()
  from!: string;

  @InstantField({ nullable: true, description: 'null: it still lasts.' })
  to!: string | null;
}

export class ExtensionResponse {
  @InstantField()
  at!: string;

  @DayField({ description: 'The last day it led to.' })
  dueOn!: string;
}

/** One line of a list: no long texts. */
export class DisputeSummary {
  @Uuid()
  id!: string;

  @Text({ max: 64, description: 'Given at registration; unique, with gaps.', example: 'R20260506-7K3QX' })
  receiptNo!: string;

  @Text({
    max: 100,
    nullable: true,
    description: 'Case number, given at acceptance; gap-free.',
    example: '(2026)阳春人调字第1号',
  })
  number!: string | null;

  @OneOf(ALL_STATES)
  state!: string;

  @Int({
    min: 1,
    max: 2_000_000_000,
    description: 'Last sequence number of the case log; the version part of the ETag.',
  })
  version!: number;

  @OneOf(ALL_TRACKS, { nullable: true, description: 'Procedure; fixed at acceptance.' })
  track!: string | null;

  @Uuid({ description: 'Centre of origin; never changes.' })
  centerId!: string;

  @Uuid({ description: 'Centre that has the case now.' })
  custodyCenterId!: string;

  @Uuid({ nullable: true })
  departmentId!: string | null;

  @Uuid({ nullable: true, description: 'Officer who answers for the case.' })
  responsibleOfficerId!: string | null;

  @Uuid({ list: { max: 50 }, description: 'Mediators.' })
  mediatorIds!: string[];

  @Bool({
    description:
      'Waits because nobody was on duty: registered, in the queue of its department; accepted, for its assignment; taken over by another department, for its officer; or the officer who answered for it was taken off the case (R18), until it is assigned anew.',
  })
  queued!: boolean;

  @Uuid({
    nullable: true,
    description:
      'Department it was routed to at registration, or when the roster changed before acceptance; with no officer it waits in this department’s queue. Null: none of the centre takes cases.',
  })
  routedDepartmentId!: string | null;

  @Uuid({ nullable: true, description: 'That department’s officer on duty at that moment; null: nobody was.' })
  routedOfficerId!: string | null;

  @Uuid({ nullable: true, description: 'Roster line that put the officer on duty.' })
  routedShiftId!: string | null;

  @Uuid({ nullable: true, description: 'Department to which it was referred and that has not answered yet.' })
  referredToDepartmentId!: string | null;

  @Nested(() => DisputeSource)
  source!: DisputeSource;

  @Code({ description: 'Code table `categories`.', example: 'neighbor' })
  category!: string;

  @Code({ nullable: true, description: 'Code table `subcategories`.', example: 'water_leak' })
  subcategory!: string | null;

  @Text({ max: 200, example: '楼上漏水' })
  title!: string;

  @Uuid({ nullable: true })
  gridId!: string | null;

  @Code({ list: { max: 20 }, description: 'Code table `risk-flags`.' })
  riskFlags!: string[];

  @OneOf(RISK_LEVELS, {
    description:
      'How dangerous it is, by the rules of `GET /risk-rules` or raised by people; red needs a leader (R16).',
  })
  riskLevel!: string;

  @Money({ nullable: true, description: 'Amount in dispute, in yuan.' })
  amountInvolved!: string | null;

  @InstantField({ description: 'When the centre received it; immutable (interrupts limitation, R4).' })
  receivedAt!: string;

  @InstantField({ nullable: true })
  acceptedAt!: string | null;

  @DayField({ nullable: true, description: 'Last day of mediation.' })
  mediationDueOn!: string | null;

  @Bool({
    description: 'False: `mediationDueOn` was counted on a year nobody had entered; it may prove to be a rest day.',
  })
  calendarKnown!: boolean;

  @InstantField()
  createdAt!: string;

  @InstantField()
  updatedAt!: string;
}

export class RoutedByRule {
  @Int({ min: 1, max: 2_000_000_000, description: 'Version of the centre’s routing rules.', example: 3 })
  version!: number;

  @Int({ min: 0, max: 1000, description: 'Position of the rule in that version, from 0.', example: 1 })
  index!: number;
}

export class DisputeResponse extends DisputeSummary {
  @OneOf(['recorded', 'imported'], {
    description:
      '`imported`: brought in from another system with its history (`POST /imports`); nobody is reminded of it.',
    example: 'recorded',
  })
  origin!: string;

  @Text({ max: 5000, multiline: true, min: 0, description: 'What happened, as told.' })
  facts!: string;

  @Text({ max: 500, list: { max: 20 }, description: 'What the applicant asks for.' })
  claims!: string[];

  @Int({ min: 1, max: 100_000, nullable: true, description: 'People involved.' })
  peopleInvolved!: number | null;

  @Bool({ description: 'Difficult and complicated 疑难复杂.' })
  difficult!: boolean;

  @DayField({ nullable: true, description: 'Day the matter began.' })
  occurredOn!: string | null;

  @Nested(() => DisputeLocation)
  location!: DisputeLocation;

  @Nested(() => RoutedByRule, {
    nullable: true,
    description:
      'The routing rule that decided department, track or both before acceptance (`GET /centers/{centerId}/routing-rules?version=`); null: none did.',
  })
  routedByRule!: RoutedByRule | null;

  @Uuid({ nullable: true, description: 'Roster line by which the case was assigned.' })
  shiftId!: string | null;

  @Uuid({
    nullable: true,
    description: 'Centre whose settings the case keeps since it began; null: the built-in ones.',
  })
  settingsCenterId!: string | null;

  @Int({ min: 0, max: 2_000_000_000, description: 'Version of those settings; 0: the built-in ones.' })
  settingsVersion!: number;

  @InstantField({
    nullable: true,
    description: 'When its term passed, once the system has marked it; a later last day clears it.',
  })
  expiredAt!: string | null;

  @Bool({ description: 'The mediation deadline has passed without an outcome.' })
  expired!: boolean;

  @NestedList(() => DeadlineResponse, { max: 500 })
  deadlines!: DeadlineResponse[];

  @NestedList(() => PauseResponse, { max: 500, description: 'Time that does not count, each a row (R21).' })
  pauses!: PauseResponse[];

  @NestedList(() => ExtensionResponse, { max: 100, description: 'Extensions, first to last (R22).' })
  extensions!: ExtensionResponse[];

  @Int({
    min: 1,
    max: 2_000_000_000,
    list: { max: 1000 },
    description: 'Entries of the timeline that wait for a director to countersign them: recorded too late.',
  })
  lateEntries!: number[];

  @Uuid({ nullable: true, description: 'Agreement in force.' })
  agreementId!: string | null;

  @NestedList(() => RiskReasonResponse, { max: 50, description: 'Why it has its risk level; none: green.' })
  riskReasons!: RiskReasonResponse[];

  @Uuid({ nullable: true, description: 'Who answers for it as a case of high risk.' })
  riskLeaderId!: string | null;

  @Nested(() => PoliceReportStandingResponse)
  policeReport!: PoliceReportStandingResponse;

  @OneOf(CONFIDENTIAL_GROUNDS, {
    list: { max: 2 },
    description: 'What the matter itself keeps from listeners: its sessions are closed (R20).',
  })
  confidential!: string[];
  @OneOf(CLOSE_REASONS, { nullable: true, description: 'Why a settled case was closed without having been performed.' })
  closeReason!: string | null;

  @OneOf(RETENTION_CLASSES, {
    nullable: true,
    description: 'How long the archived file is kept (R40); null: not archived.',
  })
  retentionClass!: string | null;

  @DayField({ nullable: true, description: 'Last day the archived file is kept; null: for good, or not archived.' })
  retainUntil!: string | null;

  @InstantField({
    nullable: true,
    description: 'When the file was destroyed after its retention; what is shown since is a stub (R40).',
  })
  destroyedAt!: string | null;

  @Text({ max: 64, list: { max: 64 }, description: 'Actions the caller may take now.', example: ['accept', 'refuse'] })
  availableActions!: string[];
}
