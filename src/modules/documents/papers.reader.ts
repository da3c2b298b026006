/** The papers of a case for those who may see it: what there is, what is missing, what was issued (R40). */
import { Injectable } from '@nestjs/common';
import { type CasePaper, papersKept } from '../../domain/papers/catalog.js';
import { type Lacking, paperLacking } from '../../domain/papers/missing.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import type { PaperListResponse, PaperResponse } from './documents.dto.js';
import { DocumentsStore } from './documents.store.js';
import { toPaper, toReason } from './documents.view.js';
import { FileRecordService } from './file-record.service.js';

const isAbout =
  (one: Lacking) =>
  ({ paper, subjectId }: CasePaper): boolean =>
    paper === one.paper && subjectId === one.subjectId;

@Injectable()
export class PapersReader {
  constructor(
    private readonly views: CaseViewService,
    private readonly files: FileRecordService,
    private readonly store: DocumentsStore,
  ) {}

  /** Of a case the caller was found to see. */
  async ofDispute(tx: Tx, caller: Caller, record: DisputeRecord): Promise<PaperListResponse> {
    const { papers: missing } = await this.views.missing(tx, caller, record);
    return {
      items: await this.papersOf(tx, caller, record, missing),
      missing: missing.map(toReason(caller.language)),
    };
  }

  /** Of a destroyed file only what was issued is known. What is missing stands under the paper it is about; where there is none yet, under one that cannot be issued. */
  private async papersOf(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    missing: Awaited<ReturnType<CaseViewService['missing']>>['papers'],
  ): Promise<PaperResponse[]> {
    const { folded, state } = record;
    const seen = {
      file: folded.destruction.destroyedAt === null ? await this.files.of(tx, caller, record) : null,
      isArchived: state === 'archived',
      documents: await this.store.ofDispute(tx, record.id),
      language: caller.language,
    };
    const lacking = missing.map((reason) => ({ reason, of: paperLacking(folded, reason) }));
    const known = papersKept(folded, seen.documents);
    const lines = lacking.reduce<readonly CasePaper[]>(
      (all, { of }) =>
        of === undefined || all.some(isAbout(of)) ? all : [...all, { ...of, onFile: false, compulsory: true }],
      known,
    );
    return lines.map((one) => {
      const reasons = lacking.filter(({ of }) => of !== undefined && isAbout(of)(one));
      return toPaper(
        one,
        reasons.map(({ reason }) => reason),
        seen,
      );
    });
  }
}
