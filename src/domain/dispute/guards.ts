/**
 * Intake, triage and endings: what must be true before a dispute is taken in, taken on, given to somebody, started
 * or brought to an end. Sources: domain.md R1, R3, R4, R6, R7, R18, R24, R35, R38.
 */
import { TRACKS, type Lead } from '../deadlines/tracks.js';
import { dayOfInstant, type Day, type Instant } from '../shared/day.js';
import type { PartyId, StaffId } from '../shared/ids.js';
import type { Refusal } from '../shared/refusal.js';
import type {
  Accept,
  AddParty,
  Amend,
  AmendParty,
  Assign,
  CaseCommand,
  Fail,
  GiveRemediesNotice,
  PartyEntry,
  Register,
  SourceEntry,
} from './commands.js';
import type { Context, StaffFacts } from './context.js';
import type { DisputeFacts } from './facts.js';
import { isKnown, partiesAt, partyOf, refusal, standing, type CaseAt, type Guard, type Objection } from './guard.js';
import { groupsAreRepresentedByFew } from './people/guards.js';
import { barsOf, isOffTheCase } from './people/mediators.js';

/** R1: somebody applied, unless the centre stepped in by itself. */
export const applicantNamed = (source: SourceEntry, roles: readonly PartyEntry['role'][]): Objection =>
  source.kind === 'proactive' || roles.includes('applicant') ? undefined : refusal('no_applicant', 'R1');

/** R1: a delegated dispute names who delegated it, by which letter. */
const delegationNamed = (source: SourceEntry): Objection => {
  if (source.kind !== 'delegated' || source.delegatedBy?.hasLetter === true) return undefined;
  return refusal('delegation_incomplete', 'R1');
};

const noPartyTwice = (parties: readonly PartyEntry[]): Objection =>
  new Set(parties.map((party) => party.partyId)).size < parties.length ? refusal('party_twice') : undefined;

export const registerObjections = (command: Register, { settings }: Context): readonly Objection[] => [
  applicantNamed(
    command.source,
    command.parties.map((party) => party.role),
  ),
  delegationNamed(command.source),
  noPartyTwice(command.parties),
  groupsAreRepresentedByFew(command.parties, settings),
];

/** What was ever accepted is corrected, so that what stood there is kept: a way back to the counter is no way around. */
export const wasNeverAccepted: Guard<Amend | AmendParty> = ({ facts }) =>
  facts.acceptedAt === null ? undefined : refusal('correct_instead');

/** R4: the day of receipt interrupts limitation and proves it; nobody moves it afterwards. */
export const receiptTimeStays: Guard<Amend> = ({ command }) =>
  command.changed.includes('receivedAt') ? refusal('received_at_fixed', 'R4') : undefined;

export const sourceStaysComplete: Guard<Amend> = ({ facts, command }) => {
  const source = command.source ?? facts.source;
  const roles = standing(facts).map((party) => party.role);
  return [applicantNamed(source, roles), delegationNamed(source)].flatMap((found) => found ?? []);
};

/** The roles of those who stand in the case if this one had that role. */
export const rolesWith = (
  facts: DisputeFacts,
  partyId: PartyId,
  role: PartyEntry['role'] | undefined,
): PartyEntry['role'][] =>
  standing(facts).map((party) => (party.partyId === partyId ? (role ?? party.role) : party.role));

export const amendedPartyIsKnown: Guard<AmendParty> = ({ facts, command, at }) => isKnown(facts, command.partyId, at);

export const applicantRemains: Guard<AmendParty> = ({ facts, command }) =>
  applicantNamed(facts.source, rolesWith(facts, command.partyId, command.party?.role));

export const partyIsNew: Guard<AddParty> = ({ facts, command }) =>
  partyOf(facts, command.party.partyId) === undefined ? undefined : refusal('party_twice');

/** Nobody can be mediated with alone. */
export const hasRespondent: Guard<Accept> = ({ facts, at }) =>
  partiesAt(facts, at).some((party) => party.role === 'respondent' && party.joinedAt <= at)
    ? undefined
    : refusal('no_respondent');

/** R39: the number says the procedure, so that a case accepted once before keeps it. */
export const trackStays: Guard<Accept> = ({ facts, command }) =>
  facts.number !== null && (command.track ?? facts.track) !== facts.track ? refusal('track_fixed', 'R39') : undefined;

/** R6: every mediation says which procedure it is. */
export const trackIsNamed: Guard<Accept> = ({ facts, command }) =>
  (command.track ?? facts.track) === null ? refusal('track_missing', 'R6') : undefined;

/** R21: procedure and file belong to a court's tracks, and the file came between receipt and acceptance. */
export const courtTermFits: Guard<Accept> = ({ facts, command, context, at }) => {
  const track = command.track ?? facts.track;
  const { courtProcedure, fileReceivedOn } = command;
  const isCourts = track === 'court_pre_filing' || track === 'court_entrusted';
  const misplaced =
    (courtProcedure !== null && track !== 'court_entrusted') ||
    (fileReceivedOn !== null && track !== null && !isCourts);
  const isOutside =
    fileReceivedOn !== null &&
    (fileReceivedOn > dayOfInstant(at, context.zone) || fileReceivedOn < dayOfInstant(facts.receivedAt, context.zone));
  return [
    ...(misplaced ? [refusal('not_a_court_case', 'R21')] : []),
    ...(isOutside ? [refusal('file_received_outside', 'R21')] : []),
  ];
};

/** R7: what may not be mediated here is refused with its reason; a delegated case was handed over on purpose. */
export const screeningIsClean: Guard<Accept> = ({ facts, command: { screening } }) => [
  ...(screening.reservedToOrgan ? [refusal('reserved_to_organ', 'R7')] : []),
  ...(screening.acceptedElsewhere && facts.source.kind !== 'delegated' ? [refusal('accepted_elsewhere', 'R7')] : []),
  ...(screening.administrativeOnly ? [refusal('administrative_only', 'R7')] : []),
];

export type Assignment =
  | { readonly queued: true; readonly departmentId: string | null }
  | {
      readonly queued: false;
      readonly departmentId: string | null;
      readonly responsibleOfficerId: StaffId;
      readonly mediatorIds: readonly StaffId[];
    };

/** Who gets the case. Nobody on duty and nobody named: it waits for the director (api.md §3, assign). */
export function assignmentOf({ facts, command, context }: CaseAt<Assign>): Assignment {
  const departmentId = command.departmentId ?? facts.departmentId;
  const standIns = command.mediatorsNamed
    ? [facts.acceptedByStaffId, context.actor.staffId, command.mediatorIds[0] ?? null]
    : [];
  const mayAnswer = (id: StaffId | null): id is StaffId => id !== null && !isOffTheCase(facts, id);
  const responsibleOfficerId = [command.officerOnDutyId, ...standIns].find(mayAnswer) ?? null;
  if (responsibleOfficerId === null) return { queued: true, departmentId };
  const onPeoplesTrack = facts.track !== null && TRACKS[facts.track].needsPeoplesMediator;
  const nobody = command.mediatorIds.length === 0 && !onPeoplesTrack;
  const mediatorIds = nobody ? [responsibleOfficerId] : command.mediatorIds;
  return { queued: false, departmentId, responsibleOfficerId, mediatorIds };
}

export const departmentIsPresent: Guard<Assign> = (c) => {
  const assignment = assignmentOf(c);
  if (assignment.departmentId === null) return assignment.queued ? undefined : refusal('department_missing');
  if (c.command.departmentId === null || c.command.departmentPresent) return undefined;
  return refusal('department_not_present');
};

export const mediatorsMayMediate: Guard<Assign> = (c) => {
  const assignment = assignmentOf(c);
  if (assignment.queued) return undefined;
  // Whom something bars by now is not brought in as of an earlier hour.
  return mediatorObjections(c, assignment.mediatorIds, dayOfInstant(c.at, c.context.zone), c.now);
};

/**
 * R18: on the appointed list, in term on that day, and barred by nothing as of that instant. R6: on the people's track only
 * appointed people mediate, at least one of them as people's mediator; elsewhere whoever the track lets lead (tracks.ts),
 * unless an appointment they had has run out.
 */
export function mediatorObjections(
  c: CaseAt<CaseCommand>,
  mediatorIds: readonly StaffId[],
  on: Day,
  barredBy: Instant = c.at,
): Refusal[] {
  const { track } = c.facts;
  const needsPeoples = track !== null && TRACKS[track].needsPeoplesMediator;
  const found: Refusal[] = [];
  for (const id of mediatorIds) {
    const staff = c.context.staff(id);
    if (staff === undefined || !staff.active) found.push(refusal('staff_unknown', undefined, { staffId: id }));
    else if (!mayMediate(staff, on, needsPeoples))
      found.push(refusal('mediator_not_in_term', 'R18', { staffId: id, on }));
    else if (track !== null && !TRACKS[track].leads.some((lead) => isLead(staff, lead)))
      found.push(refusal('lead_not_permitted', 'R6', { staffId: id, track, leads: TRACKS[track].leads }));
    found.push(...barsOf(c.facts, id, barredBy));
  }
  const isPeoples = (id: StaffId): boolean => isPeoplesMediatorOn(c.context, id, on);
  if (needsPeoples && !mediatorIds.some(isPeoples)) found.push(refusal('peoples_mediator_needed', 'R6'));
  return found;
}

const isLead = (staff: StaffFacts, lead: Lead): boolean =>
  ({ peoples_mediator: staff.isPeoplesMediator, officer: staff.isOfficer, staff: true })[lead];

const mayMediate = (staff: StaffFacts, on: Day, needsAppointment: boolean): boolean =>
  staff.appointedFrom === null ? !needsAppointment : isInTerm(staff, on);

export const isInTerm = (staff: StaffFacts, on: Day): boolean =>
  staff.appointedFrom !== null && staff.appointedFrom <= on && (staff.appointedTo === null || on < staff.appointedTo);

export function isPeoplesMediatorOn(context: Context, id: StaffId, on: Day): boolean {
  const staff = context.staff(id);
  return staff !== undefined && staff.active && staff.isPeoplesMediator && isInTerm(staff, on);
}

/** The party the command speaks of belongs to the case. */
export const partyIsKnown: Guard<Extract<CaseCommand, { readonly partyId: string }>> = ({ facts, command, at }) =>
  isKnown(facts, command.partyId, at);

/** Whoever left may still be told where else to turn. */
export const partyWasKnown: Guard<GiveRemediesNotice> = ({ facts, command: { partyId } }) =>
  partyOf(facts, partyId) === undefined ? refusal('party_unknown', undefined, { partyId }) : undefined;

/** R3: before mediation starts every party has been told its rights and duties. */
export const rightsNoticesGiven: Guard = ({ facts, at }) =>
  partiesAt(facts, at)
    .filter((party) => !party.rightsNotices.some((notice) => notice.at <= at))
    .map((party) => refusal('rights_notice_missing', 'R3', { partyId: party.partyId }));

const lacksRemedies = (facts: DisputeFacts, at: string): string[] =>
  partiesAt(facts, at)
    .filter((party) => !party.remediesNotices.some((notice) => notice.at <= at))
    .map((party) => party.partyId);

const remediesRefusal = (partyId: string): Refusal => refusal('remedies_notice_missing', 'R24', { partyId });

/** R24: whoever leaves without an agreement knows about arbitration, administrative decision and court. */
export const remediesNoticesBeforeFailing: Guard<Fail> = ({ facts, command, context, at }) => {
  const lastDay = dayOfInstant(at, context.zone);
  const inBody = command.remediesNotices.filter((notice) => notice.on <= lastDay).map((notice) => notice.partyId);
  return lacksRemedies(facts, at)
    .filter((partyId) => !inBody.includes(partyId))
    .map(remediesRefusal);
};

export const failNoticesAreForParties: Guard<Fail> = ({ facts, command, at }) =>
  command.remediesNotices.flatMap((notice) => isKnown(facts, notice.partyId, at) ?? []);

export const remediesNoticesBeforeClosing: Guard = ({ facts, at }) =>
  facts.state === 'failed' || facts.state === 'withdrawn' ? lacksRemedies(facts, at).map(remediesRefusal) : undefined;

/** R35, R38: closed means visited as well. */
export const returnVisitsRecorded: Guard = ({ facts, at }) =>
  facts.visits
    .filter((visit) => visit.visitedAt === null || visit.visitedAt > at)
    .map((visit) => refusal('return_visit_outstanding', 'R35', { visitId: visit.visitId, dueOn: visit.dueOn }));
