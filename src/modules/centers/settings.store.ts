/** SQL of what centres set for themselves; rows are only added. */
import { Injectable } from '@nestjs/common';
import type { PartialSettings } from '../../domain/centers/settings.js';
import type { Tx } from '../../platform/database/tx.js';

export interface SettingsRecord {
  readonly centerId: string;
  readonly version: number;
  readonly settings: PartialSettings;
  /** account; null at set-up */
  readonly recordedBy: string | null;
  readonly recordedAt: string;
}

const COLUMNS = `s.center_id AS "centerId", s.version, s.settings, s.recorded_by AS "recordedBy", s.recorded_at AS "recordedAt"`;

@Injectable()
export class SettingsStore {
  /** The latest entry of the centre, or of its nearest ancestor that has one. */
  async inForce(tx: Tx, centerId: string): Promise<SettingsRecord | undefined> {
    const [row] = await tx.recall<SettingsRecord>(
      `SELECT ${COLUMNS} FROM center c JOIN center_settings s ON s.center_id = ANY(c.path)
        WHERE c.id = $1 ORDER BY array_position(c.path, s.center_id) DESC, s.version DESC LIMIT 1`,
      [centerId],
    );
    return row;
  }

  async version(tx: Tx, centerId: string, version: number): Promise<SettingsRecord | undefined> {
    const [row] = await tx.recall<SettingsRecord>(
      `SELECT ${COLUMNS} FROM center_settings s WHERE center_id = $1 AND version = $2`,
      [centerId, version],
    );
    return row;
  }

  /** False when somebody else entered the same version at the same moment. */
  async insert(tx: Tx, row: SettingsRecord): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO center_settings (center_id, version, settings, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING version`,
      [row.centerId, row.version, JSON.stringify(row.settings), row.recordedBy, row.recordedAt],
    );
    return inserted.length === 1;
  }
}
