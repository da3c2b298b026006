/** The papers of the whole file as files: issued ones exactly as they were issued, the rest made now. */
import { Injectable } from '@nestjs/common';
import { type Audience, paperRule } from '../../domain/papers/catalog.js';
import { fileNameOf, type FolderPaper, folderOf } from '../../domain/papers/folder.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DocumentKeepingService } from './document-keeping.service.js';
import { type DocumentRecord, DocumentsStore } from './documents.store.js';
import { FileRecordService } from './file-record.service.js';
import { digestOfBlocks, type Made, PaperMakingService } from './paper-making.service.js';

/** A line of the manifest. */
export interface Entry {
  readonly path: string;
  readonly paper: string;
  /** among the thirteen of 司发通〔2010〕239号 */
  readonly item: number | null;
  readonly title: string;
  readonly subject: string | null;
  readonly issued: boolean;
  /** issued, and the record says something else by now */
  readonly outdated: boolean;
  readonly version: number | null;
  readonly documentId: string | null;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface FolderPart {
  readonly path: string;
  readonly content: Buffer;
  readonly entry: Entry;
}

@Injectable()
export class FolderPapersService {
  constructor(
    private readonly files: FileRecordService,
    private readonly making: PaperMakingService,
    private readonly keeping: DocumentKeepingService,
    private readonly store: DocumentsStore,
  ) {}

  async of(tx: Tx, caller: Caller, record: DisputeRecord, audience: Audience): Promise<FolderPart[]> {
    const file = await this.files.of(tx, caller, record);
    const issued = await this.store.ofDispute(tx, record.id);
    const parts: FolderPart[] = [];
    for (const paper of folderOf(record.folded, file, issued, digestOfBlocks, audience)) {
      const made = await this.fileOf(tx, record, paper);
      parts.push(partOf(fileNameOf(parts.length + 1, paper), paper, made));
    }
    return parts;
  }

  private async fileOf(tx: Tx, record: DisputeRecord, one: FolderPaper<DocumentRecord>): Promise<Made> {
    const { paper, blocks, document } = one;
    // The contents are those of this very archive, and no draft.
    if (document === null) return this.making.draw(paper, blocks, paper !== 'contents');
    const { digest, pages } = document;
    return { content: await this.keeping.contentOf(tx, record, document.id), digest, pages };
  }
}

const partOf = (path: string, one: FolderPaper<DocumentRecord>, { content, digest }: Made): FolderPart => ({
  path,
  content,
  entry: {
    path,
    paper: one.paper,
    item: paperRule(one.paper).item,
    title: one.title,
    subject: one.subject,
    issued: one.document !== null,
    outdated: one.document !== null && one.outdated,
    version: one.document?.version ?? null,
    documentId: one.document?.id ?? null,
    pages: one.pages,
    bytes: content.length,
    sha256: digest,
  },
});
