/**
 * Requests of a party about their own data (PIPL 44–50, R48): recorded with how it was made sure who asks, decided by the director, and
 * what was decided is done in the same transaction.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { centersWith } from '../../domain/access/actor.js';
import type { AuditAction } from '../../domain/audit/actions.js';
import {
  ANSWER_DAYS,
  needsWords,
  outcomeOf,
  type RequestOutcome,
  whyNotYet,
} from '../../domain/privacy/subject-requests.js';
import { addDays } from '../../domain/shared/day.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound, Problem, refuse, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { demandFile } from '../disputes/disputes.reader.js';
import { RestrictionService } from './restriction.service.js';
import { casesOf, reachOf } from './same-person.js';
import { SubjectRequestAccess } from './subject-request-access.service.js';
import { type Alike, SubjectRequestStore, type SubjectRequestRecord } from './subject-request.store.js';
import type {
  DecideSubjectRequest,
  NotYetRestricted,
  RecordSubjectRequest,
  SubjectRequestResponse,
  SubjectRequestsQuery,
} from './subject-requests.dto.js';

type Answer = Promise<Reply<SubjectRequestResponse>>;

/** These lock the cases before the request. */
const TOUCHES_CASES: readonly RequestOutcome[] = ['restricted', 'released'];

const pathOf = (id: string): string => `/subject-requests/${id}`;
const contextOf = (id: string, field: 'words' | 'reason'): string => `subject-request.${field}:${id}`;

@Injectable()
export class SubjectRequestsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly access: SubjectRequestAccess,
    private readonly store: SubjectRequestStore,
    private readonly restriction: RestrictionService,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: SubjectRequestsQuery): Promise<Reply<PageOf<SubjectRequestResponse>>> {
    const { centerId = null, disputeId = null, state } = query;
    const allowed = centersWith(caller.actor, 'subject_request.decide');
    const filter = { allowed, centerIds: centerId, disputeId, isOpen: state === undefined ? null : state === 'open' };
    const purpose = purposeOf('subject-requests', query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const shown = pageOf(
        rows,
        page,
        (row) => [row.receivedOn, row.id],
        (row) => this.view(caller, row),
        sign,
        total,
      );
      return pageReply(shown, '/subject-requests', query);
    });
  }

  get(caller: Caller, id: string): Answer {
    return this.useCases.read(caller, async (tx) => {
      const { request } = await this.access.permitted(tx, caller, id, null);
      return found(this.view(caller, request), request.version, pathOf(id));
    });
  }

  record(caller: Caller, disputeId: string, request: RecordSubjectRequest): Answer {
    const { partyId, kind, via, identityCheck, receivedOn, words } = request;
    if (needsWords(kind) && words === undefined) throw invalid('/words', 'required');
    const id = request.id ?? uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const record = await this.access.caseFor(tx, caller, disputeId, 'subject_request.record');
      demandFile(record);
      if (!(await this.store.isPartyOf(tx, disputeId, partyId))) throw unknownReference('/partyId');
      if (receivedOn > (await this.access.today(tx, record))) throw invalid('/receivedOn', 'in_future');
      const key = this.envelope.unwrap(record.wrappedKey, disputeId);
      const row = {
        ...{ id, disputeId, partyId, kind, via, identityCheck, receivedOn, version: 1 },
        centerId: record.centerId,
        dueOn: addDays(receivedOn, ANSWER_DAYS),
        wordsSealed: words === undefined ? null : key.seal(words, contextOf(id, 'words')),
        recordedAt: this.clock.nowIso(),
        recordedBy: caller.actor.accountId,
      };
      if (!(await this.store.insert(tx, row))) throw new Problem('id_in_use');
      const stored = await this.existing(tx, id);
      await this.note(tx, caller, 'subject_request.recorded', stored, { kind, identityCheck });
      return created(this.view(caller, stored), stored.version, pathOf(id));
    });
  }

  decide(caller: Caller, id: string, { decision, reason }: DecideSubjectRequest): Answer {
    if (decision === 'refused' && reason === undefined) throw invalid('/reason', 'required');
    return this.useCases.write(caller, async (tx) => {
      const { request: before } = await this.access.permitted(tx, caller, id, 'subject_request.decide');
      const by = caller.actor.accountId;
      if (before.recordedBy === by) throw new Problem('own_subject_request');
      const outcome = outcomeOf(before.kind, decision);
      const key = this.envelope.unwrap(before.wrappedKey, before.disputeId);
      if (TOUCHES_CASES.includes(outcome)) await this.restriction.hold(tx, reachOf(before, key));
      const request = await this.store.lock(tx, id);
      if (request === undefined) throw notFound();
      checkIfMatch(caller, request.version);
      if (request.decision !== null) throw refuse('subject_request_decided', { ruleId: 'R48' });
      const held = new Set(casesOf(reachOf(before, key)));
      const person = reachOf(request, key).filter(({ disputeId }) => held.has(disputeId));
      if (outcome === 'restricted') await this.restriction.restrict(tx, request, person);
      if (outcome === 'released') await this.restriction.release(tx, person);
      const reasonSealed = reason === undefined ? null : key.seal(reason, contextOf(id, 'reason'));
      await this.store.decide(tx, id, { decision, outcome, at: this.clock.nowIso(), by, reasonSealed });
      await this.note(tx, caller, 'subject_request.decided', request, { kind: request.kind, decision, outcome });
      const stored = await this.existing(tx, id);
      return changed(this.view(caller, stored), stored.version, pathOf(id));
    });
  }

  private async existing(tx: Tx, id: string): Promise<SubjectRequestRecord> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  private note(
    tx: Tx,
    caller: Caller,
    action: AuditAction,
    { id, centerId, disputeId, partyId }: SubjectRequestRecord,
    params: Readonly<Record<string, string>>,
  ): Promise<void> {
    const subject = { subjectKind: 'subject_request', subjectId: id, centerId };
    return this.audit.add(tx, caller, { action, ...subject, params: { disputeId, partyId, ...params } });
  }

  private view({ actor }: Caller, row: SubjectRequestRecord): SubjectRequestResponse {
    const key = this.envelope.unwrap(row.wrappedKey, row.disputeId);
    const opened = (sealed: Buffer | null, field: 'words' | 'reason'): string | null =>
      sealed === null ? null : key.open(sealed, contextOf(row.id, field));
    const decides = centersWith(actor, 'subject_request.decide').includes(row.centerId);
    const reach = reachOf(row, key);
    return {
      id: row.id,
      centerId: row.centerId,
      disputeId: row.disputeId,
      partyId: row.partyId,
      kind: row.kind,
      via: row.via,
      identityCheck: row.identityCheck,
      receivedOn: row.receivedOn,
      dueOn: row.dueOn,
      words: opened(row.wordsSealed, 'words'),
      decision: row.decision,
      outcome: row.outcome,
      reason: opened(row.reasonSealed, 'reason'),
      decidedAt: row.decidedAt,
      recordedAt: row.recordedAt,
      disputeIds: decides ? casesOf(reach) : null,
      notYet: decides ? notYetOf(row, reach) : null,
    };
  }
}

/** Where a restriction that was granted does not hold. */
const notYetOf = ({ outcome }: SubjectRequestRecord, reach: readonly Alike[]): NotYetRestricted[] =>
  outcome !== 'restricted'
    ? []
    : reach
        .filter(({ isRestricted }) => !isRestricted)
        .map(({ disputeId, state }) => ({ disputeId, state, reason: whyNotYet(state) }));
