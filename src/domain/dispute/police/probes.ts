/** Truthful requests about what the police is given, for the buttons at the desk. */
import { agreementInForce } from '../confirmation/window.js';
import { standing } from '../guard.js';
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
  recordPoliceApplication: ({ facts, today }) => [
    {
      type: 'recordPoliceApplication',
      applicationId: NONE,
      partyIds: standing(facts)
        .map(({ partyId }) => partyId)
        .filter((partyId) => agreementInForce(facts)?.partyIds.includes(partyId) === true),
      filedOn: today,
      namesCase: true,
    },
  ],
} as const satisfies Probes<PoliceCommand>;
