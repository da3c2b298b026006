/** What was exported, handed out to whoever asked for it and still may have it; each fetch is on record before a byte is sent. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { ContentReply } from '../../platform/http/content-reply.js';
import { Problem, refuse } from '../../platform/http/problem.js';
import { found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { type ExportJob, isKept, type KeptExport } from './export.record.js';
import { exportPath, NDJSON, toManifestView } from './export.view.js';
import { ExportJobsStore } from './export-jobs.store.js';
import { ExportJournal, type TakenBackWhy } from './export-journal.service.js';
import { ExportStanding } from './export-standing.service.js';
import type { ExportManifestResponse } from './exports.dto.js';
import { own } from './exports.service.js';

@Injectable()
export class ExportContent {
  constructor(
    private readonly useCases: UseCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ExportJobsStore,
    private readonly standing: ExportStanding,
    private readonly journal: ExportJournal,
    private readonly files: FilesService,
    private readonly envelope: Envelope,
  ) {}

  /** What is taken back stays so, whatever is answered: hence the answer after the transaction. */
  async content(caller: Caller, id: string): Promise<ContentReply> {
    const answer = await this.unitOfWork.run(caller.scope, async (tx) => {
      const job = kept(own(caller, await this.jobs.lock(tx, id)));
      const why = await this.standing.against(tx, { ...job, caseIds: await this.jobs.casesOf(tx, id) }, caller.actor);
      if (why !== undefined) {
        await this.journal.takeBack(tx, job, why);
        return why;
      }
      if (await this.standing.isRestricted(tx, job)) throw refuse('personal_data_restricted', { ruleId: 'R48' });
      await this.journal.tell(tx, caller, 'export.downloaded', job, { sha256: job.manifest.sha256 });
      return this.reply(job);
    });
    if (typeof answer === 'string') throw goneFor(answer);
    return answer;
  }

  /** Digests and counts stay when the content goes. */
  manifest(caller: Caller, id: string): Promise<Reply<ExportManifestResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const job = done(own(caller, await this.jobs.get(tx, id)));
      return found(toManifestView(job, caller.actor.name), job.version, `${exportPath(id)}/manifest`);
    });
  }

  private reply({ id, fileId, wrappedKey, manifest: { bytes, sha256 } }: KeptExport): ContentReply {
    const key = this.envelope.unwrap(wrappedKey, fileId).fileKey(fileId);
    return new ContentReply({
      name: `export-${id}.ndjson`,
      mediaType: NDJSON,
      size: bytes,
      sha256,
      open: (span) => this.files.read(fileId, key, bytes, span),
    });
  }
}

const notDone = ({ state }: ExportJob) => refuse('export_not_done', { params: { exportState: state } });

const isDone = (job: ExportJob): job is KeptExport => job.state === 'done';

function done(job: ExportJob): KeptExport {
  if (!isDone(job)) throw notDone(job);
  return job;
}

function kept(job: ExportJob): KeptExport {
  if (isKept(job)) return job;
  throw job.state === 'done' ? goneFor(job.goneWhy) : notDone(job);
}

const GONE = {
  expired: 'export_expired',
  file_destroyed: 'export_file_destroyed',
  consent_lacking: 'export_consent_lacking',
} as const satisfies Record<Exclude<TakenBackWhy, 'rights_lost'>, string>;

function goneFor(why: ExportJob['goneWhy']): Error {
  if (why === 'rights_lost') return new Problem('export_rights_lost');
  return refuse(GONE[why === 'given_back' || why === null ? 'expired' : why]);
}
