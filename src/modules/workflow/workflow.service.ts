/**
 * The one door for writes on a case: lock, authorise, compare versions, fold the log, ask the rule book, write log + row +
 * outbox, all in the caller's transaction. Steps (intake, triage, sessions, agreements, fulfilment) never call each other;
 * each calls this, and what a step must know of another is in the log.
 */
import { Injectable } from '@nestjs/common';
import { type Actor, holdsAnywhere } from '../../domain/access/actor.js';
import type { Permission } from '../../domain/access/permissions.js';
import { mayPerform, mayRead, performable, relationsTo, type Relation } from '../../domain/access/scope.js';
import { availableActions } from '../../domain/dispute/available.js';
import type { CaseCommand, CommandOf, Register, Verb } from '../../domain/dispute/commands.js';
import type { Context, DecidedEvent } from '../../domain/dispute/context.js';
import { decide, toEntries } from '../../domain/dispute/decide.js';
import { type LogEntry, SYSTEM } from '../../domain/dispute/events.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { foldFacts } from '../../domain/dispute/fold.js';
import { transitionOf } from '../../domain/dispute/transitions.js';
import { provisionOfEntry } from '../../domain/privacy/provisions.js';
import { caseRecordOf } from '../../domain/reports/case-record.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { addProvisions, type ProvisionLine } from '../../platform/audit/provision.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem, RefusedProblem, notFound } from '../../platform/http/problem.js';
import { checkIfMatch } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { CaseLog } from '../disputes/case-log.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { CaseVersions } from '../disputes/case-versions.js';
import { CaseProjection } from '../disputes/case-projection.js';
import { CaseContext } from './case-context.js';
import { NamedRefusals } from './named-refusals.js';

/** The case under its lock, before anything is decided. */
export interface Current {
  readonly record: DisputeRecord;
  readonly facts: DisputeFacts;
}

/** The first entries of a case, decided and not written yet. */
export interface Beginning {
  readonly facts: DisputeFacts;
  readonly entries: readonly LogEntry[];
  readonly zone: string;
}

/** A case that came with its whole history. */
export interface BroughtIn {
  readonly id: string;
  readonly entries: readonly LogEntry[];
  readonly facts: DisputeFacts;
}

/** The case under its lock with its whole log. */
interface Read extends Current {
  readonly log: readonly LogEntry[];
  readonly zone: string;
}

/** The case as a command left it. */
export interface Outcome extends Current {
  readonly before: DisputeFacts;
  readonly entries: readonly LogEntry[];
}

@Injectable()
export class WorkflowService {
  constructor(
    private readonly log: CaseLog,
    private readonly projection: CaseProjection,
    private readonly versions: CaseVersions,
    private readonly contexts: CaseContext,
    private readonly names: NamedRefusals,
    private readonly outbox: OutboxStore,
  ) {}

  /** The first entry of a case that does not exist yet; the caller inserts the row from the facts. */
  async begin(tx: Tx, caller: Caller, command: Register): Promise<Beginning> {
    const context = await this.contexts.atRegistration(tx, caller, command.centerId);
    const decision = decide(null, command, context);
    if (!decision.ok) throw new RefusedProblem(decision.refusals);
    const entries = toEntries(decision.events, null, context);
    return { facts: foldFacts(entries), entries, zone: context.zone };
  }

  /** Writes the first entries, once the row they belong to is there. */
  async open(tx: Tx, disputeId: string, { facts, entries, zone }: Beginning): Promise<void> {
    await this.log.append(tx, disputeId, facts.centerId, entries);
    await this.versions.keep(tx, disputeId, caseRecordOf(entries, facts, zone), null);
    await this.publish(tx, disputeId, facts.centerId, entries);
  }

  /** What the rules may know of cases another system kept until now. */
  importing(tx: Tx, centerId: string, accountId: string): Promise<Context> {
    return this.contexts.ofImport(tx, centerId, accountId);
  }

  /** Writes their logs and what follows from them, once their rows are there; whoever listens is told that they are imported. */
  async bringIn(tx: Tx, cases: readonly BroughtIn[], zone: string): Promise<void> {
    const ofCenter = cases.map(({ id, entries, facts }) => ({ disputeId: id, centerId: facts.centerId, entries }));
    await this.log.appendAll(tx, ofCenter);
    await this.versions.keepFirst(
      tx,
      cases.map(({ id, entries, facts }) => ({ disputeId: id, record: caseRecordOf(entries, facts, zone) })),
    );
    const events = cases.flatMap(({ id, entries, facts }) => eventsOf(id, facts.centerId, entries));
    await this.outbox.add(
      tx,
      events.map((event) => ({ ...event, payload: { ...event.payload, origin: 'imported' } })),
    );
  }

  /** Locks several cases, in the order of their ids, before steps that concern them together. */
  async hold(tx: Tx, ...disputeIds: readonly string[]): Promise<void> {
    for (const id of [...new Set(disputeIds)].sort()) await this.log.lock(tx, id);
  }

  /** Runs one command; `build` sees the case under its lock and may look up what the command must carry. */
  async apply<V extends CaseCommand['type']>(
    tx: Tx,
    caller: Caller,
    disputeId: string,
    verb: V,
    build: (current: Current) => CommandOf<V> | Promise<CommandOf<V>>,
  ): Promise<Outcome> {
    const record = await this.log.lock(tx, disputeId);
    if (record === undefined) throw notFound();
    const relations = authorised(caller, record, verb);
    checkIfMatch(caller, record.version);
    const log = await this.log.read(tx, disputeId);
    const facts = foldFacts(log);
    const command = (await build({ record, facts })) as CaseCommand;
    const context = await this.contexts.of(tx, caller, record, relations, verb, command);
    const decision = decide(facts, command, context);
    if (!decision.ok) {
      const refusals = await this.names.into(tx, disputeId, decision.refusals);
      throw new RefusedProblem(refusals, availableActions(facts, permissionsFrom(caller.actor, relations), context));
    }
    const entries = toEntries(decision.events, facts, context);
    return this.write(tx, { record, facts, log, zone: context.zone }, entries);
  }

  /** What the rules would say to a command, as the case stands: nothing is locked, nothing written. */
  async weigh(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    command: CaseCommand,
  ): Promise<{ readonly refusals: readonly Refusal[]; readonly context: Context }> {
    const relations = authorised(caller, record, command.type);
    const context = await this.contexts.of(tx, caller, record, relations, command.type, command);
    const decision = decide(record.folded, command, context);
    const refusals = decision.ok ? [] : await this.names.into(tx, record.id, decision.refusals);
    return { refusals, context };
  }

  /** Steps of the system that no request asks for: the roster, a deadline or somebody's silence; null when nothing comes of it. */
  async proceed(
    tx: Tx,
    disputeId: string,
    stepsOf: (facts: DisputeFacts, context: Context) => readonly DecidedEvent[],
  ): Promise<Outcome | null> {
    const record = await this.log.lock(tx, disputeId);
    if (record === undefined) throw notFound();
    const log = await this.log.read(tx, disputeId);
    const facts = foldFacts(log);
    const context = await this.contexts.bySystem(tx, record);
    const steps = stepsOf(facts, context);
    if (steps.length === 0) return null;
    return this.write(tx, { record, facts, log, zone: context.zone }, toEntries(steps, facts, context));
  }

  private async write(tx: Tx, read: Read, entries: LogEntry[]): Promise<Outcome> {
    const { record, facts: before, log } = read;
    // Reports count a case in the days of its centre of origin, wherever it went.
    const zone =
      record.custodyCenterId === record.centerId ? read.zone : await this.contexts.zoneOf(tx, record.centerId);
    const facts = foldFacts(entries, before);
    await this.log.append(tx, record.id, record.centerId, entries);
    const after = await this.projection.project(tx, record, before, facts, entries);
    const counted = caseRecordOf([...log, ...entries], facts, zone);
    await this.versions.keep(tx, record.id, counted, caseRecordOf(log, before, zone));
    await this.publish(tx, record.id, record.centerId, entries);
    return { record: after, facts, before, entries };
  }

  private async publish(tx: Tx, disputeId: string, centerId: string, entries: readonly LogEntry[]): Promise<void> {
    await this.outbox.add(tx, eventsOf(disputeId, centerId, entries));
    await addProvisions(
      tx,
      entries.flatMap((entry) => provisionsIn(disputeId, centerId, entry)),
    );
  }
}

function provisionsIn(disputeId: string, centerId: string, entry: LogEntry): ProvisionLine[] {
  const provision = provisionOfEntry(disputeId, entry);
  if (provision === null) return [];
  return [
    { ...provision, centerId, at: entry.recordedAt, byAccountId: entry.actorId === SYSTEM ? null : entry.actorId },
  ];
}

const eventsOf = (disputeId: string, centerId: string, entries: readonly LogEntry[]) =>
  entries.map(({ type, seq, occurredAt, recordedAt, payload }) => ({
    centerId,
    type: `dispute.${type}`,
    subjectKind: 'dispute',
    subjectId: disputeId,
    payload: { seq, occurredAt, ...payload },
    recordedAt,
  }));

/** 404 for whom the case does not exist, 403 for whom it does but not this action. */
function authorised(caller: Caller, record: DisputeRecord, verb: Verb): ReadonlySet<Relation> {
  const relations = relationsTo(caller.actor, record);
  if (!mayRead(relations)) throw notFound();
  const { permission } = transitionOf(verb);
  const sealsOnly = permission === 'agreement.sign' && mayPerform('agreement.seal', relations);
  if (!mayPerform(permission, relations) && !sealsOnly) throw new Problem('forbidden', { params: { permission } });
  return relations;
}

/** What role and relation together permit with one case: the route asks for the first, the case for the second. */
export const permissionsFrom = (actor: Actor, relations: ReadonlySet<Relation>): ReadonlySet<Permission> =>
  new Set([...performable(relations)].filter((permission) => holdsAnywhere(actor, permission)));
