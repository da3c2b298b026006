/** Truthful requests about what the police is given, for the buttons at the desk. */
import { agreementInForce } from '../confirmation/window.js';
import { standing } from '../guard.js';
import { handsFor } from '../people/representation.js';
import { anyParty, NONE, type Probes } from '../probing.js';
import type { PoliceCommand } from './commands.js';

export const POLICE_PROBES = {
  recordDissuasion: (scene) => [
    {
      type: 'recordDissuasion',
      dissuasionId: NONE,
      partyId: anyParty(scene),
      dissuadedOn: scene.today,
      by: 'residents_committee',
      method: 'on_site',
      outcome: 'continued',
    },
  ],
  recordPoliceApplication: ({ facts, today, now: at, context: { zone } }) => {
    const partyIds = standing(facts)
      .map(({ partyId }) => partyId)
      .filter((partyId) => agreementInForce(facts)?.partyIds.includes(partyId) === true);
    const representativeIds = handsFor(facts, partyIds, { at, zone, power: 'apply_or_stop' });
    const applied = { applicationId: NONE, partyIds, representativeIds, filedOn: today, namesCase: true };
    return [{ type: 'recordPoliceApplication', ...applied }];
  },
} as const satisfies Probes<PoliceCommand>;
