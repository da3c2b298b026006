import type { Caller } from '../../platform/auth/caller.js';
import type { ReservationRecord } from '../bookings/reservations.reader.js';
import type { ReservationResponse, ReservationState } from './reservations.dto.js';

/** `visible`: the cases the caller may know of. */
export const toReservation = (
  row: ReservationRecord,
  { actor }: Caller,
  visible: ReadonlySet<string>,
  now: string,
): ReservationResponse => ({
  id: row.id,
  centerId: row.centerId,
  disputeId: row.disputeId !== null && visible.has(row.disputeId) ? row.disputeId : null,
  roomId: row.roomId,
  staffIds: row.staffIds,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  heldByStaffId: row.heldByStaffId,
  mine: row.heldBy === actor.accountId,
  state: stateOf(row, now),
  expiresAt: row.expiresAt,
  createdAt: row.createdAt,
  version: row.version,
});

function stateOf({ releasedAt, sessionId, expiresAt }: ReservationRecord, now: string): ReservationState {
  if (sessionId !== null) return 'used';
  if (releasedAt !== null) return 'given_back';
  return expiresAt <= now ? 'lapsed' : 'held';
}
