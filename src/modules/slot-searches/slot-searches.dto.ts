/** The question and the answer of a search for a slot. */
import { NEEDS } from '../../domain/rooms/slot-needs.js';
import { Bool, DayField, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { ROOM_KINDS } from '../centers/rooms.dto.js';

/** What one reservation takes. */
export const MOST_STAFF = 20;

const COUNT = { min: 0, max: 100_000, example: 27 } as const;

export class DaysToAvoid {
  @Uuid({ description: 'The party of the case that cannot come.' }) partyId!: string;
  @DayField({ description: "First day, in the centre's zone.", example: '2026-10-15' }) from!: string;
  @DayField({ description: 'First day on which the party can come again; after `from`.', example: '2026-10-17' })
  to!: string;
}

export class SlotSearchRequest {
  @Uuid({ description: 'The case; its mediators and parties are expected, at the centre that has it in custody.' })
  disputeId!: string;
  @Uuid({
    optional: true,
    list: { max: 10, unique: true },
    description: 'Departments of the centre of which an officer has to come.',
  })
  departments?: string[];
  @Uuid({
    optional: true,
    list: { max: MOST_STAFF, unique: true },
    description:
      'Staff of the centre who have to come beside the mediators; an officer has to be on duty. With mediators and ' +
      `departments at most ${MOST_STAFF} people.`,
  })
  staffIds?: string[];
  @OneOf(ROOM_KINDS, { optional: true, description: 'Kind of room; default mediation.', example: 'mediation' })
  roomKind?: (typeof ROOM_KINDS)[number];
  @Uuid({ optional: true, description: 'This very room; not together with `roomKind`.' }) roomId?: string;
  @Int({ min: 15, max: 480, multipleOf: 5, description: 'Length of the session in minutes.', example: 90 })
  minutes!: number;
  @InstantField({
    optional: true,
    description: 'The slot begins then at the earliest; default, and if it has passed: now.',
    example: '2026-10-15T00:00:00Z',
  })
  notBefore?: string;
  @InstantField({
    optional: true,
    description:
      'The slot ends then at the latest; default and at most settings `rooms.searchHorizonDays` days after the beginning.',
    example: '2026-10-31T16:00:00Z',
  })
  notAfter?: string;
  @NestedList(() => DaysToAvoid, { max: 50, optional: true, description: 'Days on which parties cannot come.' })
  avoid?: DaysToAvoid[];
}

export const SLOT_ROLES = ['mediator', 'named', 'officer'] as const;
export type SlotRole = (typeof SLOT_ROLES)[number];

export class SlotStaffResponse {
  @Uuid({ description: 'Who comes.' }) staffId!: string;
  @Uuid({
    nullable: true,
    description: 'The department asked for that the person stands for, on duty for it then; null: none.',
  })
  departmentId!: string | null;
  @OneOf(SLOT_ROLES, {
    description: 'A mediator of the case, somebody named in the search, or an officer found for a department.',
    example: 'officer',
  })
  as!: SlotRole;
}

export class SlotResponse {
  @InstantField({ description: 'Beginning.', example: '2026-10-15T00:30:00Z' }) startsAt!: string;
  @InstantField({ description: 'End, exclusive.', example: '2026-10-15T02:00:00Z' }) endsAt!: string;
  @Uuid({ description: 'A room that is open, free and large enough.' }) roomId!: string;
  @Uuid({ list: { max: MOST_STAFF }, description: 'Everybody of `staff`, once: what a reservation takes.' })
  staffIds!: string[];
  @NestedList(() => SlotStaffResponse, { max: MOST_STAFF, description: 'Who comes as what: mediators first.' })
  staff!: SlotStaffResponse[];
}

export const SLOT_REASONS = [
  'slot_nothing_open',
  'slot_no_room',
  'slot_rooms_too_small',
  'slot_room_unavailable',
  'slot_mediator_busy',
  'slot_person_unavailable',
  'slot_department_absent',
  'slot_parties_away',
] as const;
export type SlotReasonCode = (typeof SLOT_REASONS)[number];

export class SlotReasonResponse {
  @OneOf(SLOT_REASONS, { description: 'Stable code.', example: 'slot_department_absent' }) code!: SlotReasonCode;
  @Text({ max: 500, description: 'The sentence, in the language asked for.', example: '法院：……' }) text!: string;
  @OneOf(NEEDS, { description: 'What could not be had.', example: 'department' }) need!: string;
  @Uuid({ nullable: true, description: 'The mediator or named person it is about.' }) staffId!: string | null;
  @Uuid({ nullable: true, description: 'The department it is about.' }) departmentId!: string | null;
  @Int({ ...COUNT, description: 'Slots that this alone rules out.' }) slots!: number;
  @Int({ ...COUNT, description: 'Slots looked at: beginnings on the quarter of an hour while a room is open.' })
  ofSlots!: number;
  @Int({ ...COUNT, description: 'Days on which this can be had at no time.' }) days!: number;
  @Int({ ...COUNT, description: 'Days looked at: those on which a room is open.' }) ofDays!: number;
  @InstantField({
    nullable: true,
    description: 'Beginning of the first slot for which it can be had, whatever else; null: never in the period.',
    example: '2026-10-15T00:30:00Z',
  })
  firstAt!: string | null;
}

export class SlotSearchResponse {
  @NestedList(() => SlotResponse, { max: 3, description: 'The earliest first; none overlaps another.' })
  items!: SlotResponse[];
  @Bool({
    description:
      'False: the days looked at, up to the last slot where three were found, touch a year whose holidays nobody entered.',
    example: true,
  })
  calendarKnown!: boolean;
  @InstantField({ description: 'Beginning of the period searched.', example: '2026-10-15T00:00:00Z' })
  searchedFrom!: string;
  @InstantField({ description: 'Its end, exclusive.', example: '2026-10-31T16:00:00Z' }) searchedTo!: string;
  @NestedList(() => SlotReasonResponse, {
    max: 50,
    description: 'Where fewer than three were found: what ruled out how much, the hardest first; else empty.',
  })
  reasons!: SlotReasonResponse[];
}
