/** What holds at a centre: its own settings, else those of its nearest ancestor that has some, else the built-in ones. */
import { Injectable } from '@nestjs/common';
import { type CenterSettings, completeSettings } from '../../domain/centers/settings.js';
import type { SettingsVersion } from '../../domain/dispute/context.js';
import type { Tx } from '../../platform/database/tx.js';
import { SettingsStore } from './settings.store.js';

@Injectable()
export class SettingsReader {
  constructor(private readonly store: SettingsStore) {}

  async of(tx: Tx, centerId: string): Promise<CenterSettings> {
    return completeSettings((await this.store.inForce(tx, centerId))?.settings ?? {});
  }

  /** Which entry holds at the centre now; null: the built-in ones. */
  async versionAt(tx: Tx, centerId: string): Promise<SettingsVersion> {
    const row = await this.store.inForce(tx, centerId);
    return row === undefined ? null : { centerId: row.centerId, version: row.version };
  }

  /** What that entry says: a running case keeps the settings it began under. */
  async ofVersion(tx: Tx, version: SettingsVersion): Promise<CenterSettings> {
    const row = version === null ? undefined : await this.store.version(tx, version.centerId, version.version);
    return completeSettings(row?.settings ?? {});
  }
}
