/** What holds at a centre: its own settings, else those of its nearest ancestor that has some, else the built-in ones. */
import { Injectable } from '@nestjs/common';
import { type CenterSettings, completeSettings } from '../../domain/centers/settings.js';
import type { Tx } from '../../platform/database/tx.js';
import { SettingsStore } from './settings.store.js';

@Injectable()
export class SettingsReader {
  constructor(private readonly store: SettingsStore) {}

  async of(tx: Tx, centerId: string): Promise<CenterSettings> {
    return completeSettings((await this.store.inForce(tx, centerId))?.settings ?? {});
  }
}
