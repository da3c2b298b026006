/**
 * Files, corrects and confirms monthly returns, inside somebody else's transaction: the register is counted under its lock, so that no
 * petition slips in between the count and the return. Used by the routes and by the loader of the demo centre.
 */
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { compareReturn, type ReturnCounts } from '../../domain/petitions/monthly-return.js';
import { refuseReturn } from '../../domain/petitions/zero-petition.js';
import { dayOfInstant, type Instant, type Month } from '../../domain/shared/day.js';
import { nonEmpty } from '../../domain/shared/result.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, notFound, Problem, refuse, RefusedProblem, unknownReference } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { CentersReader } from '../centers/centers.reader.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import type { Author, PetitionRecord, ReturnRecord } from './petition.record.js';
import type { CorrectReturnRequest, FileReturnRequest } from './petition-returns.dto.js';
import { PetitionReturnsStore } from './petition-returns.store.js';
import { PetitionsStore } from './petitions.store.js';

export interface StatedReturn {
  readonly id: string;
  readonly centerId: string;
  readonly month: Month;
  readonly nil: boolean;
  /** null with `nil` */
  readonly counts: ReturnCounts | null;
}

@Injectable()
export class ReturnFiling {
  constructor(
    private readonly store: PetitionReturnsStore,
    private readonly petitions: PetitionsStore,
    private readonly centers: CentersReader,
    private readonly outbox: OutboxStore,
    private readonly barrier: ReportBarrier,
  ) {}

  async file(tx: Tx, author: Author, stated: StatedReturn): Promise<ReturnRecord> {
    await this.petitions.lockRegister(tx, stated.centerId);
    const now = await this.barrier.knownAt(tx);
    await this.checkMonth(tx, stated, now);
    const earlier = await this.store.lockMonth(tx, stated.centerId, stated.month);
    if (earlier !== undefined && earlier.state !== 'contradicted') throw existing(stated.month);
    this.demandAgreement(stated, await this.petitions.ofMonth(tx, stated.centerId, stated.month));
    const record = filed(author, stated, earlier, now);
    if (earlier === undefined) await this.insert(tx, record);
    else await this.store.update(tx, record, author.accountId);
    await this.announce(tx, 'petition_return.filed', record);
    return record;
  }

  /** The return, with the register of its centre closed to others until the transaction ends. */
  async lock(tx: Tx, centerId: string, id: string): Promise<ReturnRecord> {
    await this.petitions.lockRegister(tx, centerId);
    const record = await this.store.lock(tx, id);
    if (record === undefined) throw notFound();
    return record;
  }

  /** States the month anew, in its next version; `record` comes from `lock`. */
  async correct(tx: Tx, author: Author, record: ReturnRecord, input: CorrectReturnRequest): Promise<ReturnRecord> {
    const stated = { ...statedOf({ ...input, centerId: record.centerId, month: record.month }), id: record.id };
    if (record.state !== 'contradicted' && isSame(stated, record))
      throw invalid(stated.nil ? '/nil' : '/counts', 'unchanged');
    this.demandAgreement(stated, await this.petitions.ofMonth(tx, record.centerId, record.month));
    const next = filed(author, stated, record, await this.barrier.knownAt(tx));
    await this.store.update(tx, next, author.accountId, input.reason);
    await this.announce(tx, 'petition_return.corrected', next);
    return next;
  }

  /** `record` was locked by the caller. */
  async confirm(tx: Tx, author: Author, record: ReturnRecord): Promise<ReturnRecord> {
    if (record.state === 'confirmed') throw refuse('return_already_confirmed');
    if (record.state === 'contradicted') throw await this.contradicted(tx, record);
    if (isFiler(author, record)) throw refuse('confirmer_is_filer');
    await this.demandNothingProvisional(tx, record);
    const now = await this.barrier.knownAt(tx);
    const next: ReturnRecord = {
      ...record,
      state: 'confirmed',
      confirmedBy: author.accountId,
      confirmedAt: now,
      version: record.version + 1,
      updatedAt: now,
    };
    await this.store.update(tx, next, author.accountId);
    await this.announce(tx, 'petition_return.confirmed', next);
    return next;
  }

  private async checkMonth(tx: Tx, { centerId, month }: StatedReturn, now: Instant): Promise<void> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw unknownReference('/centerId');
    if (!(await this.centers.isLeaf(tx, centerId))) throw refuse('not_a_leaf_center');
    const refusal = refuseReturn(month, dayOfInstant(now, center.zone));
    if (refusal !== undefined) throw refuse(refusal, { params: { month } });
  }

  private async contradicted(tx: Tx, { centerId, month, contradictedAt }: ReturnRecord): Promise<RefusedProblem> {
    const since = contradictedAt ?? '';
    const changed = since === '' ? [] : await this.petitions.changedSince(tx, centerId, month, since);
    const params = { month, petitionIds: changed.map(({ id }) => id), numbers: changed.map(({ number }) => number) };
    return refuse('return_contradicted', { params }, ['file', 'correct']);
  }

  private async demandNothingProvisional(tx: Tx, { centerId, month }: ReturnRecord): Promise<void> {
    const waiting = (await this.petitions.ofMonth(tx, centerId, month)).filter(({ provisional }) => provisional);
    if (waiting.length === 0) return;
    const params = { month, petitionIds: waiting.map(({ id }) => id), numbers: waiting.map(({ number }) => number) };
    throw refuse('petitions_provisional', { params });
  }

  private demandAgreement(stated: StatedReturn, register: readonly PetitionRecord[]): void {
    const numbers = new Map(register.map((petition) => [petition.id, petition.number]));
    const refusals = compareReturn(stated, register).map(({ pointer, stated: said, counted, petitionIds }) => ({
      code: 'return_mismatch',
      params: { pointer, stated: said, counted, petitionIds, numbers: petitionIds.map((id) => numbers.get(id) ?? id) },
    }));
    const reasons = nonEmpty(refusals);
    if (reasons !== undefined) throw new RefusedProblem(reasons);
  }

  private async insert(tx: Tx, record: ReturnRecord): Promise<void> {
    const outcome = await this.store.insert(tx, record);
    if (outcome === 'month_taken') throw existing(record.month);
    if (outcome === 'id_taken') throw new Problem('id_in_use');
  }

  private async announce(tx: Tx, type: string, record: ReturnRecord): Promise<void> {
    const { id, centerId, month, nil, version, updatedAt } = record;
    const payload = { month, nil, version };
    await this.outbox.add(tx, [
      { centerId, type, subjectKind: 'petition_return', subjectId: id, payload, recordedAt: updatedAt },
    ]);
  }
}

/** Either nil or counts: a month is answered for in words, never by leaving everything out. */
export function statedOf(input: FileReturnRequest): StatedReturn {
  const { id = uuidv7(), centerId, month, nil = false, counts } = input;
  if (nil && counts !== undefined) throw invalid('/counts', 'not_allowed_with', { other: 'nil' });
  if (!nil && counts === undefined) throw invalid('/counts', 'required');
  return { id, centerId, month, nil, counts: counts === undefined ? null : { ...counts } };
}

const filed = (
  author: Author,
  stated: StatedReturn,
  earlier: ReturnRecord | undefined,
  now: Instant,
): ReturnRecord => ({
  ...stated,
  id: earlier?.id ?? stated.id,
  state: 'filed',
  filedBy: author.accountId,
  filedByStaffId: author.staffId,
  filedAt: now,
  confirmedBy: null,
  confirmedAt: null,
  contradictedAt: null,
  version: (earlier?.version ?? 0) + 1,
  updatedAt: now,
});

const existing = (month: Month): RefusedProblem =>
  refuse('return_exists', { params: { month } }, ['correct', 'confirm']);

/** What was sent and what was kept, both as JSON has them. */
const isSame = (stated: StatedReturn, record: ReturnRecord): boolean =>
  stated.nil === record.nil && isDeepStrictEqual(JSON.parse(JSON.stringify(stated.counts)), record.counts);

/** A person with two accounts is still one person. */
const isFiler = (author: Author, record: ReturnRecord): boolean =>
  author.accountId === record.filedBy || (author.staffId !== null && author.staffId === record.filedByStaffId);
