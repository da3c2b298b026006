/**
 * Sittings: planned and held by people who may mediate, after mediation began, with outsiders only by everybody's
 * consent. Sources: domain.md R3, R6, R9, R18, R19. Example: the duty judge comes as adviser, a people's mediator leads.
 */
import { addMinutes, dayOfInstant, toInstant } from '../shared/day.js';
import type { AdjournSession, CancelSession, HoldSession, ScheduleSession } from './commands.js';
import type { DisputeFacts } from './facts.js';
import { isKnown, lastConsent, partiesAt, refusal, type CaseAt, type Guard, type Objection } from './guard.js';
import { mediatorObjections } from './guards.js';
import { isActing } from './people/representation.js';

/** A slip of the pen must not book a room for years. */
const LONGEST_MINUTES = 24 * 60;

const timesAreInOrder = (from: string, to: string): Objection =>
  toInstant(to) < toInstant(from) || toInstant(to) > addMinutes(toInstant(from), LONGEST_MINUTES)
    ? refusal('session_times_wrong')
    : undefined;

const isBeforeStart = (facts: DisputeFacts, instant: string): boolean =>
  facts.mediationStartedAt !== null && toInstant(instant) < facts.mediationStartedAt;

export const sessionTimesAreInOrder: Guard<ScheduleSession> = ({ command }) =>
  timesAreInOrder(command.startsAt, command.endsAt);

/** A sitting may be written down after it took place, but not one from before mediation began. */
export const sessionFollowsStart: Guard<ScheduleSession> = ({ facts, command, at }) =>
  isBeforeStart(facts, command.startsAt) || isBeforeStart(facts, at) ? refusal('session_before_start') : undefined;

export const sessionHasMediators: Guard<ScheduleSession> = (c) => {
  if (c.command.mediatorIds.length === 0) return refusal('session_needs_mediator', 'R6');
  const on = dayOfInstant(toInstant(c.command.startsAt), c.context.zone);
  return mediatorObjections(c, c.command.mediatorIds, on, c.now);
};

interface GuestLike {
  readonly staffId: string | null;
  readonly as: string;
}

/**
 * R19: the centre's own staff may advise or keep the record (unless the centre asks for consent to them as well); anybody
 * else only when every party agrees. A consent that names a session or a person covers no other.
 */
function outsidersObjection(c: CaseAt<ScheduleSession | HoldSession>, guests: readonly GuestLike[]): Objection {
  const isOutsider = ({ as, staffId }: GuestLike): boolean =>
    as === 'invited' || staffId === null || c.context.settings.ownStaffNeedConsent;
  const subjects = guests.filter(isOutsider).map(({ staffId }) => [null, c.command.sessionId, staffId]);
  return partiesAt(c.facts, c.at)
    .filter((party) =>
      subjects.some(
        (covered) =>
          lastConsent(party, 'invite', c.at, (said) => covered.includes(said.subjectId))?.decision !== 'given',
      ),
    )
    .map((party) => refusal('invite_consent_missing', 'R19', { partyId: party.partyId }));
}

export const invitedAreWelcome: Guard<ScheduleSession> = (c) => outsidersObjection(c, c.command.invited);

export const guestStaffAreKnown: Guard<ScheduleSession> = ({ command, context }) =>
  command.invited.flatMap(({ staffId }) =>
    staffId === null || context.staff(staffId)?.active === true ? [] : refusal('staff_unknown', undefined, { staffId }),
  );

export const sessionIsPlanned: Guard<HoldSession | AdjournSession | CancelSession> = ({ facts, command }) => {
  const session = facts.sessions.find((candidate) => candidate.sessionId === command.sessionId);
  return session?.state === 'scheduled' || session?.state === 'adjourned' ? undefined : refusal('session_not_planned');
};

export const newTimesAreInOrder: Guard<AdjournSession> = ({ facts, command: { to } }) => {
  if (to === null) return undefined;
  return isBeforeStart(facts, to.startsAt) ? refusal('session_before_start') : timesAreInOrder(to.startsAt, to.endsAt);
};

export const heldAfterStart: Guard<HoldSession> = ({ facts, command }) =>
  isBeforeStart(facts, command.heldFrom)
    ? refusal('session_before_start')
    : timesAreInOrder(command.heldFrom, command.heldTo);

const present = (command: HoldSession, ...roles: readonly string[]): HoldSession['attendance'] =>
  command.attendance.filter((row) => row.present && roles.includes(row.as));

export const ledByMediator: Guard<HoldSession> = (c) => {
  const mediatorIds = present(c.command, 'mediator').flatMap((row) => row.staffId ?? []);
  if (mediatorIds.length === 0) return refusal('session_needs_mediator', 'R6');
  return mediatorObjections(c, mediatorIds, dayOfInstant(c.at, c.context.zone));
};

export const attendanceIsOfParties: Guard<HoldSession> = ({ facts, command, at }) =>
  command.attendance.flatMap(({ partyId, as }) =>
    as === 'party' || as === 'representative' ? (isKnown(facts, partyId ?? '', at) ?? []) : [],
  );

/** R9: nobody is represented by somebody who is not on record, or whose authority had ended when the sitting did. */
export const representedBySomebody: Guard<HoldSession> = ({ facts, command, context: { zone }, at }) => {
  const represented = new Set(present(command, 'representative').map((row) => row.partyId));
  return partiesAt(facts, at)
    .filter((party) => represented.has(party.partyId) && !party.representatives.some((one) => isActing(one, at, zone)))
    .map(({ partyId }) => refusal('represented_by_nobody', 'R9', { partyId }));
};

/** R3 for a party that joined after the start: nobody sits at the table without having been told. */
export const partiesPresentKnowTheirRights: Guard<HoldSession> = ({ facts, command, at }) => {
  const there = new Set(present(command, 'party', 'representative').map((row) => row.partyId));
  return partiesAt(facts, at)
    .filter((party) => there.has(party.partyId) && !party.rightsNotices.some((notice) => notice.at <= at))
    .map((party) => refusal('rights_notice_missing', 'R3', { partyId: party.partyId }));
};

export const outsidersPresentAreWelcome: Guard<HoldSession> = (c) =>
  outsidersObjection(c, present(c.command, 'invited', 'adviser', 'recorder'));
