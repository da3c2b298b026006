/** SQL of grants. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { violates } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import type { RoleGrantRow } from './account.entity.js';

@Injectable()
export class GrantsStore {
  async insert(tx: Tx, row: RoleGrantRow): Promise<void> {
    try {
      const inserted = await tx.query(
        `INSERT INTO role_grant (id, account_id, role, center_id, department_id, state, granted_by, granted_at, approved_by, approved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          row.id,
          row.accountId,
          row.role,
          row.centerId,
          row.departmentId,
          row.state,
          row.grantedBy,
          row.grantedAt,
          row.approvedBy,
          row.approvedAt,
        ],
      );
      if (inserted.length === 0) throw new Problem('id_in_use');
    } catch (error) {
      if (violates(error, 'role_grant_once') || violates(error, 'role_grant_once_in_department')) {
        throw new Problem('already_exists', { params: { what: 'role, centerId, departmentId' } });
      }
      throw error;
    }
  }

  async approve(tx: Tx, id: string, approvedBy: string, now: string): Promise<void> {
    await tx.query(`UPDATE role_grant SET state = 'active', approved_by = $2, approved_at = $3 WHERE id = $1`, [
      id,
      approvedBy,
      now,
    ]);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM role_grant WHERE id = $1', [id]);
  }

  /** One removal of an administrator at a time, so that two do not remove each other. */
  async lockAdministration(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))`);
  }

  /** Whether an enabled account holds another administrator's grant that reaches the centre. */
  async isAdministeredWithout(tx: Tx, centerId: string, grantId: string): Promise<boolean> {
    const row = await tx.one(
      `SELECT 1 AS other FROM role_grant g JOIN account a ON a.id = g.account_id JOIN center c ON g.center_id = ANY(c.path)
        WHERE c.id = $1 AND g.id <> $2 AND g.role = 'administrator' AND g.state = 'active' AND a.disabled_at IS NULL LIMIT 1`,
      [centerId, grantId],
    );
    return row !== undefined;
  }
}
