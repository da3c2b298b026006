/** Sessions as they are planned, held, adjourned, cancelled, missed and shown. */
import {
  ATTENDANCE_ROLES,
  type AttendanceRole,
  GUEST_ROLES,
  type GuestRole,
  SESSION_OUTCOMES,
  type SessionOutcome,
  VENUES,
  type Venue,
} from '../../domain/dispute/vocabulary.js';
import { CLOSED_REASONS, OPENNESS, type Openness } from '../../domain/dispute/risk/words.js';
import { ATTENDANCE_STATUSES, PART_KINDS } from '../../domain/dispute/session/words.js';
import { Bool, InstantField, Int, Nested, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PageResponse } from '../../platform/http/page.js';
import {
  CAUSE,
  CauseInput,
  CauseResponse,
  ExpectedResponse,
  HeldPartInput,
  HeldPartResponse,
} from './session-attendance.dto.js';

export const SESSION_STATES = ['scheduled', 'held', 'adjourned', 'cancelled', 'no_show'] as const;

const UUID = '01900000-0000-7000-8000-0000000000c1';
const STARTS = { description: 'Planned beginning.', example: '2026-10-15T01:00:00.000Z' };
const ENDS = { description: 'Planned end, exclusive; after the beginning.', example: '2026-10-15T03:00:00.000Z' };
const VENUE = {
  description: 'Where it takes place: on site 现场, in a room of the centre, online, or by phone.',
  example: 'room',
};
const ROOM = {
  description: 'Room of the centre that has the case; with `venue: room` only, and then required. It is booked.',
  example: UUID,
};
const MEDIATORS = { max: 10, unique: true };
const PARTS = {
  description: 'Together (`joint`) or apart (`separate`, 背对背), in the order planned.',
  example: ['joint'],
  list: { min: 1, max: 10 },
};
const REASON = { max: 500, description: 'Why; stays in the mediation file.', example: '当事人出差' };

/** Somebody beside parties and mediators: one of the staff, or a person by name. */
export class GuestInput {
  @Uuid({ optional: true, description: 'One of the staff; either this or `name`.', example: UUID }) staffId?: string;
  @Text({
    max: 100,
    optional: true,
    description: 'Somebody who is not of the staff; either this or `staffId`.',
    example: '王某',
  })
  name?: string;
  @OneOf(GUEST_ROLES, {
    description:
      '`adviser` explains the law, `recorder` keeps the minutes, `invited` needs the `invite` consent of every party (R19).',
    example: 'adviser',
  })
  as!: GuestRole;
}

export class ScheduleSessionRequest {
  @Uuid({ optional: true, description: 'Your own id for the session.', example: UUID }) id?: string;
  @InstantField(STARTS) startsAt!: string;
  @InstantField(ENDS) endsAt!: string;
  @OneOf(VENUES, VENUE) venue!: Venue;
  @Uuid({ ...ROOM, optional: true, nullable: true }) roomId?: string | null;
  @Uuid({
    optional: true,
    list: { ...MEDIATORS, min: 1 },
    description: 'Mediators who lead it; default those of the case.',
    example: [UUID],
  })
  mediatorIds?: string[];
  @NestedList(() => GuestInput, { max: 20, optional: true, description: 'Advisers, recorders and people invited.' })
  invited?: GuestInput[];
  @OneOf(PART_KINDS, { ...PARTS, optional: true, default: ['joint'] }) parts?: string[];
  @OneOf(OPENNESS, {
    optional: true,
    default: 'closed',
    description:
      'May relatives and neighbours listen? Refused as `open` when a party objects (`open_session` refused) or secrets are marked (R20).',
  })
  openness?: Openness;
  @Uuid({
    optional: true,
    description:
      'A reservation of your own, or one for this dispute: what it holds becomes the booking of this session, in one step. ' +
      'Refused when it has lapsed (`reservation_expired`) or was used (`reservation_used`).',
  })
  reservationId?: string;
  @OccurredAt('When it was planned; default now. A session may be recorded after it took place.') occurredAt?: string;
}

/** One person at the table, named in exactly one way. */
export class AttendanceInput {
  @Uuid({ optional: true, description: 'A party, or the party a representative came for.', example: UUID })
  partyId?: string;
  @Uuid({ optional: true, description: 'One of the staff.', example: UUID }) staffId?: string;
  @Text({ max: 100, optional: true, description: 'Somebody else, by name.', example: '王某' }) name?: string;
  @OneOf(ATTENDANCE_ROLES, {
    description:
      '`party` and `representative` take `partyId`, `mediator` takes `staffId`, the others `staffId` or `name`.',
    example: 'party',
  })
  as!: AttendanceRole;
  @Bool({ description: 'Was there.', example: true }) present!: boolean;
  @Bool({
    optional: true,
    description: 'Came after the beginning; only of who was there. Follows from `arrivedAt` where that is known.',
    example: true,
  })
  late?: boolean;
  @InstantField({
    optional: true,
    description: 'When they came, between `heldFrom` and `heldTo`; only of who was there.',
    example: '2026-10-14T01:20:00.000Z',
  })
  arrivedAt?: string;
}

export class CitationInput {
  @Text({ max: 100, description: 'Law, by its Chinese or English name.', example: '民法典' }) law!: string;
  @Text({ max: 20, description: 'Number of the article.', example: '296' }) article!: string;
}

export class HoldSessionRequest {
  @InstantField({ description: 'When it began.', example: '2026-10-14T01:00:00.000Z' }) heldFrom!: string;
  @InstantField({ description: 'When it ended; that is when it occurred.', example: '2026-10-14T02:00:00.000Z' })
  heldTo!: string;
  @NestedList(() => AttendanceInput, { min: 1, max: 50, description: 'Who was expected, and who was there.' })
  attendance!: AttendanceInput[];
  @NestedList(() => HeldPartInput, {
    max: 50,
    optional: true,
    description:
      'The session as it took place, together and apart, in its order. A session counts for an agreement when every party was there or represented (R27), also when they sat apart all the time: then each must have taken part in something.',
  })
  parts?: HeldPartInput[];
  @Text({ max: 20_000, multiline: true, description: 'Minutes 调解笔录.', example: '双方到场，陈述了漏水经过。' })
  minutes!: string;
  @Text({
    max: 5000,
    min: 0,
    multiline: true,
    optional: true,
    nullable: true,
    description: 'Facts nobody disputes 无争议事实.',
    example: '漏水始于四月二十日。',
  })
  undisputedFacts?: string | null;
  @Text({
    max: 5000,
    min: 0,
    multiline: true,
    optional: true,
    nullable: true,
    description: 'Concessions made to settle; kept apart, never leave the mediation file (R25).',
    example: '甲方愿意少要五百元。',
  })
  concessions?: string | null;
  @NestedList(() => CitationInput, {
    max: 50,
    optional: true,
    description: 'Articles explained; each must be in force on that day (R44).',
  })
  citations?: CitationInput[];
  @Bool({ description: 'The law was explained to the parties.', example: true }) lawExplained!: boolean;
  @OneOf(SESSION_OUTCOMES, { description: 'How it ended: to be continued, agreed, or not agreed.', example: 'agreed' })
  outcome!: SessionOutcome;
}

const CAUSED_BY = { optional: true, description: CAUSE };

export class AdjournSessionRequest {
  @InstantField({
    ...STARTS,
    optional: true,
    description: 'New beginning, together with `endsAt`; absent: not known yet, the room is given back.',
  })
  startsAt?: string;
  @InstantField({ ...ENDS, optional: true, description: 'New end, exclusive.' }) endsAt?: string;
  @Uuid({ ...ROOM, optional: true, description: 'New room; default the same one.' }) roomId?: string;
  @Text({ ...REASON, multiline: true, optional: true }) reason?: string;
  @Nested(() => CauseInput, CAUSED_BY) causedBy?: CauseInput;
  @OccurredAt() occurredAt?: string;
}

export class CancelSessionRequest {
  @Text({ ...REASON, multiline: true, optional: true }) reason?: string;
  @Nested(() => CauseInput, CAUSED_BY) causedBy?: CauseInput;
  @OccurredAt() occurredAt?: string;
}

export class GuestResponse {
  @Uuid({ nullable: true, description: 'One of the staff.' }) staffId!: string | null;
  @Text({ max: 100, nullable: true, description: 'Somebody who is not of the staff.' }) name!: string | null;
  @OneOf(GUEST_ROLES, { description: 'In which part.' }) as!: string;
}

export class AttendanceResponse {
  @Uuid({ nullable: true, description: 'A party, or the party represented.' }) partyId!: string | null;
  @Uuid({ nullable: true, description: 'One of the staff.' }) staffId!: string | null;
  @Text({ max: 100, nullable: true, description: 'Somebody else.' }) name!: string | null;
  @OneOf(ATTENDANCE_ROLES, { description: 'In which part.' }) as!: string;
  @Bool({ description: 'Was there.' }) present!: boolean;
  @OneOf(ATTENDANCE_STATUSES, {
    description:
      'How it reads: `represented` is a party for whom somebody came, whether or not it has a line of its own as absent.',
    example: 'present',
  })
  status!: string;
  @Bool({ description: 'Came after the beginning; also of who came for a party.' }) late!: boolean;
  @InstantField({ nullable: true, description: 'When they came, where somebody looked at the clock.' }) arrivedAt!:
    string | null;
}

export class CitationResponse {
  @Text({ max: 100, description: 'Law.', example: '民法典' }) law!: string;
  @Text({ max: 20, description: 'Article.', example: '296' }) article!: string;
}

const HIDDEN = 'Null also for staff who see the session only because they were invited to it.';

export class SessionResponse {
  @Uuid({ description: 'Id of the session.' }) id!: string;
  @Uuid({ description: 'Dispute it belongs to.' }) disputeId!: string;
  @Text({ max: 200, description: 'Title of the dispute.', example: '楼上漏水' }) title!: string;
  @Bool({
    description:
      'True: shown to somebody who was invited and does not see the case: title, place, time and minutes only.',
  })
  reduced!: boolean;
  @OneOf(SESSION_STATES, {
    description:
      'Planned, held, adjourned without a new time, cancelled, or missed: somebody did not come (`no_show`).',
  })
  state!: string;
  @InstantField(STARTS) startsAt!: string;
  @InstantField(ENDS) endsAt!: string;
  @OneOf(VENUES, VENUE) venue!: string;
  @Uuid({ nullable: true, description: 'Room booked.' }) roomId!: string | null;
  @Uuid({ nullable: true, list: MEDIATORS, description: `Mediators who lead it. ${HIDDEN}` }) mediatorIds!:
    string[] | null;
  @Uuid({
    nullable: true,
    list: MEDIATORS,
    description: `Of those planned, who may not lead it: a conflict, a challenge that is open or was upheld (R18), or legal aid given to a party (R15). ${HIDDEN}`,
  })
  barredMediatorIds!: string[] | null;
  @NestedList(() => GuestResponse, { max: 20, nullable: true, description: `Who else was asked to come. ${HIDDEN}` })
  invited!: GuestResponse[] | null;
  @NestedList(() => ExpectedResponse, {
    max: 200,
    nullable: true,
    description: `Who is expected, or was: the parties with what they answered, then mediators and guests. ${HIDDEN}`,
  })
  expected!: ExpectedResponse[] | null;
  @OneOf(PART_KINDS, { ...PARTS, nullable: true, description: `${PARTS.description} ${HIDDEN}` }) parts!:
    string[] | null;
  @OneOf(OPENNESS, { nullable: true, description: `May others listen (R20)? ${HIDDEN}` }) openness!: string | null;
  @OneOf(CLOSED_REASONS, {
    nullable: true,
    description: `What keeps listeners out; null: open, or closed without a particular reason. ${HIDDEN}`,
  })
  closedReason!: string | null;
  @InstantField({ nullable: true, description: 'When it began; null until held.' }) heldFrom!: string | null;
  @InstantField({ nullable: true, description: 'When it ended; null until held.' }) heldTo!: string | null;
  @NestedList(() => AttendanceResponse, { max: 50, nullable: true, description: `Who was there. ${HIDDEN}` })
  attendance!: AttendanceResponse[] | null;
  @NestedList(() => HeldPartResponse, {
    max: 50,
    nullable: true,
    description: `Parts as they took place; null until held, and where nobody said. ${HIDDEN}`,
  })
  heldParts!: HeldPartResponse[] | null;
  @Text({ max: 20_000, multiline: true, nullable: true, description: 'Minutes.' }) minutes!: string | null;
  @Text({ max: 5000, min: 0, multiline: true, nullable: true, description: `Facts nobody disputes. ${HIDDEN}` })
  undisputedFacts!: string | null;
  @Text({
    max: 5000,
    min: 0,
    multiline: true,
    nullable: true,
    description: `Concessions; only for those who work on the case (R25). ${HIDDEN}`,
  })
  concessions!: string | null;
  @NestedList(() => CitationResponse, { max: 50, nullable: true, description: `Articles explained. ${HIDDEN}` })
  citations!: CitationResponse[] | null;
  @Bool({ nullable: true, description: `The law was explained. ${HIDDEN}` }) lawExplained!: boolean | null;
  @OneOf(SESSION_OUTCOMES, { nullable: true, description: `How it ended. ${HIDDEN}` }) outcome!: string | null;
  @Text({
    max: 500,
    multiline: true,
    nullable: true,
    description: `Why it was adjourned or cancelled, or what was noted of a no-show. ${HIDDEN}`,
  })
  reason!: string | null;
  @Uuid({
    nullable: true,
    list: { max: 50 },
    description: `Of a no-show: parties who were missing. ${HIDDEN}`,
  })
  absentPartyIds!: readonly string[] | null;
  @Bool({ nullable: true, description: `Of a no-show: no mediator came. ${HIDDEN}` }) mediatorAbsent!: boolean | null;
  @Nested(() => CauseResponse, {
    nullable: true,
    description: `On whose side it lay that it did not take place as planned; all empty: on nobody’s; null: it did, or nobody said. ${HIDDEN}`,
  })
  causedBy!: CauseResponse | null;
  @Int({
    min: 1,
    max: 2_000_000_000,
    description: 'Version of the case when the session last changed; the version part of its ETag.',
  })
  version!: number;
}

export class SessionPage extends PageResponse {
  @NestedList(() => SessionResponse, { max: 200, description: 'Sessions in the order of their beginning.' })
  items!: SessionResponse[];
}
