/** Commands of this concern as requests. */
import type { InvestigationCommand } from '../../../src/domain/dispute/investigation/commands.js';
import { addMinutes } from '../../../src/domain/shared/day.js';
import { record, staffOf, type TranslationsOf } from './translate.js';

export const INVESTIGATION_TRANSLATIONS: TranslationsOf<InvestigationCommand> = {
  // The form demands that it took some time; the rules alone would take none.
  recordInvestigation: ({ command: { kind, from, to, investigatorIds }, base, world }) =>
    record(`${base}/investigations`, {
      kind,
      from: addMinutes(from, -30),
      to,
      place: '示例小区',
      investigatorIds: investigatorIds.map((id) => staffOf(world, id)),
      findings: '现场渗水。',
    }),
};
