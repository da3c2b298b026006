/** Truthful requests of this concern, for random walks. */
import type { PoliceCommand } from '../../../src/domain/dispute/police/commands.js';
import { type CandidatesOf, each } from './scene.js';

export const POLICE_CANDIDATES: CandidatesOf<PoliceCommand> = {
  recordDissuasion: (scene) =>
    each(scene, (partyId) => ({
      type: 'recordDissuasion',
      dissuasionId: scene.id('dissuasion'),
      partyId,
      dissuadedOn: scene.today,
      by: 'property_manager',
      method: 'phone',
      outcome: 'continued',
    })),
  recordPoliceApplication: ({ facts, id, today }) =>
    facts.parties.map(({ partyId }) => ({
      type: 'recordPoliceApplication',
      applicationId: id('application'),
      partyIds: [partyId],
      filedOn: today,
      namesCase: true,
    })),
};
