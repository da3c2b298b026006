/** Looking at jobs, and cancelling them. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { centersWith, mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { notFound, refuse } from '../../platform/http/problem.js';
import { changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { ReportJournal } from './report-journal.service.js';
import { isOver, type ReportJob } from './report-job.record.js';
import { jobPath, toJobView } from './report-job.view.js';
import type { JobQuery, ReportJobResponse } from './report-jobs.dto.js';
import { ReportJobsStore } from './report-jobs.store.js';

@Injectable()
export class ReportJobsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ReportJobsStore,
    private readonly journal: ReportJournal,
    private readonly envelope: Envelope,
    private readonly gates: Gates,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.gates.register('report_job', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const job = visible(caller, await this.store.get(tx, id));
        demandInCenter(caller, permission, job.centerId);
        return job.version;
      }),
    );
  }

  list(caller: Caller, query: JobQuery): Promise<Reply<PageOf<ReportJobResponse>>> {
    const purpose = purposeOf('report-jobs', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      readable: centersWith(caller.actor, 'report.read'),
      centerIds: query.centerId ?? null,
      states: query.state ?? null,
    };
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const view = (job: ReportJob) => toJobView(job, caller.language);
      return pageReply(
        pageOf(rows, page, (job) => [job.requestedAt, job.id], view, sign, total),
        '/report-jobs',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ReportJobResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const job = visible(caller, await this.store.get(tx, id));
      return found(toJobView(job, caller.language), job.version, jobPath(id));
    });
  }

  /** Whoever works on it notices with their next step, and at the latest before the report is kept. */
  cancel(caller: Caller, id: string): Promise<Reply<ReportJobResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const job = visible(caller, await this.store.lock(tx, id));
      demandInCenter(caller, 'report.produce', job.centerId);
      checkIfMatch(caller, job.version);
      if (isOver(job)) throw refuse('report_job_over', { params: { jobState: job.state } });
      const next = (await this.store.cancel(tx, id, this.clock.nowIso())) ?? job;
      await this.journal.tellOfJob(tx, 'report_job.cancelled', next);
      return changed(toJobView(next, caller.language), next.version, jobPath(id));
    });
  }

  /** The job that was to make this report; undefined where there is none the caller may see. */
  async unfinished(tx: Tx, caller: Caller, reportId: string): Promise<ReportJob | undefined> {
    const job = await this.store.get(tx, reportId);
    return job !== undefined && isVisible(caller, job) ? job : undefined;
  }
}

const isVisible = (caller: Caller, { centerId }: ReportJob): boolean =>
  mayInCenter(caller.actor, 'report.read', centerId);

function visible(caller: Caller, job: ReportJob | undefined): ReportJob {
  if (job === undefined || !isVisible(caller, job)) throw notFound();
  return job;
}
