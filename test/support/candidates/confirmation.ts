/** Truthful requests of this concern, for random walks. */
import type { ConfirmationCommand } from '../../../src/domain/dispute/confirmation/commands.js';
import { courtsOf } from '../../../src/domain/dispute/confirmation/courts.js';
import { COMPULSORY_PAPERS, CONFIRMATION_RESULTS } from '../../../src/domain/dispute/confirmation/words.js';
import { type CandidatesOf, each, occurredAt } from './scene.js';

export const CONFIRMATION_CANDIDATES: CandidatesOf<ConfirmationCommand> = {
  tellOfConfirmation: (scene) =>
    scene.facts.agreements.flatMap(({ agreementId }) =>
      each(scene, (partyId) => ({
        type: 'tellOfConfirmation',
        noticeId: scene.id('notice'),
        agreementId,
        partyId,
        method: 'oral',
        occurredAt,
      })),
    ),
  applyForConfirmation: ({ facts, id, today }) =>
    facts.agreements
      .filter(({ state }) => state !== 'draft')
      .flatMap(({ agreementId, partyIds }) =>
        courtsOf(facts).map((courtGround) => ({
          type: 'applyForConfirmation',
          confirmationId: id('confirmation'),
          agreementId,
          filedOn: today,
          partyIds,
          courtGround,
          papers: COMPULSORY_PAPERS,
          contents: [],
          lateByCourt: false,
        })),
      ),
  recordConfirmationResult: ({ facts, today }) =>
    facts.confirmations.flatMap(({ confirmationId }) =>
      CONFIRMATION_RESULTS.map((result) => ({
        type: 'recordConfirmationResult',
        confirmationId,
        decidedOn: today,
        result,
        hasRuling: true,
      })),
    ),
};
