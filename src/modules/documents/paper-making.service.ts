/** Makes a paper from the record of a case as it is now: its blocks, its file, its digest. */
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Block } from '../../domain/papers/blocks.js';
import { hasPaper, isSubject, type PaperCode, paperRule } from '../../domain/papers/catalog.js';
import type { FileRecord } from '../../domain/papers/file-record.js';
import { folderOf } from '../../domain/papers/folder.js';
import { formOf } from '../../domain/papers/forms.js';
import { pagesOf } from '../../domain/papers/pages.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, unknownReference } from '../../platform/http/problem.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DocumentsStore } from './documents.store.js';
import { FileRecordService } from './file-record.service.js';
import { docxOf } from './layout/docx-file.js';

export interface Made {
  readonly content: Buffer;
  readonly digest: string;
  readonly pages: number;
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

@Injectable()
export class PaperMakingService {
  constructor(
    private readonly files: FileRecordService,
    private readonly store: DocumentsStore,
  ) {}

  /** Undefined when the case has no such paper: the rule book says so. */
  async make(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    paper: PaperCode,
    subjectId: string | null,
    isDraft = false,
  ): Promise<Made | undefined> {
    if (!hasPaper(record.folded, paper, subjectId)) return undefined;
    const file = await this.files.of(tx, caller, record);
    const blocks = await this.blocksOf(tx, record, file, paper, subjectId);
    return blocks === undefined ? undefined : this.draw(paper, blocks, isDraft);
  }

  async draw(paper: PaperCode, blocks: readonly Block[], isDraft = false): Promise<Made> {
    const content = await docxOf({ title: paperRule(paper).zh, blocks, isDraft });
    return { content, digest: sha256(content), pages: pagesOf(blocks) };
  }

  /** The contents list the rest of the file. */
  private async blocksOf(
    tx: Tx,
    { id, folded }: DisputeRecord,
    file: FileRecord,
    paper: PaperCode,
    subjectId: string | null,
  ): Promise<readonly Block[] | undefined> {
    if (paper !== 'contents') return formOf(paper, file, subjectId)?.blocks;
    const others = (await this.store.ofDispute(tx, id)).filter((row) => row.paper !== 'contents');
    return folderOf(folded, file, others).find((one) => one.paper === 'contents')?.blocks;
  }
}

/** 400 where the subject is left out, out of place, or nothing of this case. */
export function demandSubject(
  { folded }: Pick<DisputeRecord, 'folded'>,
  paper: PaperCode,
  subjectId: string | null,
  pointer: string,
): void {
  const isOfCase = paperRule(paper).subject === 'case';
  if (isOfCase && subjectId !== null) throw invalid(pointer, 'not_allowed_with', { other: `paper: ${paper}` });
  if (!isOfCase && subjectId === null) throw invalid(pointer, 'required');
  if (subjectId !== null && !isSubject(folded, paper, subjectId)) throw unknownReference(pointer);
}
