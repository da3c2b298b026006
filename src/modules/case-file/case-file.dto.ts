/** The case file as it is read: lists, the whole file in one answer, its timeline, its buttons, its record. */
import { CLOSE_REASONS, RETENTION_CLASSES, RETENTION_GROUNDS } from '../../domain/dispute/ending/words.js';
import { ALL_STATES } from '../../domain/dispute/states.js';
import { RISK_LEVELS } from '../../domain/risk/risk.js';
import { ALL_TRACKS } from '../../domain/deadlines/tracks.js';
import { ApiProperty } from '@nestjs/swagger';
import {
  Bool,
  Code,
  DayField,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryBool,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { AgreementResponse } from '../agreements/agreement.dto.js';
import { ConfirmationApplicationResponse } from '../confirmation/confirmation.dto.js';
import { DisputeSummary } from '../disputes/dispute.dto.js';
import { LinkListResponse } from '../disputes/link.dto.js';
import { ObligationResponse } from '../disputes/obligation.dto.js';
import { PaperListResponse } from '../documents/documents.dto.js';
import { ReturnVisitResponse } from '../fulfilment/fulfilment.dto.js';
import { PartyResponse } from '../parties/party.dto.js';
import { DisputeWithRelatedResponse } from '../related/related.dto.js';
import { SessionResponse } from '../sessions/session.dto.js';
import { UnsettledReportResponse } from '../unsettled/unsettled.dto.js';

export class DisputeQuery extends PageQuery {
  @Uuid({ optional: true, description: 'Centre of origin.' })
  centerId?: string;

  @Uuid({ optional: true, description: 'Centre that has the case now.' })
  custodyCenterId?: string;

  @QueryList()
  @Uuid({ list: { max: 50 }, optional: true, description: 'Repeat for OR.' })
  departmentId?: string[];

  @QueryList()
  @OneOf(ALL_STATES, { list: { max: 20 }, optional: true, description: 'Repeat for OR.' })
  state?: string[];

  @QueryList()
  @OneOf(ALL_TRACKS, { list: { max: 10 }, optional: true, description: 'Repeat for OR.' })
  track?: string[];

  @QueryList()
  @Code({ list: { max: 50 }, optional: true, description: 'Repeat for OR.' })
  category?: string[];

  @QueryList()
  @Code({ list: { max: 50 }, optional: true, description: 'Repeat for OR.' })
  subcategory?: string[];

  @QueryList()
  @Uuid({ list: { max: 50 }, optional: true, description: 'Repeat for OR.' })
  gridId?: string[];

  @Uuid({ optional: true, description: 'Staff member who mediates.' })
  mediatorId?: string;

  @Uuid({ optional: true, description: 'Officer who answers for the case.' })
  responsibleOfficerId?: string;

  @QueryList()
  @Code({ list: { max: 20 }, optional: true, description: 'Any of these risk flags.' })
  riskFlag?: string[];

  @QueryList()
  @OneOf(RISK_LEVELS, { list: { max: 3 }, optional: true, description: 'Any of these risk levels.' })
  riskLevel?: string[];

  @InstantField({ optional: true, description: 'Received at or after.' })
  receivedFrom?: string;

  @InstantField({ optional: true, description: 'Received before.' })
  receivedTo?: string;

  @DayField({ optional: true, description: 'Still in mediation, with its last day before this one.' })
  dueBefore?: string;

  @QueryBool()
  @Bool({
    optional: true,
    description: 'Waiting because nobody was on duty: to be accepted, or accepted and to be assigned.',
  })
  queued?: boolean;

  @Uuid({ optional: true, description: 'Officer it was routed to before acceptance.' })
  routedOfficerId?: string;

  @QueryList()
  @Uuid({
    list: { max: 20 },
    optional: true,
    description: 'Departments to which it was referred and that have not answered yet.',
  })
  referredToDepartmentId?: string[];

  @Text({ max: 100, optional: true, description: 'Exact case number.' })
  number?: string;

  @Text({ max: 64, optional: true, description: 'Exact receipt number.' })
  receiptNo?: string;

  @Text({
    max: 100,
    optional: true,
    description: 'Searches number, title, facts and party names; Chinese substrings of one character and more.',
  })
  q?: string;
}

export class DisputePage extends PageResponse {
  @NestedList(() => DisputeSummary, { max: 200 })
  items!: DisputeSummary[];
}

export const EXPANSIONS = [
  'parties',
  'sessions',
  'agreement',
  'obligations',
  'visits',
  'documents',
  'links',
  'related',
  'timeline',
] as const;

export class GetDisputeQuery {
  @Text({
    max: 200,
    optional: true,
    description: `Parts to add, separated by commas: ${EXPANSIONS.join(', ')}.`,
    example: 'parties,timeline',
  })
  expand?: string;
}

export class TimelineEntryResponse {
  @Int({ min: 1, max: 2_000_000_000, description: 'Sequence number within the case.' })
  seq!: number;

  @Text({ max: 64, description: 'What happened; stable code.' })
  type!: string;

  @Text({ max: 500, description: 'What happened, in the language asked for.' })
  text!: string;

  @InstantField({ description: 'When it happened.' })
  occurredAt!: string;

  @InstantField({ description: 'When it was recorded.' })
  recordedAt!: string;

  @Bool({
    description: 'Recorded more working days after it happened than the settings of the centre allow (default one).',
  })
  late!: boolean;

  @OneOf(['recorded', 'imported'], {
    description: '`imported`: it happened while another system kept the case; nobody here wrote it down then.',
    example: 'recorded',
  })
  origin!: string;

  @OneOf(['none', 'required', 'done'], {
    description: 'Recorded so late (default more than three working days) that a director must countersign it, or has.',
  })
  countersign!: string;

  @Bool({ description: 'False: `late` was worked out on a year nobody has entered.' })
  calendarKnown!: boolean;

  @Uuid({
    nullable: true,
    description: 'Staff member who recorded it; null for the system and for accounts without staff.',
  })
  staffId!: string | null;

  @Text({ max: 100, nullable: true, description: 'Name of who recorded it; null for the system.' })
  staffName!: string | null;

  @Int({
    min: 1,
    max: 2_000_000_000,
    nullable: true,
    description: 'Entry that brought an automatic one about; null when the roster did.',
  })
  causedBy!: number | null;

  @Text({
    max: 2000,
    multiline: true,
    nullable: true,
    description: 'What somebody wrote with it: the reason of an assignment.',
  })
  note!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Ids, codes, days and amounts of the entry; of another case only where the reader may know of it.',
  })
  details!: Record<string, unknown>;
}

export class TimelineResponse {
  @NestedList(() => TimelineEntryResponse, { max: 10_000 })
  items!: TimelineEntryResponse[];
}

export class DisputeFileResponse extends DisputeWithRelatedResponse {
  @NestedList(() => PartyResponse, { max: 1000, optional: true, description: 'With `expand=parties`.' })
  parties?: PartyResponse[];

  @NestedList(() => SessionResponse, { max: 1000, optional: true, description: 'With `expand=sessions`.' })
  sessions?: SessionResponse[];

  @Nested(() => AgreementResponse, {
    optional: true,
    nullable: true,
    description: 'With `expand=agreement`: the one in force, else the latest draft.',
  })
  agreement?: AgreementResponse | null;

  @NestedList(() => ObligationResponse, { max: 1000, optional: true, description: 'With `expand=obligations`.' })
  obligations?: ObligationResponse[];

  @NestedList(() => ReturnVisitResponse, { max: 1000, optional: true, description: 'With `expand=visits`.' })
  visits?: ReturnVisitResponse[];

  @Nested(() => PaperListResponse, { optional: true, description: 'With `expand=documents`: as `GET …/documents`.' })
  documents?: PaperListResponse;

  @Nested(() => LinkListResponse, { optional: true, description: 'With `expand=links`.' })
  links?: LinkListResponse;

  @NestedList(() => TimelineEntryResponse, { max: 10_000, optional: true, description: 'With `expand=timeline`.' })
  timeline?: TimelineEntryResponse[];
}

export class ReasonBasis {
  @Text({ max: 200 })
  law!: string;

  @Text({ max: 100, min: 0 })
  article!: string;
}

export class ReasonResponse {
  @Text({ max: 64 })
  code!: string;

  @Text({ max: 1000, description: 'In the language asked for.' })
  text!: string;

  @Text({ max: 10, nullable: true, description: 'Rule of `GET /rules`.' })
  ruleId!: string | null;

  @Nested(() => ReasonBasis, { nullable: true })
  basis!: ReasonBasis | null;
}

export class ActionResponse {
  @Text({ max: 64, description: 'Word in the route.' })
  action!: string;

  @Bool()
  allowed!: boolean;

  @NestedList(() => ReasonResponse, { max: 200, description: 'Everything that stands against it; empty when allowed.' })
  reasons!: ReasonResponse[];
}

export class ActionsResponse {
  @OneOf(ALL_STATES)
  state!: string;

  @Text({ max: 200, description: 'ETag of the case: send it as If-Match with the action.' })
  etag!: string;

  @NestedList(() => ActionResponse, { max: 100 })
  items!: ActionResponse[];
}

export class StepLackingResponse {
  @Text({ max: 64, description: 'Word in the route.' })
  action!: string;

  @NestedList(() => ReasonResponse, { max: 200, description: 'Everything that stands against it.' })
  reasons!: ReasonResponse[];
}

export class PaperLackingResponse {
  @Text({ max: 64, description: 'Stable code, with which `archive` refuses.', example: 'rights_notice_not_on_file' })
  code!: string;

  @Text({ max: 1000, description: 'What is lacking, in the language asked for.' })
  text!: string;

  @Text({ max: 200, description: 'Name of the paper, in the language asked for.', example: '权利义务告知书' })
  paper!: string;

  @Text({ max: 10, description: 'Rule of `GET /rules`.', example: 'R40' })
  ruleId!: string;
}

export class ProposedRetentionResponse {
  @OneOf(RETENTION_CLASSES, { description: 'Short 短期, long 长期 or permanent 永久.', example: 'long' })
  retentionClass!: string;

  @OneOf(RETENTION_GROUNDS, {
    description: 'By the outcome, or because the case was of high risk.',
    example: 'outcome',
  })
  ground!: string;
}

export class MissingResponse {
  @Nested(() => ProposedRetentionResponse, {
    nullable: true,
    description:
      'Retention the settings propose for the file; `archive` takes a shorter one with a reason. Null: no outcome.',
  })
  proposedRetention!: ProposedRetentionResponse | null;

  @NestedList(() => StepLackingResponse, {
    max: 100,
    description: 'Steps forward from here that the caller may take, but not yet.',
  })
  forNextStep!: StepLackingResponse[];

  @NestedList(() => PaperLackingResponse, { max: 10_000, description: 'Compulsory papers that are not on file (R40).' })
  forArchive!: PaperLackingResponse[];
}

/** The outcome of a mediation in one document. */
export class ResolutionRecordResponse {
  @Uuid()
  disputeId!: string;

  @Text({ max: 100, nullable: true })
  number!: string | null;

  @Text({ max: 64 })
  receiptNo!: string;

  @Text({ max: 200 })
  title!: string;

  @OneOf(ALL_STATES)
  state!: string;

  @OneOf(['pending', 'settled', 'performed', 'failed', 'withdrawn', 'refused', 'referred'], {
    description: 'How it came out; kept when closed.',
  })
  outcome!: string;

  @OneOf(ALL_TRACKS, { nullable: true })
  track!: string | null;

  @InstantField()
  receivedAt!: string;

  @InstantField({ nullable: true })
  acceptedAt!: string | null;

  @InstantField({ nullable: true, description: 'When the agreement took effect.' })
  settledAt!: string | null;

  @InstantField({ nullable: true })
  closedAt!: string | null;

  @OneOf(CLOSE_REASONS, {
    nullable: true,
    description: 'Why it was closed without having been performed (R38); null: it was performed, or is not closed.',
  })
  closeReason!: string | null;

  @NestedList(() => PartyResponse, { max: 1000 })
  parties!: PartyResponse[];

  @NestedList(() => SessionResponse, { max: 1000 })
  sessions!: SessionResponse[];

  @Nested(() => AgreementResponse, { nullable: true, description: 'The agreement in force.' })
  agreement!: AgreementResponse | null;

  @NestedList(() => ObligationResponse, { max: 1000 })
  obligations!: ObligationResponse[];

  @NestedList(() => ReturnVisitResponse, { max: 1000 })
  visits!: ReturnVisitResponse[];

  @NestedList(() => ConfirmationApplicationResponse, {
    max: 100,
    description:
      'Applications for judicial confirmation of the agreement in force, with what the court said (R31–R33).',
  })
  confirmation!: ConfirmationApplicationResponse[];

  @NestedList(() => UnsettledReportResponse, {
    max: 10_000,
    description: 'What parties said is not settled, each with its answer (R35).',
  })
  unsettled!: UnsettledReportResponse[];
}
