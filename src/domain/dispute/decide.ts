/**
 * The rule book's answer to a command: what happens, or every reason why it must not. Pure: the same facts, command
 * and context always give the same answer. State first, then time, then a party's standing refusal (R2), then the
 * guards of the table; automatic steps follow in the same breath.
 * Example: the seal as last signature gives AgreementSigned, AgreementTookEffect, Settled, ReturnVisitScheduled.
 */
import { isExpired, needsCountersign, runningDeadline } from '../deadlines/deadlines.js';
import { type Instant, laterOf, toInstant } from '../shared/day.js';
import type { AccountId, StaffId } from '../shared/ids.js';
import type { Refusal } from '../shared/refusal.js';
import { nonEmpty } from '../shared/result.js';
import type { CaseCommand, Command, CommandOf, Register } from './commands.js';
import type { Context, DecidedEvent, Decision } from './context.js';
import { eventsOf, registered } from './emit.js';
import { SYSTEM, type LogEntry } from './events.js';
import type { DisputeFacts } from './facts.js';
import { apply, foldFacts } from './fold.js';
import { followUps } from './follow-ups.js';
import { partiesRefusing, refusal, type CaseAt } from './guard.js';
import { registerObjections } from './guards.js';
import { riskSteps } from './risk/follow-ups.js';
import { routed } from './routing.js';
import { isOpen } from './states.js';
import { nowOf, occurrenceOf, timeObjections } from './timing.js';
import { guardsOf, transitionOf } from './transitions.js';

export function decide(facts: DisputeFacts | null, command: Command, context: Context): Decision {
  if (command.type === 'register')
    return facts === null ? decideRegister(command, context) : wrongState(facts, command);
  if (facts === null) throw new Error('a case begins with register');
  const c = caseAt({ facts, context, now: nowOf(facts, context) }, command);
  const refusals = nonEmpty([...objectionsOn(command.type, c)]);
  return refusals === undefined
    ? { ok: true, events: withFollowUps(c, eventsOf(command.type, c)) }
    : { ok: false, refusals };
}

/** A case as it stands now. */
type Standing = Pick<CaseAt, 'facts' | 'context' | 'now'>;

/** What stands against a command; nothing when `decide` accepts it. For asking many at once: what would follow from them is left out. */
export const objectionsTo = (standing: Standing, command: CaseCommand): readonly Refusal[] => [
  ...objectionsOn(command.type, caseAt(standing, command)),
];

/** Does `decide` accept it? It looks no further than the first thing that stands against it. */
export const isAccepted = (standing: Standing, command: CaseCommand): boolean =>
  objectionsOn(command.type, caseAt(standing, command)).next().done === true;

const caseAt = ({ facts, context, now }: Standing, command: CaseCommand): CaseAt => ({
  facts,
  command,
  context,
  at: occurrenceOf(command, now, context.zone),
  now,
});

function decideRegister(command: Register, context: Context): Decision {
  const now = toInstant(context.now);
  const at = command.receivedAt === null ? now : toInstant(command.receivedAt);
  const time = at > now ? [refusal('occurred_in_future')] : [];
  const refusals = nonEmpty([...time, ...registerObjections(command, context).flatMap((found) => found ?? [])]);
  if (refusals !== undefined) return { ok: false, refusals };
  const first = registered(command, context, at);
  const facts = foldFacts(toEntries([first], null, context));
  const risk = riskSteps(facts, command, context).map((event): DecidedEvent => ({
    ...event,
    occurredAt: at,
    causedBy: 1,
    bySystem: true,
  }));
  const sent = { ...routed(command.routing, 'registered', now, 'previous'), causedBy: 1 };
  const events = [first, ...risk, sent] as const;
  // Split off another case it was received with that one: nothing of it is recorded late.
  const late = command.splitFrom === undefined ? countersigns(events, 0, context, now) : [];
  return { ok: true, events: [...events, ...late] };
}

function wrongState(facts: DisputeFacts, command: Command): Decision & { readonly ok: false } {
  const rule = transitionOf(command.type);
  return { ok: false, refusals: [refusal('wrong_state', rule.stateRule, { action: rule.action, state: facts.state })] };
}

function* objectionsOn<V extends CaseCommand['type']>(verb: V, c: CaseAt<CommandOf<V>> & CaseAt): Generator<Refusal> {
  const rule = transitionOf(verb);
  if (!rule.from.includes(c.facts.state)) {
    yield* wrongState(c.facts, c.command).refusals;
    return;
  }
  const time = timeObjections(c);
  yield* time;
  // As of an impossible instant nobody had joined and nothing had been told: then the facts of today count.
  const judged = time.length === 0 ? c : { ...c, at: c.now };
  if (rule.whileRefused !== true) yield* refusalStands(judged);
  if (rule.afterExpiry !== true) yield* termIsOver(judged);
  for (const guard of guardsOf(verb)) {
    const found = guard(judged) ?? NOTHING;
    if ('code' in found) yield found;
    else yield* found;
  }
}

const NOTHING: readonly Refusal[] = [];

/** R2: until there is an outcome, nobody mediates against a party's will. */
function refusalStands({ facts, at }: CaseAt): Refusal[] {
  const parties = isOpen(facts.state) ? partiesRefusing(facts, at) : [];
  return parties.map((partyId) => refusal('party_refuses', 'R2', { partyId }));
}

/** R22: after the last day of mediation only what ends or extends it goes on; judged by when something occurred. */
function termIsOver({ facts, at, context }: CaseAt): Refusal[] {
  if (!isOpen(facts.state) || !isExpired(facts, at, context.zone)) return [];
  return [refusal('mediation_expired', 'R22', { dueOn: runningDeadline(facts)?.dueOn ?? '' })];
}

function withFollowUps(c: CaseAt, decided: readonly DecidedEvent[]): readonly [DecidedEvent, ...DecidedEvent[]] {
  const [first, ...rest] = decided;
  if (first === undefined) throw new Error('an allowed command made nothing happen');
  const events: [DecidedEvent, ...DecidedEvent[]] = [first, ...rest];
  let { facts, applied } = { facts: c.facts, applied: 0 };
  for (;;) {
    facts = foldDecided(facts, events.slice(applied), c);
    applied = events.length;
    const cause = events.at(-1) ?? first;
    const next = followUps(facts, c.command, cause, c.context);
    if (next.length === 0)
      return [...events, ...countersigns(events, c.facts.version, c.context, c.now)] as [
        DecidedEvent,
        ...DecidedEvent[],
      ];
    events.push(...next);
  }
}

/** What was written down so late that a director has to countersign it, entry by entry. */
function countersigns(
  events: readonly DecidedEvent[],
  before: number,
  { calendar, zone, settings, actor }: Context,
  now: Instant,
): DecidedEvent[] {
  return events.flatMap(({ bySystem, occurredAt }, index): DecidedEvent[] => {
    if (bySystem || !needsCountersign({ occurredAt, recordedAt: now }, calendar, zone, settings)) return [];
    const seq = before + index + 1;
    const payload = { seq, recordedByAccountId: actor.accountId };
    return [{ type: 'CountersignRequired', payload, occurredAt: now, causedBy: seq, bySystem: true }];
  });
}

function foldDecided(facts: DisputeFacts, events: readonly DecidedEvent[], { context }: CaseAt): DisputeFacts {
  return toEntries(events, facts, context).reduce<DisputeFacts>(apply, facts);
}

/** Numbers decided events for the log. `recordedAt` never runs backwards within a case. */
export function toEntries(
  events: readonly DecidedEvent[],
  facts: DisputeFacts | null,
  context: {
    readonly now: string;
    readonly actor: { readonly accountId: AccountId; readonly staffId: StaffId | null };
  },
): LogEntry[] {
  const recordedAt = laterOf(toInstant(context.now), facts?.lastRecordedAt ?? '');
  const before = facts?.version ?? 0;
  return events.map(({ bySystem, causedBy, ...event }, index) => ({
    ...event,
    seq: before + index + 1,
    recordedAt,
    actorId: bySystem ? SYSTEM : context.actor.accountId,
    staffId: bySystem ? null : context.actor.staffId,
    causedBy: causedBy === 'previous' ? before + index : causedBy,
  }));
}

/** Everybody a command names, and who acts: whom `context.staff` will be asked for. */
export function staffIdsOf(command: Command, actorStaffId: StaffId | null): StaffId[] {
  const named = ((): readonly (StaffId | null)[] => {
    switch (command.type) {
      case 'assign':
        return [...command.mediatorIds, command.officerOnDutyId];
      case 'scheduleSession':
        return [...command.mediatorIds, ...command.invited.map((guest) => guest.staffId)];
      case 'holdSession':
        return command.attendance.map((row) => row.staffId);
      case 'signAgreement':
        return [
          command.by.kind === 'mediator' ? command.by.staffId : null,
          command.witness !== null && 'staffId' in command.witness ? command.witness.staffId : null,
        ];
      case 'recordInvestigation':
        return [...command.investigatorIds, command.recorderId];
      case 'scheduleReturnVisit':
        return [command.assigneeId];
      case 'giveRightsNotice':
      case 'giveRemediesNotice':
        return [command.witnessStaffId ?? null];
      case 'fail':
        return command.remediesNotices.map((notice) => notice.witnessStaffId ?? null);
      case 'declareConflict':
      case 'challengeMediator':
      case 'nameRiskLeader':
      case 'assignLegalAid':
        return [command.staffId];
      default:
        return [];
    }
  })();
  return [...new Set([...named, actorStaffId].flatMap((id) => id ?? []))];
}
