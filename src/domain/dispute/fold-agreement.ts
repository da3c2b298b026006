/** Drafts, signatures and effect, from log to facts. A new version of a draft starts without any signature (R30). */
import type { ObligationEntry } from './commands.js';
import type { EntryHead, Payloads } from './events.js';
import type { AgreementFacts, ObligationTerms } from './facts.js';
import { inAgreement, moveTo, type Folds } from './folding.js';

/** With instalments an obligation is due when the last of them is, on a condition not before that came true. */
export const termsOf = ({ described: _, shares = [], condition, ...entry }: ObligationEntry): ObligationTerms => ({
  ...entry,
  shares,
  condition: condition == null ? null : { dueDaysAfter: condition.dueDaysAfter ?? 0 },
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
    copies: payload.copies ?? null,
    deliveries: [],
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
  AgreementSigned: (facts, payload, head) => ({
    ...inAgreement(facts, payload.agreementId, (agreement) => ({
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
    attachments: facts.attachments.map((one) =>
      one.attachmentId === payload.evidenceId
        ? { ...one, shows: { agreementId: payload.agreementId, version: payload.version } }
        : one,
    ),
  }),
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
        evidenceId: null,
        performances: [],
        performedAt: null,
      })),
  }),
} as const satisfies Folds;
