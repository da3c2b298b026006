/** Asking for an import, looking at it and at its report, cancelling it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { centersWith, mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { notFound, refuse } from '../../platform/http/problem.js';
import { changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { type ImportJob, isOver, REPORTED_STATES } from './import.record.js';
import { importPath, toImportView, toReportedRow } from './import.view.js';
import { ImportJobsStore } from './import-jobs.store.js';
import { ImportJournal } from './import-journal.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { ImportQuery, ImportReportQuery, ImportResponse, ReportedRowResponse } from './imports.dto.js';

@Injectable()
export class ImportsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly jobs: ImportJobsStore,
    private readonly rows: ImportRowsStore,
    private readonly journal: ImportJournal,
    private readonly envelope: Envelope,
    private readonly gates: Gates,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('import', (caller, id) =>
      this.useCases.read(caller, async (tx) => visible(caller, await this.jobs.get(tx, id)).version),
    );
  }

  list(caller: Caller, query: ImportQuery): Promise<Reply<PageOf<ImportResponse>>> {
    const purpose = purposeOf('imports', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      readable: centersWith(caller.actor, 'import.write'),
      centerIds: query.centerId ?? null,
      kinds: query.kind ?? null,
      states: query.state ?? null,
    };
    return this.useCases.read(caller, async (tx) => {
      const jobs = await this.jobs.page(tx, filter, page);
      const total = page.withTotal ? await this.jobs.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (job: ImportJob) => toImportView(job, caller.language);
      return pageReply(
        pageOf(jobs, page, (job) => [job.requestedAt, job.id], view, sign, total),
        '/imports',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ImportResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const job = visible(caller, await this.jobs.get(tx, id));
      return found(toImportView(job, caller.language), job.version, importPath(id));
    });
  }

  report(caller: Caller, id: string, query: ImportReportQuery): Promise<Reply<PageOf<ReportedRowResponse>>> {
    const path = `${importPath(id)}/report`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const states = query.state ?? [...REPORTED_STATES];
    return this.useCases.read(caller, async (tx) => {
      const { kind } = visible(caller, await this.jobs.get(tx, id));
      const rows = await this.rows.report(tx, id, states, page);
      const total = page.withTotal ? await this.rows.reportCount(tx, id, states) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (row: (typeof rows)[number]) => toReportedRow(row, kind, caller.language);
      return pageReply(
        pageOf(rows, page, ({ rowNo }) => [String(rowNo)], view, sign, total),
        path,
        query,
      );
    });
  }

  /**
   * Whoever works on it notices with the next chunk. What good rows it has written stays; one that writes all or nothing is past
   * stopping.
   */
  cancel(caller: Caller, id: string): Promise<Reply<ImportResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const job = visible(caller, await this.jobs.lock(tx, id));
      demandInCenter(caller, 'import.write', job.centerId);
      checkIfMatch(caller, job.version);
      if (isOver(job)) throw refuse('import_over', { params: { jobState: job.state } });
      if (job.mode === 'all_or_nothing' && job.phase === 'writing') throw refuse('import_is_writing');
      const next = (await this.jobs.cancel(tx, id, this.clock.nowIso())) ?? job;
      await this.journal.tellOfEnd(tx, 'import.cancelled', next);
      return changed(toImportView(next, caller.language), next.version, importPath(id));
    });
  }
}

export function visible(caller: Caller, job: ImportJob | undefined): ImportJob {
  if (job === undefined || !mayInCenter(caller.actor, 'import.write', job.centerId)) throw notFound();
  return job;
}
