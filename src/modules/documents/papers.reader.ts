/** The papers of a case for those who may see it: what there is, what is missing, what was issued (R40). */
import { Injectable } from '@nestjs/common';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { type CasePaper, papersKept } from '../../domain/papers/catalog.js';
import { folderOf } from '../../domain/papers/folder.js';
import type { FileRecord } from '../../domain/papers/file-record.js';
import { type Lacking, paperLacking } from '../../domain/papers/missing.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import type { PaperListResponse, PaperResponse } from './documents.dto.js';
import { type DocumentRecord, DocumentsStore } from './documents.store.js';
import { toPaper, toReason } from './documents.view.js';
import { FileRecordService } from './file-record.service.js';
import { digestOfBlocks } from './paper-making.service.js';

const isAbout =
  (one: Lacking) =>
  ({ paper, subjectId }: CasePaper): boolean =>
    paper === one.paper && subjectId === one.subjectId;

/** Those whose latest version says something else than the record. */
const outdatedOf = (facts: DisputeFacts, file: FileRecord, issued: readonly DocumentRecord[]): Lacking[] =>
  folderOf(facts, file, issued, digestOfBlocks).filter(({ outdated }) => outdated);

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
    const { folded } = record;
    const file = folded.destruction.destroyedAt === null ? await this.files.of(tx, caller, record) : null;
    const documents = await this.store.ofDispute(tx, record.id);
    const stale = file === null ? [] : outdatedOf(folded, file, documents);
    const outdated = (one: CasePaper): boolean => stale.some((other) => isAbout(other)(one));
    const seen = { file, facts: folded, outdated, documents, language: caller.language };
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
