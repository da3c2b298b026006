/**
 * Around a session: only one that has a time is answered or missed, who comes for a party may act for it on that day (R9), and
 * each part was attended by somebody who was there. Example: a session of 15:00 is no no-show at 14:50.
 */
import { wallTimeOf } from '../../shared/day.js';
import type { AdjournSession, CancelSession, HoldSession } from '../commands.js';
import type { DisputeFacts, SessionFacts } from '../facts.js';
import { isKnown, partyOf, refusal, type Guard } from '../guard.js';
import { isActing, representativeOf } from '../people/representation.js';
import type { RecordNoShow, ReplyToSession } from './commands.js';

const sessionOf = ({ sessions }: DisputeFacts, id: string): SessionFacts | undefined =>
  sessions.find(({ sessionId }) => sessionId === id);

export const sessionHasTime: Guard<ReplyToSession | RecordNoShow> = ({ facts, command }) =>
  sessionOf(facts, command.sessionId)?.state === 'scheduled' ? undefined : refusal('session_not_planned');

export const representativeComes: Guard<ReplyToSession> = ({ facts, command, context: { zone } }) => {
  const { partyId, representativeId, sessionId } = command;
  const [party, session] = [partyOf(facts, partyId), sessionOf(facts, sessionId)];
  if (representativeId === null || party === undefined || session === undefined) return undefined;
  const one = representativeOf(party, representativeId);
  if (one === undefined) return refusal('representative_unknown', 'R9', { partyId });
  return isActing(one, session.startsAt, zone) ? undefined : refusal('representative_not_acting', 'R9', { partyId });
};

export const sessionWasDue: Guard<RecordNoShow> = ({ facts, command, at, context: { zone } }) => {
  const startsAt = sessionOf(facts, command.sessionId)?.startsAt;
  return startsAt === undefined || startsAt <= at
    ? undefined
    : refusal('session_not_due', undefined, { startsAt, localTime: wallTimeOf(startsAt, zone) });
};

export const missingAreParties: Guard<RecordNoShow> = ({ facts, command: { absentPartyIds }, at }) =>
  absentPartyIds.flatMap((partyId) => isKnown(facts, partyId, at) ?? []);

export const causesAreParties: Guard<AdjournSession | CancelSession | RecordNoShow> = ({ facts, command, at }) =>
  (command.causedBy?.partyIds ?? []).flatMap((partyId) => isKnown(facts, partyId, at) ?? []);

/**
 * Apart or together, whoever is recorded as present took part in something: that is what lets a session held back to back
 * count as one with every party (R27; PML 22).
 */
export const partsAreOfThosePresent: Guard<HoldSession> = ({ facts, command: { attendance, parts = [] }, at }) => {
  if (parts.length === 0) return undefined;
  const sides = attendance.filter(({ present, as }) => present && (as === 'party' || as === 'representative'));
  const there = [...new Set(sides.flatMap(({ partyId }) => partyId ?? []))];
  const named = [...new Set(parts.flatMap(({ partyIds }) => partyIds))];
  const idle = parts.some(({ kind }) => kind === 'joint') ? [] : there.filter((partyId) => !named.includes(partyId));
  return [
    ...named.flatMap((partyId) => isKnown(facts, partyId, at) ?? []),
    ...named
      .filter((partyId) => partyOf(facts, partyId) !== undefined && !there.includes(partyId))
      .map((partyId) => refusal('part_without_party', undefined, { partyId })),
    ...idle.map((partyId) => refusal('present_in_no_part', undefined, { partyId })),
  ];
};
