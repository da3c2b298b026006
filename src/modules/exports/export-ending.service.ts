/** What is written down of an export while it is made and when it is over, and its file kept. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { NoLongerWanted } from '../../platform/jobs/leased-worker.js';
import { ActorsReader } from '../access/actors.reader.js';
import { ExportFault } from './export-fault.js';
import { ExportJobsStore } from './export-jobs.store.js';
import { type CaseOfCenter, ExportJournal, requesterOf } from './export-journal.service.js';
import type { Made } from './export-making.service.js';
import { ExportStanding } from './export-standing.service.js';
import type { ExportJob } from './export.record.js';

@Injectable()
export class ExportEnding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ExportJobsStore,
    private readonly journal: ExportJournal,
    private readonly standing: ExportStanding,
    private readonly actors: ActorsReader,
    private readonly files: FilesService,
    private readonly clock: Clock,
  ) {}

  async noteCases(tx: Tx, job: ExportJob, fileId: string, cases: readonly CaseOfCenter[]): Promise<void> {
    await this.files.stillComing(tx, fileId);
    await this.journal.tellOfCases(tx, job, cases);
  }

  async tellOfFailure(tx: Tx, job: ExportJob): Promise<void> {
    await this.journal.tell(tx, requesterOf(job), 'export.failed', job, { code: job.problem?.code ?? null });
  }

  /** Whatever goes wrong, nothing of the file is left. */
  async keep(job: ExportJob, { file, result }: Made): Promise<void> {
    try {
      await this.unitOfWork.run(SYSTEM_SCOPE, async (tx) => {
        const whole = { ...result, expiresAt: this.standing.expiry() };
        const done = await this.jobs.finish(tx, job, whole, this.clock.nowIso());
        if (done === undefined) throw new NoLongerWanted();
        const why = await this.standing.against(
          tx,
          { ...whole, ground: job.ground },
          await this.actors.now(tx, job.requestedBy),
        );
        if (why !== undefined && why !== 'expired') throw new ExportFault(`export_${why}`);
        await this.files.confirm(tx, file);
        const { lines, bytes, sha256 } = result.manifest;
        await this.journal.tell(tx, requesterOf(job), 'export.made', job, { lines, bytes, sha256 });
        await this.journal.register(tx, job, result.caseIds);
      });
    } catch (error) {
      await this.files.discard(file.id);
      throw error;
    }
  }
}
