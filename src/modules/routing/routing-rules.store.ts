/** SQL of routing rules; rows are only added. */
import { Injectable } from '@nestjs/common';
import type { RuleSet } from '../../domain/routing-rules/destination.js';
import type { Tx } from '../../platform/database/tx.js';

export interface RuleSetRecord extends RuleSet {
  readonly centerId: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

const COLUMNS = `center_id AS "centerId", version, rules, recorded_by AS "recordedBy", recorded_at AS "recordedAt"`;

@Injectable()
export class RoutingRulesStore {
  async inForce(tx: Tx, centerId: string): Promise<RuleSetRecord | undefined> {
    const [row] = await tx.recall<RuleSetRecord>(
      `SELECT ${COLUMNS} FROM routing_rule_set WHERE center_id = $1 ORDER BY version DESC LIMIT 1`,
      [centerId],
    );
    return row;
  }

  version(tx: Tx, centerId: string, version: number): Promise<RuleSetRecord | undefined> {
    return tx.one<RuleSetRecord>(`SELECT ${COLUMNS} FROM routing_rule_set WHERE center_id = $1 AND version = $2`, [
      centerId,
      version,
    ]);
  }

  /** False when somebody else entered the same version at the same moment. */
  async insert(tx: Tx, { centerId, version, rules, recordedBy, recordedAt }: RuleSetRecord): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO routing_rule_set (center_id, version, rules, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING version`,
      [centerId, version, JSON.stringify(rules), recordedBy, recordedAt],
    );
    return inserted.length === 1;
  }
}
