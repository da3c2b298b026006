/** Truthful requests about judicial confirmation, for the buttons at the desk. */
import { anyParty, NONE, type Probes } from '../probing.js';
import type { ConfirmationCommand } from './commands.js';
import { handsFor } from '../people/representation.js';
import { courtsOf } from './courts.js';
import { agreementInForce } from './window.js';
import { COMPULSORY_PAPERS } from './words.js';

export const CONFIRMATION_PROBES = {
  tellOfConfirmation: (scene) => [
    {
      type: 'tellOfConfirmation',
      noticeId: NONE,
      agreementId: scene.facts.agreementId ?? NONE,
      partyId: anyParty(scene),
      method: 'oral',
      occurredAt: null,
    },
  ],
  applyForConfirmation: ({ facts, today, context: { zone }, now: at }) => {
    const agreement = agreementInForce(facts);
    const partyIds = agreement?.partyIds ?? [];
    return [
      {
        type: 'applyForConfirmation',
        confirmationId: NONE,
        agreementId: agreement?.agreementId ?? NONE,
        filedOn: today,
        partyIds,
        representativeIds: handsFor(facts, partyIds, { at, zone, power: 'apply_or_stop' }),
        courtGround: courtsOf(facts)[0] ?? 'organisation_seat',
        papers: COMPULSORY_PAPERS,
        contents: [],
        lateByCourt: false,
      },
    ];
  },
  recordConfirmationResult: ({ facts, today }) => [
    {
      type: 'recordConfirmationResult',
      confirmationId: facts.confirmations.find(({ result }) => result === null)?.confirmationId ?? NONE,
      decidedOn: today,
      result: 'valid',
      hasRuling: true,
    },
  ],
} as const satisfies Probes<ConfirmationCommand>;
