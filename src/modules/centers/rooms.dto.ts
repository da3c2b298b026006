/** Requests and responses of rooms and their bookings. */
import {
  Bool,
  InstantField,
  Int,
  NestedList,
  OneOf,
  QueryBool,
  QueryList,
  Text,
  TimeOfDay,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

export const ROOM_KINDS = ['reception', 'mediation', 'monitoring', 'other'] as const;

const NAME = { max: 50, description: 'Name of the room, unique in the centre.', example: '矛盾纠纷调处室' };
const KIND = { description: 'What it is for: 接访, 调处, 视频监控 or other.', example: 'mediation' };
const CAPACITY = { min: 1, max: 1000, description: 'Persons it holds.', example: 12 };
const OPENING_HOURS = {
  max: 50,
  nullable: true,
  description:
    'When it is open, per weekday on the wall clock of the centre; a weekday that is not named is closed. Holidays are closed; a ' +
    'make-up day has the hours of its own weekday, else those of Monday. Null: the duty hours of the centre on working days.',
  example: [
    { weekday: 1, from: '08:30', to: '12:00' },
    { weekday: 1, from: '14:30', to: '20:00' },
  ],
} as const;
const ACTIVE = { description: 'False: out of use, takes no new bookings.', example: true };

export class OpeningHours {
  @Int({ min: 1, max: 7, description: '1 = Monday … 7 = Sunday.', example: 1 }) weekday!: number;
  @TimeOfDay({ description: 'Open from, HH:mm.', example: '08:30' }) from!: string;
  @TimeOfDay({ description: 'Open until, exclusive; after `from`.', example: '12:00' }) to!: string;
}

export class CreateRoomRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new room.',
    example: '01900000-0000-7000-8000-0000000000b1',
  })
  id?: string;
  @Text({ ...NAME, example: '第二调解室' }) name!: string;
  @OneOf(ROOM_KINDS, KIND) kind!: (typeof ROOM_KINDS)[number];
  @Int({ ...CAPACITY, optional: true, nullable: true }) capacity?: number | null;
  @NestedList(() => OpeningHours, { ...OPENING_HOURS, optional: true }) openingHours?: OpeningHours[] | null;
}

export class UpdateRoomRequest {
  @Text({ ...NAME, optional: true }) name?: string;
  @OneOf(ROOM_KINDS, { ...KIND, optional: true }) kind?: (typeof ROOM_KINDS)[number];
  @Int({ ...CAPACITY, optional: true, nullable: true }) capacity?: number | null;
  @NestedList(() => OpeningHours, { ...OPENING_HOURS, optional: true }) openingHours?: OpeningHours[] | null;
  @Bool({ ...ACTIVE, optional: true }) active?: boolean;
}

export class RoomQuery extends PageQuery {
  @QueryList()
  @OneOf(ROOM_KINDS, {
    optional: true,
    list: { max: 4 },
    description: 'Kind of room; repeat for OR.',
    example: ['mediation'],
  })
  kind?: string[];

  @QueryBool()
  @Bool({ ...ACTIVE, optional: true, description: 'Only rooms in use, or only those out of use.' })
  active?: boolean;
}

export class RoomResponse {
  @Uuid({ description: 'Id of the room.' }) id!: string;
  @Uuid({ description: 'Centre it belongs to.' }) centerId!: string;
  @Text(NAME) name!: string;
  @OneOf(ROOM_KINDS, KIND) kind!: string;
  @Int({ ...CAPACITY, nullable: true }) capacity!: number | null;
  @NestedList(() => OpeningHours, OPENING_HOURS) openingHours!: OpeningHours[] | null;
  @Bool(ACTIVE) active!: boolean;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
  @InstantField({ description: 'When it was entered.' }) createdAt!: string;
  @InstantField({ description: 'When it was last changed.' }) updatedAt!: string;
}

export class RoomPage extends PageResponse {
  @NestedList(() => RoomResponse, { max: 200, description: 'Rooms by name.' }) items!: RoomResponse[];
}

export class BookingQuery extends PageQuery {
  @InstantField({
    optional: true,
    description: 'Bookings that end after this instant.',
    example: '2024-05-06T00:00:00Z',
  })
  from?: string;
  @InstantField({
    optional: true,
    description: 'Bookings that start before this instant.',
    example: '2024-05-13T00:00:00Z',
  })
  to?: string;
}

export const BOOKING_KINDS = ['session', 'reservation'] as const;
export type BookingKind = (typeof BOOKING_KINDS)[number];

/** Says that the room is taken, never for which case. */
export class BookingResponse {
  @Uuid({ description: 'Id of the booking.' }) id!: string;
  @Uuid({ description: 'The room.' }) roomId!: string;
  @InstantField({ description: 'Taken from.' }) startsAt!: string;
  @InstantField({ description: 'Taken until, exclusive.' }) endsAt!: string;
  @OneOf(BOOKING_KINDS, { description: 'By a session, or held by a reservation.', example: 'session' })
  kind!: BookingKind;
  @InstantField({ nullable: true, description: 'When a reservation lapses by itself; null for a session.' })
  expiresAt!: string | null;
}

export class BookingPage extends PageResponse {
  @NestedList(() => BookingResponse, { max: 200, description: 'Bookings in the order of their start.' })
  items!: BookingResponse[];
}
