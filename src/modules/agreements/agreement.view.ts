/** Rows of agreements and signatures as the API shows them. */
import { undeliveredOf } from '../../domain/dispute/agreements/facts.js';
import { slotsOpen } from '../../domain/dispute/agreement-effect.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { DESTROYED, type FieldKey } from '../../platform/crypto/envelope.js';
import type { ObligationResponse } from '../disputes/obligation.dto.js';
import type { AgreementResponse, AwaitingResponse, SignatureResponse, WitnessResponse } from './agreement.dto.js';
import type { AgreementRecord, SignatureRecord } from './agreement.store.js';
import type { AgreementDeliveryResponse, DeliveryReceiptResponse, UndeliveredResponse } from './delivery.dto.js';
import type { DeliveryRecord } from './delivery.store.js';

export const pathOf = (id: string): string => `/agreements/${id}`;

/** Binds the sealed name to its signature. */
export const WITNESS_CONTEXT = (signatureId: string): string => `signature.witness:${signatureId}`;

/** Binds the sealed receipt to its delivery. */
export const RECEIPT_CONTEXT = (deliveryId: string): string => `delivery.receipt:${deliveryId}`;

export interface AgreementParts {
  readonly number: string | null;
  readonly folded: DisputeFacts;
  readonly key: FieldKey;
  readonly obligations: readonly ObligationResponse[];
  readonly signatures: readonly SignatureRecord[];
  readonly deliveries: readonly DeliveryRecord[];
  /** words kept beside the log, by the number of their entry */
  readonly notes: ReadonlyMap<number, string>;
}

export function toAgreement(row: AgreementRecord, parts: AgreementParts): AgreementResponse {
  return {
    id: row.id,
    disputeId: row.disputeId,
    number: parts.number,
    version: row.version,
    state: row.state,
    form: row.form,
    facts: row.facts,
    issues: row.issues,
    responsibilities: row.responsibilities,
    terms: row.terms,
    copies: row.copies,
    agreedOn: row.agreedOn,
    textDigest: row.textDigest,
    effectiveOn: row.effectiveOn,
    obligations: parts.obligations.filter(({ agreementId }) => agreementId === row.id),
    signatures: parts.signatures
      .filter(({ agreementId }) => agreementId === row.id)
      .map((signature) => toSignature(signature, parts.key)),
    awaiting: awaitingOf(parts.folded, row.id),
    deliveries: parts.deliveries
      .filter(({ agreementId }) => agreementId === row.id)
      .map((delivery) => toDelivery(delivery, parts.key, voidingOf(parts, delivery))),
    undelivered: undeliveredIn(parts.folded, row.id),
    createdAt: row.createdAt,
  };
}

function awaitingOf(facts: DisputeFacts, id: string): AwaitingResponse | null {
  const draft = facts.agreements.find(({ agreementId, state }) => agreementId === id && state === 'draft');
  if (draft === undefined) return null;
  const { partyIds, mediator, seal } = slotsOpen(facts, draft);
  return { partyIds: [...partyIds], mediator, seal };
}

function undeliveredIn(facts: DisputeFacts, id: string): UndeliveredResponse | null {
  const agreement = facts.agreements.find(({ agreementId }) => agreementId === id);
  const lacking = agreement === undefined ? null : undeliveredOf(facts, agreement);
  return lacking === null ? null : { ...lacking, partyIds: [...lacking.partyIds] };
}

interface Voiding {
  readonly reason: string | null;
}

/** Null: the record stands. */
function voidingOf({ folded, notes }: AgreementParts, { id, agreementId }: DeliveryRecord): Voiding | null {
  const agreement = folded.agreements.find((one) => one.agreementId === agreementId);
  const seq = agreement?.deliveries.find(({ deliveryId }) => deliveryId === id)?.voidedSeq ?? null;
  return seq === null ? null : { reason: notes.get(seq) ?? null };
}

export function toDelivery(row: DeliveryRecord, key: FieldKey, voiding: Voiding | null): AgreementDeliveryResponse {
  const { id, agreementId, partyId, copies, method, deliveredOn, recordedAt } = row;
  const gone: Partial<DeliveryReceiptResponse> = { note: DESTROYED };
  const kept = key.openJson(row.receiptSealed, RECEIPT_CONTEXT(id), gone);
  const receipt = { signedBy: null, trackingNo: null, note: null, ...kept };
  const what = {
    id,
    agreementId,
    partyId,
    committee: partyId === null,
    copies,
    method,
    deliveredOn,
    receipt,
    recordedAt,
  };
  return { ...what, voided: voiding !== null, voidReason: voiding?.reason ?? null };
}

export function toSignature(row: SignatureRecord, key: FieldKey): SignatureResponse {
  const { id, agreementId, agreementVersion, partyId, representativeId, staffId, method, signedOn } = row;
  const { evidenceId, recordedAt } = row;
  const by = { partyId, representativeId, staffId, seal: row.signer === 'seal' };
  const witness = witnessOf(row, key);
  return { id, agreementId, agreementVersion, by, method, signedOn, witness, evidenceId, recordedAt };
}

function witnessOf({ id, witnessStaffId, witnessNameSealed }: SignatureRecord, key: FieldKey): WitnessResponse | null {
  if (witnessStaffId === null && witnessNameSealed === null) return null;
  const name = witnessNameSealed === null ? null : key.open(witnessNameSealed, WITNESS_CONTEXT(id));
  return { staffId: witnessStaffId, name };
}
