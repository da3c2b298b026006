/** The register of what was provided to whom (R46): a line in the transaction of the act, or the act did not happen. */
import { v7 as uuidv7 } from 'uuid';
import type { Provision } from '../../domain/privacy/provisions.js';
import type { Tx } from '../database/tx.js';

export interface ProvisionLine extends Provision {
  readonly centerId: string;
  readonly at: string;
  readonly byAccountId: string | null;
}

export async function addProvisions(tx: Tx, lines: readonly ProvisionLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO data_provision (id, center_id, kind, recipient, recipient_id, ground, subject_id, dispute_ids, at, by_account_id)
     SELECT id, "centerId", kind, recipient, "recipientId", ground, "subjectId",
            ARRAY(SELECT jsonb_array_elements_text("disputeIds")::uuid), at, "byAccountId"
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "centerId" uuid, kind text, recipient text, "recipientId" uuid, ground text,
            "subjectId" uuid, "disputeIds" jsonb, at timestamptz, "byAccountId" uuid)`,
    [JSON.stringify(lines.map((line) => ({ id: uuidv7(), ...line })))],
  );
}
