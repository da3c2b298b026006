/**
 * A case walked by random legal steps: the rule book decides about truthful requests at random days, some of them written down
 * late, and time and silence do what they do. Codes that only the row of a case holds change with amendments and corrections.
 */
import type { CaseCommand, DraftAgreement, ObligationEntry, Register } from '../../src/domain/dispute/commands.js';
import { expiry } from '../../src/domain/dispute/clock/expiry.js';
import { acceptedBySilence } from '../../src/domain/dispute/custody/silence.js';
import { decide, toEntries } from '../../src/domain/dispute/decide.js';
import type { Context, DecidedEvent } from '../../src/domain/dispute/context.js';
import type { LogEntry } from '../../src/domain/dispute/events.js';
import type { DisputeFacts } from '../../src/domain/dispute/facts.js';
import { foldFacts } from '../../src/domain/dispute/fold.js';
import { DELEGATING_BODIES, SATISFACTIONS, VISIT_PERFORMANCES } from '../../src/domain/dispute/vocabulary.js';
import { addDays, addMinutes, dayOfInstant, diffDays } from '../../src/domain/shared/day.js';
import {
  candidatesFor,
  commandOfStep,
  contextAt,
  DIRECTOR,
  person,
  registration,
  ZONE,
} from '../support/arbitraries.js';
import type { Chance } from '../support/chance.js';

export interface Kind {
  readonly category: string;
  readonly subcategory: string | null;
}

/** What codes are drawn from: what is in it several times comes up as often. */
export interface Drawn {
  readonly kinds: readonly Kind[];
  readonly grids: readonly (string | null)[];
  readonly places: readonly (string | null)[];
}

/** What the log does not say of a case. */
export interface Codes extends Kind {
  readonly gridId: string | null;
  /** where the quarrel is about, as a mark */
  readonly place: string | null;
  readonly amountFen: number | null;
  readonly difficult: boolean;
}

export interface Written {
  readonly entries: readonly LogEntry[];
  readonly codes: Codes;
}

/** One step after the other, as they were written down. */
export type History = readonly Written[];

const HEAD = { ...DIRECTOR, accountId: 'a-head' } as const;
const DAY = 24 * 60;

/** What random steps come to too seldom. */
const SELDOM = [
  ...(['amend', 'extend', 'recordConsent', 'correct', 'referToDepartment', 'absorb'] as const),
  ...(['countersignLateEntry', 'voidPerformance', 'recordReturnVisit', 'urge', 'handOver'] as const),
  ...(['tellOfConfirmation', 'applyForConfirmation', 'recordConfirmationResult'] as const),
] as const;

export const codesBy = (chance: Chance, { kinds, grids, places }: Drawn): Codes => ({
  ...chance.of(kinds),
  gridId: chance.of(grids),
  place: chance.of(places),
  amountFen: chance.happens(0.7) ? chance.int(0, 9_000_000) : null,
  difficult: chance.happens(0.2),
});

export function walked(chance: Chance, start: string, end: string, drawn: Drawn): History {
  let codes = codesBy(chance, drawn);
  const id = countingIds(chance.uuid());
  const first = began(chance, start);
  const history: Written[] = [{ entries: first, codes }];
  let facts = foldFacts(first);
  let now = start;
  const steps = chance.int(20, 130);
  for (let step = 0; step < steps; step += 1) {
    now = addMinutes(now, pause(chance, facts));
    // Some agreements are left to themselves.
    if (now >= end || (facts.state === 'settled' && chance.happens(0.03))) break;
    const context = contextAt(now, chance.happens(0.7) ? DIRECTOR : HEAD);
    const entries = written(chance, facts, context, id);
    if (entries.length === 0) continue;
    facts = foldFacts(entries, facts);
    if (entries.some(changesCodes) && chance.happens(0.7)) codes = codesBy(chance, drawn);
    history.push({ entries, codes });
  }
  return history;
}

/** Mostly minutes; before the outcome seldom days, as its term is soon over. */
function pause(chance: Chance, { ending }: DisputeFacts): number {
  const [share, longest] = ending.outcome === null ? [0.04, 15] : [0.2, 25];
  return chance.happens(share) ? chance.int(1, longest) * DAY : chance.int(1, 90);
}

const changesCodes = ({ type }: LogEntry): boolean => type === 'Amended' || type === 'Corrected';

function began(chance: Chance, now: string): LogEntry[] {
  const kind = chance.of(['on_application', 'proactive', 'delegated', 'delegated'] as const);
  const more = Array.from({ length: chance.int(0, 2) }, () => person(chance.uuid(), 'respondent'));
  const command = registration([person(chance.uuid(), 'applicant'), person(chance.uuid(), 'respondent'), ...more], {
    receivedAt: chance.happens(0.3) ? addMinutes(now, -chance.int(1, 12 * DAY)) : null,
    receiptNo: `R-${chance.uuid().slice(9)}`,
    source: sourceOf(chance, kind),
    riskFlags: chance.happens(0.2) ? ['repeat'] : [],
  });
  const decision = decide(null, command, contextAt(now));
  if (!decision.ok) throw new Error(decision.refusals.map(({ code }) => code).join(', '));
  return toEntries(decision.events, null, contextAt(now));
}

const sourceOf = (chance: Chance, kind: Register['source']['kind']): Register['source'] => ({
  kind,
  channel: 'reception_room',
  delegatedBy: kind === 'delegated' ? { body: chance.of(DELEGATING_BODIES), hasLetter: true } : null,
});

/** As many as are wanted, all different, made cheaply: a walk asks for thousands. */
function countingIds(first: string): () => string {
  let count = 0;
  return () => `${first.slice(0, 24)}${(count += 1).toString(16).padStart(12, '0')}`;
}

/** What time did by itself; else what somebody asked for, as long as the rules allow it. */
function written(chance: Chance, facts: DisputeFacts, context: Context, id: () => string): LogEntry[] {
  const silent: readonly DecidedEvent[] = [...acceptedBySilence(facts, context, null), ...expiry(facts, context)].slice(
    0,
    1,
  );
  if (silent.length > 0 && chance.happens(0.8)) return toEntries(silent, facts, context);
  const isSettled = facts.state === 'settled';
  const truthful =
    !isSettled && chance.happens(0.5)
      ? onward(chance, facts, context, id)
      : chance.happens(isSettled ? 0.4 : 0.12)
        ? seldom(chance, facts, context, id)
        : often(chance, facts, context.now, id);
  if (truthful === undefined) return [];
  const decision = decide(facts, varied(chance, truthful, facts, context.now), context);
  return decision.ok ? toEntries(decision.events, facts, context) : [];
}

function often(chance: Chance, facts: DisputeFacts, now: string, id: () => string): CaseCommand | undefined {
  const [verb, choice] = [chance.int(0, 999_999), chance.int(0, 999)];
  return commandOfStep(facts, { verb, choice, minutes: 0, spoil: 'none', anyVerb: false }, now, id);
}

/** What brings a case to an agreement; the nearest to it first. */
const ONWARD = [
  ...(['signAgreement', 'draftAgreement', 'holdSession', 'scheduleSession', 'start'] as const),
  ...(['giveRightsNotice', 'assign', 'accept'] as const),
] as const;

function onward(chance: Chance, facts: DisputeFacts, context: Context, id: () => string): CaseCommand | undefined {
  const isDone: Partial<Record<string, boolean>> = {
    draftAgreement: facts.agreements.some(({ state, fromBefore }) => state === 'draft' && !fromBefore),
    scheduleSession: facts.sessions.some(({ state, fromBefore }) => state === 'held' && !fromBefore),
  };
  for (const verb of ONWARD) {
    if (isDone[verb] === true) continue;
    const possible = candidatesFor(verb, facts, context.now, id).filter(
      (command) => !isTold(facts, command) && decide(facts, command, context).ok,
    );
    if (possible.length > 0) return chance.of(possible);
  }
  return undefined;
}

const isTold = ({ parties }: DisputeFacts, command: CaseCommand): boolean =>
  command.type === 'giveRightsNotice' &&
  parties.some(({ partyId, rightsNotices }) => partyId === command.partyId && rightsNotices.length > 0);

/** One of those that are possible now, each verb as likely as the other. */
function seldom(chance: Chance, facts: DisputeFacts, context: Context, id: () => string): CaseCommand | undefined {
  const possible = SELDOM.map((verb) =>
    candidatesFor(verb, facts, context.now, id).filter(
      (command) =>
        (command.type !== 'recordConsent' || (command.subject === 'extension' && facts.state === 'mediating')) &&
        decide(facts, command, context).ok,
    ),
  ).filter((commands) => commands.length > 0);
  return possible.length === 0 ? undefined : chance.of(chance.of(possible));
}

/** The same request with other days, amounts and answers. */
function varied(chance: Chance, command: CaseCommand, facts: DisputeFacts, now: string): CaseCommand {
  const today = dayOfInstant(now, ZONE);
  const earlier = (): string => {
    const since = dayOfInstant(facts.settledAt ?? facts.receivedAt, ZONE);
    return addDays(today, -chance.int(0, Math.max(0, diffDays(since, today))));
  };
  switch (command.type) {
    case 'amend':
      return amended(chance, command);
    case 'draftAgreement':
      return drafted(chance, command, today);
    case 'recordPerformance':
      return {
        ...command,
        performedOn: earlier(),
        amountFen: command.amountFen === null ? null : chance.int(1, 8) * 50_000,
      };
    case 'recordReturnVisit':
      return {
        ...command,
        visitedOn: earlier(),
        performance: chance.of(VISIT_PERFORMANCES),
        satisfaction: chance.of(SATISFACTIONS),
        escalationSigns: chance.happens(0.3),
      };
    case 'recordConfirmationResult':
      return chance.happens(0.7) ? { ...command, result: 'valid' } : command;
    default:
      return 'occurredAt' in command && chance.happens(0.25)
        ? { ...command, occurredAt: between(chance, facts.lastStateChangeAt, now) }
        : command;
  }
}

function between(chance: Chance, from: string, to: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  return addMinutes(to, -chance.int(0, minutes));
}

function amended(chance: Chance, command: Extract<CaseCommand, { type: 'amend' }>): CaseCommand {
  const kind = chance.of(['on_application', 'proactive', 'delegated'] as const);
  return chance.happens(0.5)
    ? { ...command, changed: ['source'], source: sourceOf(chance, kind) }
    : { ...command, changed: ['category'] };
}

/** Some of what is to be paid is paid in parts. */
function drafted(chance: Chance, command: DraftAgreement, today: string): DraftAgreement {
  const inParts = (duty: ObligationEntry): ObligationEntry => {
    const amounts = Array.from({ length: chance.int(2, 4) }, () => chance.int(1, 4) * 50_000);
    return {
      ...duty,
      amountFen: amounts.reduce((sum, fen) => sum + fen, 0),
      dueOn: null,
      instalments: amounts.map((amountFen, index) => ({
        amountFen,
        dueOn: addDays(today, 3 + index * chance.int(4, 9)),
      })),
    };
  };
  const obligations = command.obligations.map((duty) =>
    duty.kind === 'pay' && chance.happens(0.6) ? inParts(duty) : duty,
  );
  return { ...command, obligations };
}
