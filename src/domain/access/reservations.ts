/**
 * Who has a say in a reservation of rooms and people: everybody who may reserve at the centre sees what is held there, so
 * that they can plan around it; only whoever holds it gives it back, or the director of the centre, for somebody who went
 * home ill. Example: the mediator Wang holds a room, the mediator Lin sees that he does and cannot take it from him.
 */
import { type Actor, mayInCenter, reaches } from './actor.js';

export interface HeldReservation {
  readonly centerId: string;
  /** account */
  readonly heldBy: string;
}

export const maySeeReservation = (actor: Actor, { centerId, heldBy }: HeldReservation): boolean =>
  heldBy === actor.accountId || mayInCenter(actor, 'room.reserve', centerId);

export const mayGiveBack = (actor: Actor, { centerId, heldBy }: HeldReservation): boolean =>
  heldBy === actor.accountId || reaches(actor, 'director', centerId);
