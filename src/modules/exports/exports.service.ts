/** Exports asked for, looked at and cancelled: each caller's own. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, mayInCenter } from '../../domain/access/actor.js';
import { EXPORT_KINDS } from '../../domain/exports/words.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound, Problem, refuse } from '../../platform/http/problem.js';
import { accepted, changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { type ExportJob, type ExportOrder, type ExportWish, isKept } from './export.record.js';
import { exportPath, toExportView } from './export.view.js';
import { ExportJobsStore } from './export-jobs.store.js';
import { ExportJournal } from './export-journal.service.js';
import type { CreateExportRequest, ExportQuery, ExportResponse } from './exports.dto.js';

/** Kept for one caller at a time. */
export const MOST_KEPT = 10;

@Injectable()
export class ExportsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly jobs: ExportJobsStore,
    private readonly journal: ExportJournal,
    private readonly envelope: Envelope,
    private readonly gates: Gates,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('export', (caller, id) =>
      this.useCases.read(caller, async (tx) => own(caller, await this.jobs.get(tx, id)).version),
    );
  }

  order(caller: Caller, body: CreateExportRequest): Promise<Reply<ExportResponse>> {
    const wish = wishOf(body);
    return this.useCases.write(caller, async (tx) => {
      const { accountId } = caller.actor;
      await this.jobs.lockCaller(tx, accountId);
      const { openId, kept } = await this.jobs.standing(tx, accountId);
      if (openId !== null) throw refuse('export_under_way', { params: { exportId: openId } });
      if (kept >= MOST_KEPT) throw refuse('export_too_many', { params: { max: MOST_KEPT } });
      const what: Omit<ExportOrder, 'id'> = {
        centerId: houseOf(caller.actor),
        requestedBy: accountId,
        ground: body.ground,
        language: caller.language,
        wish,
      };
      const job = await this.jobs.insert(tx, { id: uuidv7(), ...what }, this.clock.nowIso());
      await this.journal.tell(tx, caller, 'export.requested', job, { ground: job.ground, ...wish });
      return accepted(toExportView(job, caller.language), job.version, exportPath(job.id));
    });
  }

  list(caller: Caller, query: ExportQuery): Promise<Reply<PageOf<ExportResponse>>> {
    const purpose = purposeOf('exports', query);
    const page = pageRequest(query, this.envelope, purpose);
    const { accountId } = caller.actor;
    const states = query.state ?? null;
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.jobs.page(tx, accountId, states, page);
      const total = page.withTotal ? await this.jobs.count(tx, accountId, states) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (job: ExportJob) => toExportView(job, caller.language);
      return pageReply(
        pageOf(rows, page, (job) => [job.requestedAt, job.id], view, sign, total),
        '/exports',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ExportResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const job = own(caller, await this.jobs.get(tx, id));
      return found(toExportView(job, caller.language), job.version, exportPath(id));
    });
  }

  /** Whoever works on it notices with the next piece; what is done is given back. */
  cancel(caller: Caller, id: string): Promise<Reply<ExportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const job = own(caller, await this.jobs.lock(tx, id));
      checkIfMatch(caller, job.version);
      const isOpen = job.state === 'queued' || job.state === 'running';
      if (!isOpen && !isKept(job)) throw refuse('export_over', { params: { exportState: job.state } });
      const next = await this.journal.cancel(tx, caller, job);
      return changed(toExportView(next, caller.language), next.version, exportPath(id));
    });
  }
}

/** Nobody else's exports exist for anybody, not even for the administrators. */
export function own(caller: Caller, job: ExportJob | undefined): ExportJob {
  if (job === undefined || job.requestedBy !== caller.actor.accountId) throw notFound();
  return job;
}

/** Where the caller holds the right to it: the centre whose audit log tells of it. */
function houseOf(actor: Actor): string {
  const grant = actor.grants.find((one) => mayInCenter({ ...actor, grants: [one] }, 'export.read', one.centerId));
  if (grant === undefined) throw new Problem('forbidden', { params: { permission: 'export.read' } });
  return grant.centerId;
}

function wishOf({ ground, from, to, changedSince, kinds }: CreateExportRequest): ExportWish {
  if (from !== undefined && to !== undefined && to <= from) throw invalid('/to', 'bad_range');
  if (ground === 'consent' && kinds?.includes('petition') === true)
    throw invalid('/kinds', 'not_allowed_with', { other: 'ground=consent' });
  const wanted = kinds ?? (ground === 'consent' ? EXPORT_KINDS.filter((kind) => kind !== 'petition') : EXPORT_KINDS);
  return {
    from: from ?? null,
    to: to ?? null,
    changedSince: instantOrNull(changedSince),
    kinds: EXPORT_KINDS.filter((kind) => wanted.includes(kind)),
  };
}
