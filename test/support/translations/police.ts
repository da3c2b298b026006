/** Commands of this concern as requests. */
import type { PoliceCommand } from '../../../src/domain/dispute/police/commands.js';
import { idOf, record, type TranslationsOf } from './translate.js';

export const POLICE_TRANSLATIONS: TranslationsOf<PoliceCommand> = {
  recordDissuasion: ({ command: { partyId, dissuadedOn, by, method, outcome }, base }) =>
    record(`${base}/dissuasions`, { on: dissuadedOn, by, person: '黄某', partyId: idOf(partyId), method, outcome }),
  recordPoliceApplication: ({ command: { partyIds, filedOn }, base }) =>
    record(`${base}/police-applications`, {
      partyIds: partyIds.map(idOf),
      filedOn,
      body: '示例派出所',
      caseNo: '示例公（治）受案字〔2026〕12号',
    }),
};
