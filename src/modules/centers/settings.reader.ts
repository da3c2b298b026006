/** What a centre has set for itself, over the defaults: the newest version is in force. */
import { Injectable } from '@nestjs/common';
import { type CenterSettings, DEFAULT_CENTER_SETTINGS } from '../../domain/centers/settings.js';
import type { Tx } from '../../platform/database/tx.js';

/** What is kept: only what differs from the defaults. */
type Kept = {
  readonly duty?: Partial<CenterSettings['duty']>;
  readonly rooms?: Partial<CenterSettings['rooms']>;
};

@Injectable()
export class SettingsReader {
  async of(tx: Tx, centerId: string): Promise<CenterSettings> {
    const row = await tx.one<{ settings: Kept }>(
      'SELECT settings FROM center_settings WHERE center_id = $1 ORDER BY version DESC LIMIT 1',
      [centerId],
    );
    const { duty, rooms } = DEFAULT_CENTER_SETTINGS;
    const kept = row?.settings ?? {};
    return {
      duty: { ...duty, ...kept.duty, hours: { ...duty.hours, ...kept.duty?.hours } },
      rooms: { ...rooms, ...kept.rooms },
    };
  }
}
