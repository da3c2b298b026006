/** SQL of issued papers and notes on the file. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface DocumentRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly paper: string;
  readonly subjectId: string | null;
  readonly version: number;
  readonly digest: string;
  readonly pages: number;
  readonly bytes: number;
  readonly issuedAt: string;
  readonly issuedByStaffId: string | null;
}

export interface NewDocument extends DocumentRecord {
  readonly centerId: string;
  readonly contentSealed: Buffer;
  readonly issuedByAccountId: string;
}

export interface FileNoteRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly version: number;
  readonly text: string;
  readonly writtenAt: string;
  readonly writtenByStaffId: string | null;
}

const COLUMNS = `id, dispute_id AS "disputeId", paper, subject_id AS "subjectId", version, digest, pages, bytes,
  issued_at AS "issuedAt", issued_by_staff_id AS "issuedByStaffId"`;

const NOTE = `id, dispute_id AS "disputeId", version, text, written_at AS "writtenAt",
  written_by_staff_id AS "writtenByStaffId"`;

@Injectable()
export class DocumentsStore {
  /** False when the id is taken already. */
  async insert(tx: Tx, row: NewDocument): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO issued_document (id, center_id, dispute_id, paper, subject_id, version, content_sealed, digest, pages, bytes,
                                    issued_at, issued_by_account_id, issued_by_staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        row.centerId,
        row.disputeId,
        row.paper,
        row.subjectId,
        row.version,
        row.contentSealed,
        row.digest,
        row.pages,
        row.bytes,
        row.issuedAt,
        row.issuedByAccountId,
        row.issuedByStaffId,
      ],
    );
    return inserted !== undefined;
  }

  get(tx: Tx, id: string): Promise<DocumentRecord | undefined> {
    return tx.one<DocumentRecord>(`SELECT ${COLUMNS} FROM issued_document WHERE id = $1`, [id]);
  }

  /** As they were issued. */
  ofDispute(tx: Tx, disputeId: string): Promise<DocumentRecord[]> {
    return tx.query<DocumentRecord>(
      `SELECT ${COLUMNS} FROM issued_document WHERE dispute_id = $1 ORDER BY issued_at, id`,
      [disputeId],
    );
  }

  async contentOf(tx: Tx, id: string): Promise<Buffer | undefined> {
    const row = await tx.one<{ content: Buffer }>(
      'SELECT content_sealed AS content FROM issued_document WHERE id = $1',
      [id],
    );
    return row?.content;
  }

  async insertNote(tx: Tx, centerId: string, row: FileNoteRecord): Promise<boolean> {
    const inserted = await tx.one(
      `INSERT INTO file_note (id, center_id, dispute_id, version, text, written_at, written_by_staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [row.id, centerId, row.disputeId, row.version, row.text, row.writtenAt, row.writtenByStaffId],
    );
    return inserted !== undefined;
  }

  /** The first version first. */
  notesOf(tx: Tx, disputeId: string): Promise<FileNoteRecord[]> {
    return tx.query<FileNoteRecord>(`SELECT ${NOTE} FROM file_note WHERE dispute_id = $1 ORDER BY version`, [
      disputeId,
    ]);
  }

  /** Why mediation failed, the last time it did: a code of the log. */
  async failReasonOf(tx: Tx, disputeId: string): Promise<string | null> {
    const entry = await tx.one<{ reason: string }>(
      `SELECT payload ->> 'reason' AS reason FROM case_log WHERE dispute_id = $1 AND type = 'Failed' ORDER BY seq DESC LIMIT 1`,
      [disputeId],
    );
    return entry?.reason ?? null;
  }
}
