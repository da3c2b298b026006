/**
 * Runs the use cases behind the routes: one transaction each, its answer kept with the Idempotency-Key in that same
 * transaction, so that a retry after a lost answer never does the thing twice.
 */
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { subjectOfPath } from '../../domain/audit/subject-of-path.js';
import { AuditBelonging } from '../audit/audit-belonging.js';
import { AuditStore } from '../audit/audit.store.js';
import type { Caller } from '../auth/caller.js';
import { Clock } from '../clock/clock.js';
import { Envelope } from '../crypto/envelope.js';
import { isTold, type Tx, UnitOfWork } from '../database/tx.js';
import { isUuid } from './atoms.js';
import { IdempotencyStore, type StoredAnswer } from './idempotency.store.js';
import { Problem } from './problem.js';
import type { Reply } from './reply.js';

export const API_PREFIX = '/api/v1';

/** Twice the 24 hours we promise. */
const KEPT_SECONDS = 48 * 3600;

/** `"<version>-<digest of the rendered body>"` (api.md §1.2). */
export const etagOf = (version: number, body: string | Buffer): string =>
  `"${version}-${createHash('md5').update(body).digest('base64url').slice(0, 10)}"`;

/** The answer to an earlier request has to be given again; caught by the reply interceptor. */
export class Replay extends Error {
  constructor(readonly stored: StoredAnswer) {
    super('replay');
  }
}

@Injectable()
export class UseCases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: IdempotencyStore,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
    private readonly audit: AuditStore,
    private readonly belonging: AuditBelonging,
  ) {}

  /** A read under the caller's scope. */
  read<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.read(caller.scope, work);
  }

  /** A write: all or nothing, once per Idempotency-Key. */
  write<T>(caller: Caller, work: (tx: Tx) => Promise<Reply<T>>): Promise<Reply<T>> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const { idempotency } = caller;
      if (idempotency === null) return this.told(tx, caller, await work(tx));
      if (!(await this.idempotency.claim(tx, idempotency))) {
        throw new Problem('idempotency_in_flight', { headers: { 'retry-after': '1' } });
      }
      const earlier = await this.idempotency.find(tx, idempotency);
      if (earlier !== undefined) throw replayOf(earlier, idempotency.bodyDigest);
      const reply = await this.told(tx, caller, await work(tx));
      const times = { at: this.clock.nowIso(), forgetBefore: this.clock.after({ seconds: -KEPT_SECONDS }) };
      await this.idempotency.keep(tx, idempotency, this.storedForm(reply, idempotency.bodyDigest), times);
      return reply;
    });
  }

  /** The earlier answer under this key, if there is one; thrown, so that nothing else happens. */
  async replayIfKnown(caller: Caller): Promise<void> {
    const { idempotency } = caller;
    if (idempotency === null || idempotency.bodyDigest === null) return;
    const earlier = await this.read(caller, (tx) => this.idempotency.find(tx, idempotency));
    if (earlier !== undefined) throw replayOf(earlier, idempotency.bodyDigest);
  }

  /** The body kept with a record's answer. */
  openRecord(record: Buffer): string {
    return this.envelope.recordKey.open(record, 'idempotency');
  }

  /** Whatever no line tells of yet, in a log of its own or in that of a case, gets a general one, at the centre of what was written. */
  private async told<T>(tx: Tx, caller: Caller, reply: Reply<T>): Promise<Reply<T>> {
    const { operation, actor } = caller;
    if (operation === undefined || isTold(tx)) return reply;
    const subject = subjectOfPath(reply.location ?? reply.self ?? '') ?? caller.subject ?? null;
    const { kind: subjectKind, id: subjectId } = subject?.part ?? subject ?? { kind: 'operation', id: null };
    const itsOwn = centerIn(reply.body) ?? (await this.belonging.centerOf(tx, subject));
    const centerId = itsOwn ?? actor.grants[0]?.centerId ?? null;
    const params = { operation };
    await this.audit.add(tx, caller, { action: 'data.written', subjectKind, subjectId, centerId, params });
    return reply;
  }

  private storedForm(reply: Reply<unknown>, bodyDigest: string | null): StoredAnswer {
    if (bodyDigest === null) throw new Error('an upload was answered before it was read');
    const json = JSON.stringify(reply.body);
    return {
      bodyDigest,
      status: reply.status,
      self: reply.self,
      location: reply.location,
      etag: reply.version === null ? null : etagOf(reply.version, json),
      record: reply.isRecord ? this.envelope.recordKey.seal(json, 'idempotency') : null,
    };
  }
}

function centerIn(body: unknown): string | undefined {
  const centerId = typeof body === 'object' && body !== null && 'centerId' in body ? body.centerId : undefined;
  return isUuid(centerId) ? centerId : undefined;
}

const replayOf = (earlier: StoredAnswer, bodyDigest: string | null): Error =>
  earlier.bodyDigest === bodyDigest ? new Replay(earlier) : new Problem('idempotency_mismatch');

/** Compares If-Match with the version found under the lock; the current tag goes back with the refusal. */
export function checkIfMatch(caller: Caller, version: number): void {
  if (caller.ifMatch !== null && caller.ifMatch !== version) {
    throw new Problem('stale', { currentETag: `"${version}"` });
  }
}
