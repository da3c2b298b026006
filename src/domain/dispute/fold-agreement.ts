/** Drafts, signatures and effect, from log to facts. A new version of a draft starts without any signature (R30). */
import type { AgreementId } from '../shared/ids.js';
import type { ObligationEntry } from './commands.js';
import type { EntryHead, Payloads } from './events.js';
import type { AgreementFacts, DisputeFacts, ObligationTerms } from './facts.js';
import { moveTo, type Folds } from './folding.js';

const inAgreement = (
  facts: DisputeFacts,
  id: AgreementId,
  edit: (agreement: AgreementFacts) => AgreementFacts,
): DisputeFacts => ({
  ...facts,
  agreements: facts.agreements.map((agreement) => (agreement.agreementId === id ? edit(agreement) : agreement)),
});

/** With instalments an obligation is due when the last of them is. */
export const termsOf = ({ described: _, ...entry }: ObligationEntry): ObligationTerms => ({
  ...entry,
  dueOn:
    entry.dueOn ??
    entry.instalments
      .map((part) => part.dueOn)
      .sort()
      .at(-1) ??
    null,
});

function drafted(payload: Payloads['AgreementDrafted'], head: EntryHead): AgreementFacts {
  return {
    ...payload,
    state: 'draft',
    obligations: payload.obligations.map(termsOf),
    draftedAt: head.occurredAt,
    fromBefore: false,
    signatures: [],
    effectiveOn: null,
  };
}

export const AGREEMENT_FOLDS = {
  AgreementDrafted: (facts, payload, head) => ({
    ...facts,
    agreements: [
      ...facts.agreements.filter((agreement) => agreement.agreementId !== payload.agreementId),
      drafted(payload, head),
    ],
  }),
  AgreementSigned: (facts, payload, head) =>
    inAgreement(facts, payload.agreementId, (agreement) => ({
      ...agreement,
      signatures: [
        ...agreement.signatures,
        {
          signatureId: payload.signatureId,
          by: payload.by,
          method: payload.method,
          signedOn: payload.signedOn,
          at: head.occurredAt,
          recordedByAccountId: payload.recordedByAccountId,
          recordedByStaffId: payload.recordedByStaffId,
          witness: payload.witness,
          evidenceId: payload.evidenceId,
        },
      ],
    })),
  AgreementTookEffect: (facts, payload) => ({
    ...inAgreement(facts, payload.agreementId, (agreement) => ({
      ...agreement,
      state: 'effective',
      effectiveOn: payload.effectiveOn,
    })),
    agreementId: payload.agreementId,
  }),
  AgreementSuperseded: (facts, payload) =>
    inAgreement(facts, payload.agreementId, (agreement) => ({ ...agreement, state: 'superseded' })),
  Settled: (facts, payload, head) => ({
    ...moveTo(facts, 'settled', head),
    settledAt: head.occurredAt,
    obligations: facts.agreements
      .filter((agreement) => agreement.agreementId === payload.agreementId)
      .flatMap((agreement) => agreement.obligations)
      .map((terms) => ({
        ...terms,
        agreementId: payload.agreementId,
        state: 'open',
        paidFen: 0,
        observationUntil: terms.continuing ? payload.observationUntil : null,
        urges: 0,
        advised: false,
        handedTo: null,
        performances: [],
        performedAt: null,
      })),
  }),
} as const satisfies Folds;
