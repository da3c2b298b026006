/** Lines of the desk: each names its case as lists do, without the parties, and carries the ids needed to act. */
import { NOTICE_OCCASIONS } from '../../domain/dispute/confirmation/words.js';
import { REFERRAL_BODIES } from '../../domain/dispute/custody/words.js';
import { ALL_STATES } from '../../domain/dispute/states.js';
import { UNSETTLED_GROUNDS } from '../../domain/dispute/unsettled/words.js';
import { DECISION_KINDS } from '../../domain/dispute/waiting.js';
import { DEADLINE_KINDS } from '../../domain/deadlines/deadlines.js';
import { Bool, Code, DayField, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

const LEFT = 'Calendar days left; 0: today is the last day; negative: late by that many.';

/** Which case it is. */
export class DeskDispute {
  @Uuid({ description: 'The case.' })
  disputeId!: string;

  @Text({ max: 64, description: 'Receipt number, given at registration.' })
  receiptNo!: string;

  @Text({ max: 100, nullable: true, description: 'Case number; null before acceptance.' })
  number!: string | null;

  @Text({ max: 200, description: 'Its title.' })
  title!: string;
}

export class DeskCase extends DeskDispute {
  @OneOf(ALL_STATES, { description: 'Where the case stands.' })
  state!: string;

  @InstantField({ description: 'When the case was received.' })
  receivedAt!: string;

  @DayField({ nullable: true, description: 'Last day of mediation; null before acceptance.' })
  dueOn!: string | null;

  @Bool({ description: 'False: `dueOn` was counted on a year nobody had entered; it may prove to be a rest day.' })
  calendarKnown!: boolean;

  @Int({ min: -100_000, max: 100_000, nullable: true, description: LEFT })
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

export class DeskStart extends DeskCase {
  @Code({
    list: { max: 20 },
    description:
      'What still stands against the start, as in the refusal of `start`: rights_notice_missing, party_refuses, guardian_missing …; empty: it can begin.',
    example: ['rights_notice_missing'],
  })
  obstacles!: string[];
}

export class DeskSuspended extends DeskCase {
  @InstantField({ description: 'Since when mediation rests; its clock stands still, `dueOn` moves when it goes on.' })
  since!: string;
}

export class DeskExpired extends DeskCase {
  @InstantField({ description: 'When the term passed.' })
  expiredAt!: string;
}

/** A day by which something has to be done. */
export class DeskDeadline extends DeskCase {
  @OneOf(DEADLINE_KINDS, {
    description:
      'Which deadline: mediation; performance of a promise; return_visit; referral_answer (a department has to accept or object); ' +
      'referral (a department is to have dealt with it, an outside body to have answered); supervision (an answer is owed); ' +
      'legal_aid_decision; legal_aid_assignment (somebody is to be assigned); confirmation_notice (a party is to be told of judicial confirmation); ' +
      'enforcement (two years after what a court confirmed was due); unsettled (a party says it is not settled, an answer is owed).',
  })
  kind!: string;

  @Uuid({
    description:
      'The obligation, visit, referral, supervision, request for legal aid, party to be told or report; for mediation the case.',
  })
  subjectId!: string;

  @DayField({ description: 'Last day of that deadline.' })
  declare dueOn: string;

  @Int({ min: -100_000, max: 100_000, description: LEFT })
  declare daysLeft: number;
}

export class DeskReminder extends DeskDeadline {
  @InstantField({ description: 'When the officer, or nobody in particular, was reminded.' })
  remindedAt!: string;
}

export class DeskOutside extends DeskDispute {
  @Uuid({ description: 'Referral whose answer is to be recorded.' })
  referralId!: string;

  @OneOf(REFERRAL_BODIES, { description: 'The body outside the centre.' })
  body!: string;

  @InstantField({ description: 'When it was handed over.' })
  sentAt!: string;

  @DayField({ nullable: true, description: 'Day by which an answer is expected; null: none was named.' })
  dueOn!: string | null;

  @Int({ min: -100_000, max: 100_000, nullable: true, description: LEFT })
  daysLeft!: number | null;
}

export class DeskLateEntry {
  @Int({ min: 1, max: 2147483647, description: 'Number of the entry: what `late-entries/{seq}/countersign` asks for.' })
  seq!: number;

  @Text({ max: 64, description: 'What was written down, as on the timeline.', example: 'RightsNoticeGiven' })
  type!: string;

  @InstantField({ description: 'When it is said to have happened.' })
  occurredAt!: string;

  @InstantField({ description: 'When it was written down.' })
  recordedAt!: string;

  @Bool({ description: 'Written down by the caller: another director has to countersign it.' })
  mine!: boolean;
}

export class DeskCountersign extends DeskCase {
  @NestedList(() => DeskLateEntry, { max: 1000, description: 'Entries written down too late, oldest first.' })
  entries!: DeskLateEntry[];
}

export class DeskWaitingDecision {
  @OneOf(DECISION_KINDS, {
    description:
      'challenge: a party challenges a mediator; supervision_answer: an order was answered, accept it or ask again; ' +
      'objections: departments keep sending the case back, name the one that takes it.',
  })
  kind!: string;

  @Uuid({ description: 'The challenge, the supervision, or the referral that was objected to last.' })
  subjectId!: string;

  @InstantField({ description: 'Since when it waits.' })
  since!: string;
}

export class DeskDecision extends DeskCase {
  @NestedList(() => DeskWaitingDecision, { max: 100, description: 'What to decide, longest waiting first.' })
  decisions!: DeskWaitingDecision[];
}

export class DeskSession extends DeskDispute {
  @Uuid({ description: 'The session.' })
  sessionId!: string;

  @InstantField({ description: 'Planned start.' })
  startsAt!: string;

  @InstantField({ description: 'Planned end.' })
  endsAt!: string;

  @Text({ max: 32, description: 'room, on_site or online.' })
  venue!: string;

  @Uuid({ nullable: true, description: 'Room of the centre, if it is in one.' })
  roomId!: string | null;
}

export class DeskCheck extends DeskDispute {
  @Uuid({ description: 'The obligation.' })
  obligationId!: string;

  @Text({ max: 2000, multiline: true, description: 'What was promised.' })
  description!: string;

  @DayField({ description: 'Day by which it is to be performed.' })
  dueOn!: string;

  @Int({ min: -100_000, max: 100_000, description: LEFT })
  daysLeft!: number;
}

export class DeskVisit extends DeskDispute {
  @Uuid({ description: 'The return visit.' })
  visitId!: string;

  @DayField({ description: 'Day by which it is to be paid.' })
  dueOn!: string;

  @Uuid({ nullable: true, description: 'Who pays it; null: nobody in particular.' })
  assigneeId!: string | null;

  @Int({ min: -100_000, max: 100_000, description: LEFT })
  daysLeft!: number;
}

export class DeskConfirmation extends DeskDispute {
  @Uuid({ description: 'The agreement that can be confirmed.' })
  agreementId!: string;

  @DayField({ description: 'Last day to apply, jointly (R31).' })
  dueOn!: string;

  @Int({ min: -100_000, max: 100_000, description: LEFT })
  daysLeft!: number;
}

export class DeskTelling extends DeskConfirmation {
  @Uuid({ description: 'The party to be told.' })
  partyId!: string;

  @Text({ max: 100, description: 'Their name.', example: '陈某' })
  partyName!: string;

  @OneOf(NOTICE_OCCASIONS, { description: 'After the agreement took effect, or before the time to apply ends (R32).' })
  occasion!: string;

  @DayField({ description: 'Day by which they are to be told.' })
  declare dueOn: string;
}

export class DeskUnsettled extends DeskDispute {
  @Uuid({ description: 'What was said, to be answered.' })
  reportId!: string;

  @Uuid({ nullable: true, description: 'Who said it; null: said at a visit to all of them.' })
  partyId!: string | null;

  @Uuid({ nullable: true, description: 'The promise in dispute; null: the quarrel as a whole.' })
  obligationId!: string | null;

  @OneOf(UNSETTLED_GROUNDS, { description: 'What is said.' })
  ground!: string;

  @DayField({ description: 'Day by which it is to be answered.' })
  dueOn!: string;

  @Int({ min: -100_000, max: 100_000, description: LEFT })
  daysLeft!: number;
}
