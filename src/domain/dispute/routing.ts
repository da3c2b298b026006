/**
 * Where a case goes before anybody has accepted it (R12): to the officer on duty for its department at that moment, by a line
 * of the roster that is stored with the case; when nobody is on duty it waits in the department's queue, never in nobody's
 * hands. The roster moves it only until it is accepted; a change of the routing rules moves nothing that was routed.
 * Example: taken in at 22:00 it waits for the justice bureau; at 08:30, when the bureau's shift begins, it is that officer's.
 */
import type { Track } from '../deadlines/tracks.js';
import type { Instant } from '../shared/day.js';
import type { Place, Routing } from './commands.js';
import type { DecidedEvent } from './context.js';
import type { DisputeFacts } from './facts.js';
import type { RoutingCause } from './vocabulary.js';

/** Somebody on duty now. */
export interface LineOnDuty {
  readonly shiftId: string;
  readonly departmentId: string;
  readonly staffId: string;
}

/** What a change did to the roster: lines that are no more, and those that took their place. */
export interface RosterMove {
  readonly cancelled: readonly string[];
  readonly made: readonly { readonly shiftId: string; readonly replacesId: string | null }[];
}

/** Of those on duty for the department the preferred one, else the first. */
export function lineFor<Line extends LineOnDuty>(
  onDuty: readonly Line[],
  departmentId: string | null,
  isPreferred: (line: Line) => boolean,
): Line | undefined {
  const lines = onDuty.filter((line) => line.departmentId === departmentId);
  return lines.find(isPreferred) ?? lines[0];
}

export function routingTo(
  departmentId: string | null,
  onDuty: readonly LineOnDuty[],
  isPreferred: (line: LineOnDuty) => boolean,
): Place {
  const line = lineFor(onDuty, departmentId, isPreferred);
  return { departmentId, staffId: line?.staffId ?? null, shiftId: line?.shiftId ?? null };
}

/**
 * Where the roster as it is now sends a case: one in the queue to whoever is on duty, one whose line is no more to the line
 * that took its place when that is on duty, else to whoever is. Null: it stays where it is. `fallback` is the department of a
 * case that found none.
 */
export function reroutingOf(
  { state, routing, departmentId }: Pick<DisputeFacts, 'state' | 'routing' | 'departmentId'>,
  { cancelled, made }: RosterMove,
  onDuty: readonly LineOnDuty[],
  fallback: string | null,
): Routing | null {
  const line = routing?.shiftId ?? null;
  if (state !== 'registered' || (line !== null && !cancelled.includes(line))) return null;
  const heirs = made.filter(({ replacesId }) => line !== null && replacesId === line).map(({ shiftId }) => shiftId);
  const place = routingTo(routing?.departmentId ?? departmentId ?? fallback, onDuty, ({ shiftId }) =>
    heirs.includes(shiftId),
  );
  const next = { ...place, rule: routing?.rule ?? null, track: routing?.track ?? null };
  return isSameRouting(routing, next) ? null : next;
}

export const isSameRouting = (one: Routing | null, other: Routing): boolean =>
  one?.departmentId === other.departmentId &&
  one.staffId === other.staffId &&
  one.shiftId === other.shiftId &&
  one.track === other.track &&
  one.rule?.version === other.rule?.version &&
  one.rule?.index === other.rule?.index;

/** An amended case that stays in its department stays with its officer, also when another rule sends it there. */
export function amendedRoutingOf(before: Place | null, next: Routing): Routing {
  if (before === null || before.departmentId !== next.departmentId) return next;
  return { ...next, staffId: before.staffId, shiftId: before.shiftId };
}

/** The track somebody named; null where a rule gave the one the case has, or it has none. */
export const namedTrackOf = ({ track, routing }: Pick<DisputeFacts, 'track' | 'routing'>): Track | null =>
  routing === null || routing.track === null ? track : null;

/** Always by the system; `causedBy` null when it was the roster that moved the case. */
export const routed = (
  routing: Routing,
  cause: RoutingCause,
  occurredAt: Instant,
  causedBy: 'previous' | null,
): DecidedEvent => ({ type: 'Routed', payload: { ...routing, cause }, occurredAt, causedBy, bySystem: true });
