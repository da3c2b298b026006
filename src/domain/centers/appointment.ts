/**
 * Who is a people's mediator on a day: a committee's members and the persons it appoints, within their term (PML 13-14;
 * R18). Sitting in the room does not make an officer or a judge one. A term is half-open: `appointedTo` is the first day
 * after it. Example: appointed 2022-03-01 to 2025-03-01 mediates on 2025-02-28, not on 2025-03-01.
 */
import type { Day } from '../shared/day.js';

export interface Appointment {
  /** null: never appointed */
  readonly appointedFrom: Day | null;
  /** null: open */
  readonly appointedTo: Day | null;
}

export function isInTerm({ appointedFrom, appointedTo }: Appointment, on: Day): boolean {
  return appointedFrom !== null && appointedFrom <= on && (appointedTo === null || on < appointedTo);
}
