/** What happened to an export, for the audit log of the centre and the register of provisions; and the file of one that is to be had no longer goes. */
import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../../domain/audit/actions.js';
import type { GoneReason } from '../../domain/exports/words.js';
import { provisionOfExport } from '../../domain/privacy/provisions.js';
import { type AuditOrigin, AuditStore, SYSTEM_ORIGIN } from '../../platform/audit/audit.store.js';
import { addProvisions } from '../../platform/audit/provision.store.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { FilesService } from '../../platform/files/files.service.js';
import { ExportedCasesReader } from '../disputes/exported-cases.reader.js';
import type { ExportJob, KeptExport } from './export.record.js';
import { ExportJobsStore } from './export-jobs.store.js';

export type TakenBackWhy = Exclude<GoneReason, 'given_back'>;

type Told = Parameters<AuditStore['add']>[2]['params'];

export interface CaseOfCenter {
  readonly id: string;
  readonly centerId: string;
}

/** Done by the service for whoever asked. */
export const requesterOf = ({ requestedBy }: ExportJob): AuditOrigin => ({
  actor: { accountId: requestedBy },
  address: null,
  requestId: null,
});

@Injectable()
export class ExportJournal {
  constructor(
    private readonly audit: AuditStore,
    private readonly files: FilesService,
    private readonly jobs: ExportJobsStore,
    private readonly cases: ExportedCasesReader,
    private readonly clock: Clock,
  ) {}

  tell(
    tx: Tx,
    origin: AuditOrigin,
    action: AuditAction,
    { id, centerId }: ExportJob,
    params: Told = {},
  ): Promise<void> {
    return this.audit.add(tx, origin, { action, subjectKind: 'export', subjectId: id, centerId, params });
  }

  /** Which cases were put into it, with the ground they go on (R46); by the centre they began at. */
  async tellOfCases(tx: Tx, job: ExportJob, cases: readonly CaseOfCenter[]): Promise<void> {
    const { id, attempts, ground } = job;
    for (const centerId of new Set(cases.map((one) => one.centerId))) {
      const disputeIds = cases.filter((one) => one.centerId === centerId).map((one) => one.id);
      await this.audit.add(tx, requesterOf(job), {
        action: 'export.cases_taken',
        subjectKind: 'export',
        subjectId: id,
        centerId,
        params: { ground, attempt: attempts, disputeIds },
      });
    }
  }

  /** R46: once, when there is something to be had; attempts that broke off provided nobody with anything. */
  async register(tx: Tx, { id, ground, requestedBy }: ExportJob, caseIds: readonly string[]): Promise<void> {
    const at = this.clock.nowIso();
    const centers = await this.cases.byCenter(tx, caseIds);
    await addProvisions(
      tx,
      centers.map(({ centerId, disputeIds }) => ({
        ...provisionOfExport(id, ground, disputeIds),
        ...{ centerId, at, byAccountId: requestedBy },
      })),
    );
  }

  /** Locked by the caller. */
  async takeBack(tx: Tx, job: KeptExport, why: TakenBackWhy): Promise<void> {
    await this.jobs.gone(tx, job, why, this.clock.nowIso());
    await this.files.letGo(tx, job.fileId);
    await this.tell(tx, SYSTEM_ORIGIN, why === 'expired' ? 'export.expired' : 'export.taken_back', job, { why });
  }

  /** Locked by the caller. */
  async cancel(tx: Tx, origin: AuditOrigin, job: ExportJob): Promise<ExportJob> {
    const next = await this.jobs.cancel(tx, job, this.clock.nowIso());
    if (job.fileId !== null) await this.files.letGo(tx, job.fileId);
    await this.tell(tx, origin, 'export.cancelled', job, { was: job.state });
    return next ?? job;
  }
}
