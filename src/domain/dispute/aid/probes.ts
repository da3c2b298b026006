/** Truthful requests about legal aid, for the buttons at the desk: every request on record may be the one. */
import { anyParty, NONE, type Probes, type Scene } from '../probing.js';
import type { AidCommand } from './commands.js';

const occurredAt = null;

function each<T>({ facts }: Scene, make: (requestId: string) => T): readonly [T, ...T[]] {
  const [first, ...rest] = facts.legalAid.map(({ requestId }) => make(requestId));
  return [first ?? make(NONE), ...rest];
}

export const AID_PROBES = {
  requestLegalAid: (scene) => [
    {
      type: 'requestLegalAid',
      requestId: NONE,
      partyId: anyParty(scene),
      kind: 'advice',
      ground: null,
      receivedOn: null,
    },
  ],
  listLegalAidPapers: (scene) =>
    each(scene, (requestId) => ({ type: 'listLegalAidPapers', requestId, missing: ['identity'], occurredAt })),
  completeLegalAidPapers: (scene) =>
    each(scene, (requestId) => ({ type: 'completeLegalAidPapers', requestId, occurredAt })),
  decideLegalAid: (scene) => {
    const decide = (granted: boolean) =>
      each(scene, (requestId) => ({ type: 'decideLegalAid', requestId, granted, occurredAt }) as const);
    return [...decide(true), ...decide(false)];
  },
  assignLegalAid: (scene) =>
    each(scene, (requestId) => ({ type: 'assignLegalAid', requestId, staffId: null, occurredAt })),
  giveLegalAdvice: (scene) => each(scene, (requestId) => ({ type: 'giveLegalAdvice', requestId, occurredAt })),
  withdrawLegalAid: (scene) => each(scene, (requestId) => ({ type: 'withdrawLegalAid', requestId, occurredAt })),
} as const satisfies Probes<AidCommand>;
