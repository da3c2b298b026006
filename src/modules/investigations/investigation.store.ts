/** Investigation records: what was said and found is sealed on its way in and opened on its way out; rows are only added. */
import { Injectable } from '@nestjs/common';
import { DESTROYED, Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { InvestigationContent } from './investigation-content.js';

export interface InvestigationRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly seq: number;
  readonly kind: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly partyId: string | null;
  readonly investigatorIds: string[];
  readonly recorderId: string | null;
  readonly signed: string | null;
  readonly recordedAt: string;
  readonly recordedByStaffId: string | null;
}

type Sealed = InvestigationRecord & { readonly contentSealed: Buffer };
export type OpenedInvestigation = InvestigationRecord & InvestigationContent;

const COLUMNS = `id, dispute_id AS "disputeId", seq, kind, started_at AS "startedAt", ended_at AS "endedAt", party_id AS "partyId",
  investigator_ids AS "investigatorIds", recorder_id AS "recorderId", signed, content_sealed AS "contentSealed",
  recorded_at AS "recordedAt", recorded_by_staff_id AS "recordedByStaffId"`;

/** What is shown of a file that was destroyed. */
const NOTHING_LEFT: InvestigationContent = {
  place: DESTROYED,
  person: null,
  participants: [],
  questions: [],
  findings: null,
  refusalReason: null,
};

/** Binds the words to their record. */
const contextOf = (id: string): string => `investigation:${id}`;

@Injectable()
export class InvestigationStore {
  constructor(private readonly envelope: Envelope) {}

  /** False when the id is taken already. */
  async insert(
    tx: Tx,
    dispute: DisputeRecord,
    row: InvestigationRecord,
    content: InvestigationContent,
  ): Promise<boolean> {
    const key = this.envelope.unwrap(dispute.wrappedKey, dispute.id);
    const inserted = await tx.one(
      `INSERT INTO investigation_record (id, center_id, dispute_id, seq, kind, started_at, ended_at, party_id, investigator_ids,
                                         recorder_id, signed, content_sealed, recorded_at, recorded_by_staff_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        row.id,
        dispute.centerId,
        dispute.id,
        row.seq,
        row.kind,
        row.startedAt,
        row.endedAt,
        row.partyId,
        row.investigatorIds,
        row.recorderId,
        row.signed,
        key.seal(JSON.stringify(content), contextOf(row.id)),
        row.recordedAt,
        row.recordedByStaffId,
      ],
    );
    return inserted !== undefined;
  }

  /** Of which dispute it is. */
  async disputeOf(tx: Tx, id: string): Promise<string | undefined> {
    const row = await tx.one<{ disputeId: string }>(
      'SELECT dispute_id AS "disputeId" FROM investigation_record WHERE id = $1',
      [id],
    );
    return row?.disputeId;
  }

  /** In the order of their beginning. */
  async ofDispute(tx: Tx, dispute: DisputeRecord): Promise<OpenedInvestigation[]> {
    const rows = await tx.query<Sealed>(
      `SELECT ${COLUMNS} FROM investigation_record WHERE dispute_id = $1 ORDER BY started_at, id`,
      [dispute.id],
    );
    const key = this.envelope.unwrap(dispute.wrappedKey, dispute.id);
    return rows.map(({ contentSealed, ...row }) => ({
      ...row,
      ...key.openJson(contentSealed, contextOf(row.id), NOTHING_LEFT),
    }));
  }
}
