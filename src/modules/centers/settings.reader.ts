/** What holds at a centre: its own settings, else those of its nearest ancestor that has some, else the built-in ones. */
import { Injectable } from '@nestjs/common';
import { type CenterSettings, DEFAULT_CENTER_SETTINGS } from '../../domain/centers/settings.js';
import type { Tx } from '../../platform/database/tx.js';

type Kept = { readonly [Section in keyof CenterSettings]?: Partial<CenterSettings[Section]> };

@Injectable()
export class SettingsReader {
  async of(tx: Tx, centerId: string): Promise<CenterSettings> {
    const row = await tx.one<{ settings: Kept }>(
      `SELECT s.settings FROM center c JOIN center_settings s ON s.center_id = ANY(c.path)
        WHERE c.id = $1 ORDER BY array_position(c.path, s.center_id) DESC, s.version DESC LIMIT 1`,
      [centerId],
    );
    const { duty, rooms } = DEFAULT_CENTER_SETTINGS;
    return { duty: { ...duty, ...row?.settings.duty }, rooms: { ...rooms, ...row?.settings.rooms } };
  }
}
