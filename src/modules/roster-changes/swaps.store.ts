/** SQL of swap requests. */
import { Injectable } from '@nestjs/common';
import type { ChangeKind, SwapState } from '../../domain/roster/changes.js';
import type { Tx } from '../../platform/database/tx.js';
import type { PageRequest } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';

export interface SwapRecord {
  readonly id: string;
  readonly centerId: string;
  readonly shiftId: string;
  readonly staffId: string;
  readonly counterShiftId: string;
  readonly counterStaffId: string;
  readonly state: SwapState;
  readonly needsApproval: boolean;
  readonly reason: string | null;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** by which it was done, or which overtook it */
  readonly changeId: string | null;
  readonly changeKind: ChangeKind | null;
  readonly changedAt: string | null;
  readonly version: number;
}

export interface SwapFilter {
  readonly centerId: string;
  readonly states: readonly string[] | null;
  /** null: whoever asks reads them all */
  readonly of: { readonly staffId: string | null; readonly accountId: string } | null;
}

const COLUMNS = `w.id, w.center_id AS "centerId", w.shift_id AS "shiftId", w.staff_id AS "staffId",
  w.counter_shift_id AS "counterShiftId", w.counter_staff_id AS "counterStaffId", w.state, w.needs_approval AS "needsApproval",
  w.reason, w.requested_by AS "requestedBy", w.requested_at AS "requestedAt", w.answered_by AS "answeredBy",
  w.answered_at AS "answeredAt", w.decided_by AS "decidedBy", w.decided_at AS "decidedAt", w.change_id AS "changeId",
  c.kind AS "changeKind", c.recorded_at AS "changedAt", w.version`;

const REQUESTS = 'swap_request w LEFT JOIN roster_change c ON c.id = w.change_id';

/** Mirrors `isParty` of swap-rights.ts. */
const FILTER = `w.center_id = $1 AND ($2::varchar[] IS NULL OR w.state = ANY($2))
  AND ($3::uuid IS NULL OR w.requested_by = $3 OR w.staff_id = $4 OR w.counter_staff_id = $4)`;

const parameters = ({ centerId, states, of }: SwapFilter): readonly unknown[] => [
  centerId,
  states,
  of?.accountId ?? null,
  of?.staffId ?? null,
];

@Injectable()
export class SwapsStore {
  get(tx: Tx, id: string): Promise<SwapRecord | undefined> {
    return tx.one<SwapRecord>(`SELECT ${COLUMNS} FROM ${REQUESTS} WHERE w.id = $1`, [id]);
  }

  page(tx: Tx, filter: SwapFilter, page: PageRequest): Promise<SwapRecord[]> {
    const [requestedAt = null, id = null] = page.after ?? [];
    return tx.query<SwapRecord>(
      `SELECT ${COLUMNS} FROM ${REQUESTS}
        WHERE ${FILTER} AND ($5::timestamptz IS NULL OR (w.requested_at, w.id) > ($5, $6::uuid))
        ORDER BY w.requested_at, w.id LIMIT $7`,
      [...parameters(filter), requestedAt, id, page.limit + 1],
    );
  }

  async count(tx: Tx, filter: SwapFilter): Promise<number> {
    const row = await tx.one<{ total: number }>(
      `SELECT count(*) AS total FROM swap_request w WHERE ${FILTER}`,
      parameters(filter),
    );
    return row?.total ?? 0;
  }

  async insert(tx: Tx, swap: SwapRecord): Promise<void> {
    const inserted = await tx.query(
      `INSERT INTO swap_request (id, center_id, shift_id, staff_id, counter_shift_id, counter_staff_id, state, needs_approval,
         reason, requested_by, requested_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        swap.id,
        swap.centerId,
        swap.shiftId,
        swap.staffId,
        swap.counterShiftId,
        swap.counterStaffId,
        swap.state,
        swap.needsApproval,
        swap.reason,
        swap.requestedBy,
        swap.requestedAt,
        swap.version,
      ],
    );
    if (inserted.length === 0) throw new Problem('id_in_use');
  }

  async update(tx: Tx, swap: SwapRecord): Promise<void> {
    await tx.query(
      `UPDATE swap_request SET state = $2, answered_by = $3, answered_at = $4, decided_by = $5, decided_at = $6, change_id = $7,
         version = $8 WHERE id = $1`,
      [
        swap.id,
        swap.state,
        swap.answeredBy,
        swap.answeredAt,
        swap.decidedBy,
        swap.decidedAt,
        swap.changeId,
        swap.version,
      ],
    );
  }
}
