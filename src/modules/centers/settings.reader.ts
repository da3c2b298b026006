/** What a centre has set for itself, over the defaults: what it never set follows the default of the day. */
import { Injectable } from '@nestjs/common';
import { type CenterSettings, DEFAULT_CENTER_SETTINGS } from '../../domain/centers/settings.js';
import type { Tx } from '../../platform/database/tx.js';

@Injectable()
export class SettingsReader {
  async of(tx: Tx, centerId: string): Promise<CenterSettings> {
    const row = await tx.one<{ settings: object }>(
      'SELECT settings FROM center_settings WHERE center_id = $1 ORDER BY version DESC LIMIT 1',
      [centerId],
    );
    return merged(DEFAULT_CENTER_SETTINGS, row?.settings ?? {}) as CenterSettings;
  }
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(base: object, own: object): object {
  const entries = Object.entries(own).map(([name, value]: [string, unknown]) => {
    const before: unknown = Reflect.get(base, name);
    return [name, isGroup(before) && isGroup(value) ? merged(before, value) : value];
  });
  return { ...base, ...Object.fromEntries(entries) };
}
