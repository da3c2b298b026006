import { completeSettings } from '../../domain/centers/settings.js';
import type { MediationSettings } from '../../domain/centers/settings.js';
import type { SettingsResponse } from './settings.dto.js';
import type { SettingsRecord } from './settings.store.js';

/** Settings as the centre sees them: its own, those it inherits, or the built-in ones. */
export function toSettingsView(centerId: string, row: SettingsRecord | undefined): SettingsResponse {
  const settings = completeSettings(row?.settings ?? {});
  return {
    centerId,
    mediation: mediationView(settings.mediation),
    duty: settings.duty,
    rooms: settings.rooms,
    petitions: settings.petitions,
    enteredAtCenterId: row?.centerId ?? null,
    version: row?.centerId === centerId ? row.version : 0,
    recordedBy: row?.recordedBy ?? null,
    recordedAt: row?.recordedAt ?? null,
  };
}

/** A copy that owns its lists, as the answer's class has it. */
const mediationView = (settings: MediationSettings): SettingsResponse['mediation'] => ({
  ...settings,
  policeReportFlags: [...settings.policeReportFlags],
  noiseSubcategories: [...settings.noiseSubcategories],
});
