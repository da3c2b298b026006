import { completeSettings } from '../../domain/centers/settings.js';
import type { SettingsResponse } from './settings.dto.js';
import type { SettingsRecord } from './settings.store.js';

/** Settings as the centre sees them: its own, those it inherits, or the built-in ones. */
export function toSettingsView(centerId: string, row: SettingsRecord | undefined): SettingsResponse {
  const settings = completeSettings(row?.settings ?? {});
  return {
    centerId,
    duty: settings.duty,
    rooms: settings.rooms,
    enteredAtCenterId: row?.centerId ?? null,
    version: row?.centerId === centerId ? row.version : 0,
    recordedBy: row?.recordedBy ?? null,
    recordedAt: row?.recordedAt ?? null,
  };
}
