/** Makes a paper from the record of a case as it is now: its blocks, its file, its digest. */
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Block } from '../../domain/papers/blocks.js';
import { hasPaper, isSubject, type PaperCode, paperRule } from '../../domain/papers/catalog.js';
import type { FileRecord } from '../../domain/papers/file-record.js';
import { type DigestOf, folderOf } from '../../domain/papers/folder.js';
import { formOf } from '../../domain/papers/forms.js';
import { saidBy } from '../../domain/papers/issuing.js';
import { pagesOf } from '../../domain/papers/pages.js';
import { canonicalJson } from '../../domain/shared/canonical.js';
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

/** A paper as it would be issued, with what it says, whatever its file looks like. */
export interface Issuable extends Made {
  readonly says: string;
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

export const digestOfBlocks: DigestOf = (blocks) => sha256(canonicalJson(blocks));

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
  ): Promise<Issuable | undefined> {
    if (!hasPaper(record.folded, paper, subjectId)) return undefined;
    const file = await this.files.of(tx, caller, record);
    const blocks = await this.blocksOf(tx, record, file, paper, subjectId);
    if (blocks === undefined) return undefined;
    const says = saidBy(record.folded, paper, subjectId, digestOfBlocks(blocks));
    return { ...(await this.draw(paper, blocks, isDraft)), says };
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
    const issued = await this.store.ofDispute(tx, id);
    return folderOf(folded, file, issued, digestOfBlocks).find((one) => one.paper === 'contents')?.blocks;
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
