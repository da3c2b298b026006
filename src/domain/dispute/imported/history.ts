/**
 * The log of a case another system kept until now: what happened there, on its days, recorded today. It is written by the same
 * events as any other case, so that the state is the fold of the log; but nobody here was there. No return visit is planned, no
 * window opens, nothing is countersigned, and of the clocks only those that end today or later run: what the earlier system left
 * overdue rings nowhere (api.md §1.1; R22, R35).
 * Example: received on 6 May 2019, accepted on the 7th, settled on the 20th for 3000.00, paid on 1 June, closed on the 3rd.
 */
import { mediationDeadline } from '../../deadlines/deadlines.js';
import { dayOfInstant, toInstant, type Day, type Instant } from '../../shared/day.js';
import type { AgreementId, DepartmentId, ObligationId, PartyId, PerformanceId, StaffId } from '../../shared/ids.js';
import type { Refusal } from '../../shared/refusal.js';
import type { ObligationEntry, Register } from '../commands.js';
import type { Context, DecidedEvent } from '../context.js';
import { toEntries } from '../decide.js';
import { registered } from '../emit.js';
import type { CaseEvent, LogEntry } from '../events.js';
import { registerObjections } from '../guards.js';
import { instantOfDay } from '../timing.js';
import type { AgreementForm, FailReason, RefusalReason, Remedy } from '../vocabulary.js';
import type { State } from '../states.js';

export const IMPORTED_OUTCOMES = ['settled', 'failed', 'withdrawn', 'refused'] as const;
export type ImportedOutcome = (typeof IMPORTED_OUTCOMES)[number];

export interface ImportedAgreement {
  readonly agreementId: AgreementId;
  readonly obligationId: ObligationId;
  readonly performanceId: PerformanceId;
  readonly form: AgreementForm;
  readonly textDigest: string;
  /** null: something is to be done, not paid */
  readonly amountFen: number | null;
  readonly dueOn: Day | null;
}

/** What the file says became of the case; every day may be missing, none may be missing in between. */
export interface ImportedHistory {
  readonly category: string;
  readonly acceptedOn: Day | null;
  /** drawn for it by the service, once it was accepted */
  readonly number: string;
  readonly assignedOn: Day | null;
  readonly departmentId: DepartmentId | null;
  readonly mediatorIds: readonly StaffId[];
  readonly responsibleOfficerId: StaffId | null;
  readonly outcome: ImportedOutcome | null;
  readonly endedOn: Day | null;
  readonly failReason: FailReason;
  readonly refusalReason: RefusalReason;
  readonly remedy: Remedy;
  readonly agreement: ImportedAgreement;
  readonly performedOn: Day | null;
  readonly closedOn: Day | null;
}

/** What is wrong, at which field of the row. */
export interface HistoryFault extends Refusal {
  readonly pointer: string;
}

type Objector = (history: ImportedHistory, command: Register) => readonly HistoryFault[];

const DAYS = ['acceptedOn', 'assignedOn', 'endedOn', 'performedOn', 'closedOn'] as const;

/** Everything that stands against it; empty: `importedLog` may be asked. */
export function objectionsToImport(command: Register, history: ImportedHistory, context: Context): HistoryFault[] {
  const rules = registerObjections(command, context).flatMap((found) => found ?? []);
  return [
    ...rules.map((refusal) => ({ ...refusal, pointer: refusal.ruleId === 'R1' ? '/source' : '/parties' })),
    ...outOfOrder(command, history, context),
    ...STEPS.flatMap((objects) => objects(history, command)),
  ];
}

/** No day before the one of the step it follows, and none that has not come. */
function outOfOrder({ receivedAt }: Register, history: ImportedHistory, { now, zone }: Context): HistoryFault[] {
  const today = dayOfInstant(toInstant(now), zone);
  const at = receivedAt ?? toInstant(now);
  if (at > toInstant(now)) return [{ pointer: '/receivedAt', code: 'in_future' }];
  let previous = dayOfInstant(at, zone);
  return DAYS.flatMap((name): HistoryFault[] => {
    const day = history[name];
    if (day === null) return [];
    const pointer = `/${name}`;
    if (day > today) return [{ pointer, code: 'in_future' }];
    if (day < previous) return [{ pointer, code: 'not_before', params: { day: previous } }];
    previous = day;
    return [];
  });
}

const needs = (pointer: string, other: string): HistoryFault => ({ pointer, code: 'needs', params: { other } });

const STEPS: readonly Objector[] = [
  // R6, R7: who is accepted has a procedure and somebody on the other side.
  ({ acceptedOn }, { track, parties }) => [
    ...(acceptedOn !== null && track === null ? [{ pointer: '/track', code: 'track_missing', ruleId: 'R6' }] : []),
    ...(acceptedOn !== null && !parties.some(({ role }) => role === 'respondent')
      ? [{ pointer: '/parties', code: 'no_respondent' }]
      : []),
  ],
  ({ assignedOn, acceptedOn, departmentId, mediatorIds }) => [
    ...(assignedOn !== null && acceptedOn === null ? [needs('/assignedOn', 'acceptedOn')] : []),
    ...(assignedOn !== null && departmentId === null ? [needs('/assignedOn', 'departmentCode')] : []),
    ...(assignedOn !== null && mediatorIds.length === 0 ? [needs('/assignedOn', 'mediators')] : []),
  ],
  ({ outcome, endedOn, acceptedOn }) => [
    ...(outcome !== null && endedOn === null ? [needs('/outcome', 'endedOn')] : []),
    ...(outcome === null && endedOn !== null ? [needs('/endedOn', 'outcome')] : []),
    ...((outcome === 'settled' || outcome === 'failed') && acceptedOn === null
      ? [needs('/outcome', 'acceptedOn')]
      : []),
    ...(outcome === 'refused' && acceptedOn !== null
      ? [{ pointer: '/acceptedOn', code: 'not_allowed_with', params: { other: 'outcome: refused' } }]
      : []),
  ],
  // R38: an agreement is no end; what was agreed and not performed is still open.
  ({ outcome, performedOn, closedOn }) => [
    ...(performedOn !== null && outcome !== 'settled' ? [needs('/performedOn', 'outcome: settled')] : []),
    ...(closedOn !== null && outcome === null ? [needs('/closedOn', 'outcome')] : []),
    ...(closedOn !== null && outcome === 'settled' && performedOn === null
      ? [{ ...needs('/closedOn', 'performedOn'), ruleId: 'R38' }]
      : []),
  ],
];

/** The whole log of it, every entry recorded now; only of what nothing stands against. */
export function importedLog(command: Register, history: ImportedHistory, context: Context): LogEntry[] {
  const now = toInstant(context.now);
  const receivedAt = command.receivedAt ?? now;
  const events: DecidedEvent[] = [
    registered(command, context, receivedAt),
    ...accepted(command, history, context, receivedAt),
    ...assigned(history),
    ...outcomeOf(command, history, context),
    ...closed(history),
  ].map((event) => ({
    ...event,
    occurredAt: 'on' in event ? instantOfDay(event.on, now, context.zone) : event.occurredAt,
    causedBy: null,
    bySystem: false,
  }));
  const [first, ...rest] = events;
  if (first?.type !== 'Registered') throw new Error('a log begins with Registered');
  const marked: DecidedEvent = { ...first, payload: { ...first.payload, imported: { entries: events.length } } };
  return toEntries([marked, ...rest], null, context);
}

/** On its day, to be made an instant. */
type OnDay = CaseEvent & { readonly on: Day };

function accepted(
  { track, departmentId: wanted }: Register,
  { acceptedOn, number, category, outcome, departmentId }: ImportedHistory,
  context: Context,
  receivedAt: Instant,
): OnDay[] {
  if (acceptedOn === null || track === null) return [];
  const receivedOn = dayOfInstant(receivedAt, context.zone);
  const deadline = mediationDeadline(
    { track, category, courtProcedure: null },
    { acceptance: acceptedOn, application: receivedOn, file_received: acceptedOn },
    context.calendar,
    context.settings,
  );
  const runs = outcome === null && deadline.dueOn >= dayOfInstant(toInstant(context.now), context.zone);
  const screening = { reservedToOrgan: false, acceptedElsewhere: false, administrativeOnly: false };
  const payload = {
    departmentId: departmentId ?? wanted,
    track,
    number,
    staffId: null,
    screening,
    deadlines: runs ? [deadline] : [],
  };
  return [{ type: 'Accepted', payload, on: acceptedOn }];
}

function assigned({ assignedOn, departmentId, mediatorIds, responsibleOfficerId }: ImportedHistory): OnDay[] {
  const [first] = mediatorIds;
  if (assignedOn === null || departmentId === null || first === undefined) return [];
  const payload = {
    departmentId,
    mediatorIds,
    responsibleOfficerId: responsibleOfficerId ?? first,
    shiftId: null,
  };
  return [{ type: 'Assigned', payload, on: assignedOn }];
}

function outcomeOf(command: Register, history: ImportedHistory, context: Context): OnDay[] {
  const { outcome, endedOn: on } = history;
  if (outcome === null || on === null) return [];
  switch (outcome) {
    case 'refused':
      return [{ type: 'Refused', payload: { reason: history.refusalReason, remedy: history.remedy }, on }];
    case 'failed':
      return [{ type: 'Failed', payload: { reason: history.failReason }, on }];
    case 'withdrawn':
      return [{ type: 'Withdrawn', payload: { partyId: withdrawing(command) }, on }];
    case 'settled':
      return [...settled(command, history, context, on), ...performed(history)];
  }
}

/** The file does not say who: the first applicant, or whoever there is. */
function withdrawing({ parties }: Register): PartyId {
  const party = parties.find(({ role }) => role === 'applicant') ?? parties[0];
  return party?.partyId ?? '';
}

/** The one promise the file tells of. A day that passed before the import is nobody's to watch here. */
export function importedObligation(
  { parties }: Pick<Register, 'parties'>,
  { agreement: { obligationId, amountFen, dueOn }, performedOn }: Pick<ImportedHistory, 'agreement' | 'performedOn'>,
  today: Day,
): ObligationEntry {
  const of = (role: string): PartyId[] => parties.filter((party) => party.role === role).map(({ partyId }) => partyId);
  return {
    obligationId,
    kind: amountFen === null ? 'act' : 'pay',
    debtorPartyIds: of('respondent'),
    creditorPartyIds: of('applicant'),
    described: true,
    amountFen,
    instalments: [],
    dueOn: performedOn === null && dueOn !== null && dueOn < today ? null : dueOn,
    continuing: false,
  };
}

function settled(command: Register, history: ImportedHistory, context: Context, on: Day): OnDay[] {
  const { agreementId, form, textDigest } = history.agreement;
  const today = dayOfInstant(toInstant(context.now), context.zone);
  const draft = {
    agreementId,
    version: 1,
    form,
    textDigest,
    partyIds: command.parties.map(({ partyId }) => partyId),
    obligations: [importedObligation(command, history, today)],
    agreedOn: form === 'oral' ? on : null,
    contentRecordedBy: null,
  };
  return [
    { type: 'AgreementDrafted', payload: draft, on },
    { type: 'AgreementTookEffect', payload: { agreementId, version: 1, effectiveOn: on }, on },
    { type: 'Settled', payload: { agreementId, effectiveOn: on, observationUntil: null }, on },
  ];
}

function performed({ performedOn: on, agreement }: ImportedHistory): OnDay[] {
  if (on === null) return [];
  const { performanceId, obligationId, amountFen } = agreement;
  const payload = { performanceId, obligationId, performedOn: on, amountFen, confirmedByPartyId: null };
  return [
    { type: 'PerformanceRecorded', payload, on },
    { type: 'Performed', payload: {}, on },
  ];
}

function closed({ closedOn: on, outcome, performedOn }: ImportedHistory): OnDay[] {
  if (on === null || outcome === null) return [];
  const from: State = performedOn === null ? outcome : 'performed';
  return [{ type: 'Closed', payload: { from }, on }];
}
