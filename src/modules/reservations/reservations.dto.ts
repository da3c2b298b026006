/** Requests and responses of reservations. */
import { Bool, InstantField, Int, NestedList, OneOf, QueryBool, Uuid } from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

export const MAX_MINUTES = 480;

export class CreateReservationRequest {
  @Uuid({ optional: true, description: 'Your own id for the new reservation.' }) id?: string;
  @Uuid({
    optional: true,
    description:
      'The case it is for: its parties count as expected, its mediators are named as such when they are taken.',
  })
  disputeId?: string;
  @Uuid({ optional: true, description: 'The room; without one, only people are held.' }) roomId?: string;
  @Uuid({
    optional: true,
    default: [],
    list: { max: 20, unique: true },
    description: 'The people; required where there is no room. All of the centre of the case or the room.',
  })
  staffIds?: string[];
  @InstantField({ description: 'From; not in the past.', example: '2026-10-15T01:00:00Z' }) startsAt!: string;
  @InstantField({
    description: `Until, exclusive; after \`startsAt\`, at most ${MAX_MINUTES} minutes after it.`,
    example: '2026-10-15T02:30:00Z',
  })
  endsAt!: string;
}

export class ReservationQuery extends PageQuery {
  @QueryBool()
  @Bool({ optional: true, description: 'Only your own; by default true without `centerId`, false with it.' })
  mine?: boolean;

  @Uuid({ optional: true, description: 'Only those at this centre; required with `mine=false`.' }) centerId?: string;
}

export const RESERVATION_STATES = ['held', 'lapsed', 'given_back', 'used'] as const;
export type ReservationState = (typeof RESERVATION_STATES)[number];

export class ReservationResponse {
  @Uuid({ description: 'Id of the reservation.' }) id!: string;
  @Uuid({ description: 'Centre whose room and people are held.' }) centerId!: string;
  @Uuid({ nullable: true, description: 'The case it is for; null when there is none that you may see.' })
  disputeId!: string | null;
  @Uuid({ nullable: true, description: 'The room; null: only people.' }) roomId!: string | null;
  @Uuid({ list: { max: 20 }, description: 'The people.' }) staffIds!: string[];
  @InstantField({ description: 'Held from.' }) startsAt!: string;
  @InstantField({ description: 'Held until, exclusive.' }) endsAt!: string;
  @Uuid({ nullable: true, description: 'Who holds it, in the staff register.' }) heldByStaffId!: string | null;
  @Bool({ description: 'True when you hold it.', example: true }) mine!: boolean;
  @OneOf(RESERVATION_STATES, {
    description: 'In force, lapsed by itself, given back, or used: a session took its place.',
    example: 'held',
  })
  state!: ReservationState;
  @InstantField({ description: 'When it lapses, or has, by itself.' }) expiresAt!: string;
  @InstantField({ description: 'When it was made.' }) createdAt!: string;
  @Int({ min: 1, max: 2, description: '1; 2 once it was given back or used. Part of the ETag.' }) version!: number;
}

export class ReservationPage extends PageResponse {
  @NestedList(() => ReservationResponse, { max: 200, description: 'In the order of their start.' })
  items!: ReservationResponse[];
}
