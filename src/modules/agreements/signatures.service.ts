/**
 * Signatures and the seal: each is bound to version and digest of the text as it stands (R30). The one that completes a
 * written agreement puts it in force and settles the case, in the same transaction.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { mayPerform, relationsTo } from '../../domain/access/scope.js';
import type { Signer, SignAgreement, Witness } from '../../domain/dispute/commands.js';
import type { SignedBy } from '../../domain/dispute/events.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, Problem, unknownReference } from '../../platform/http/problem.js';
import { recorded, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { StaffReader } from '../staff/staff.reader.js';
import { evidenceOnFile } from '../workflow/evidence.reader.js';
import { type Current, type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import { AgreementEffects } from './agreement-effects.js';
import type { SignAgreementRequest, SignatureResponse, SignerInput, WitnessInput } from './agreement.dto.js';
import { AgreementStore, type SignatureRecord } from './agreement.store.js';
import { pathOf, toSignature, WITNESS_CONTEXT } from './agreement.view.js';
import { AgreementsReader } from './agreements.reader.js';

@Injectable()
export class SignaturesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: AgreementsReader,
    private readonly effects: AgreementEffects,
    private readonly store: AgreementStore,
    private readonly staff: StaffReader,
    private readonly envelope: Envelope,
  ) {}

  sign(caller: Caller, agreementId: string, request: SignAgreementRequest): Promise<Reply<SignatureResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.reader.existing(tx, agreementId);
      const signatureId = request.id ?? uuidv7();
      const outcome = await this.workflow.apply(
        tx,
        { ...caller, ifMatch: null },
        disputeId,
        'signAgreement',
        (current) => this.command(tx, caller, current, agreementId, signatureId, request),
      );
      const row = this.rowOf(outcome, caller, signatureId, request);
      if (!(await this.store.sign(tx, row))) throw new Problem('id_in_use');
      await this.effects.follow(tx, outcome);
      const key = this.envelope.unwrap(outcome.record.wrappedKey, disputeId);
      return recorded(toSignature(row, key), row.agreementVersion, pathOf(agreementId));
    });
  }

  /** If-Match names the agreement's version: whoever signs has read this very text. */
  private async command(
    tx: Tx,
    caller: Caller,
    current: Current,
    agreementId: string,
    signatureId: string,
    request: SignAgreementRequest,
  ): Promise<SignAgreement> {
    const { version, textDigest } = await this.reader.existing(tx, agreementId);
    if (request.by.seal === true) demandSeal(caller, current.record);
    checkIfMatch(caller, version);
    const by = signerOf(request.by);
    const witness = request.witness === undefined ? null : witnessOf(request.witness);
    await this.checkWitness(tx, current.record, witness);
    return {
      type: 'signAgreement',
      agreementId,
      signatureId,
      version,
      textDigest,
      by,
      method: request.method,
      signedOn: request.signedOn,
      witness,
      evidenceId: evidenceOnFile(current, request.evidenceId),
      visitIds: [uuidv7(), uuidv7()],
    };
  }

  private async checkWitness(tx: Tx, { custodyCenterId }: DisputeRecord, witness: Witness | null): Promise<void> {
    if (witness === null || !('staffId' in witness)) return;
    const person = await this.staff.get(tx, witness.staffId);
    if (person?.centerId !== custodyCenterId) throw unknownReference('/witness/staffId');
  }

  private rowOf(
    { record, entries }: Outcome,
    caller: Caller,
    id: string,
    { witness, evidenceId }: SignAgreementRequest,
  ): SignatureRecord {
    const entry = entries.find((candidate) => candidate.type === 'AgreementSigned');
    if (entry?.type !== 'AgreementSigned') throw new Error('a signature that was not logged');
    const { agreementId, version, by, method, signedOn } = entry.payload;
    const key = this.envelope.unwrap(record.wrappedKey, record.id);
    return {
      id,
      disputeId: record.id,
      agreementId,
      agreementVersion: version,
      ...handOf(by),
      method,
      signedOn,
      witnessStaffId: witness?.staffId ?? null,
      witnessNameSealed: witness?.name === undefined ? null : key.seal(witness.name, WITNESS_CONTEXT(id)),
      evidenceId: evidenceId ?? null,
      recordedByAccountId: caller.actor.accountId,
      recordedAt: entry.recordedAt,
    };
  }
}

/** The seal is the director's; whoever may sign but not seal is told so before anything else (api.md §2). */
function demandSeal(caller: Caller, record: DisputeRecord): void {
  const permission = 'agreement.seal';
  if (!mayPerform(permission, relationsTo(caller.actor, record)))
    throw new Problem('forbidden', { params: { permission } });
}

function signerOf({ partyId, representativeId, staffId, seal }: SignerInput): Signer {
  const ways = Object.entries({ partyId, representativeId, staffId, seal }).filter(([, value]) => value !== undefined);
  const [first, second] = ways;
  if (first === undefined) throw invalid('/by', 'required');
  if (second !== undefined) throw invalid(`/by/${second[0]}`, 'not_allowed_with', { other: first[0] });
  if (partyId !== undefined) return { kind: 'party', partyId };
  if (representativeId !== undefined) return { kind: 'representative', representativeId };
  if (staffId !== undefined) return { kind: 'mediator', staffId };
  if (seal !== true) throw invalid('/by/seal', 'wrong_value', { expected: 'true' });
  return { kind: 'seal' };
}

function witnessOf({ staffId, name }: WitnessInput): Witness {
  if (staffId !== undefined && name !== undefined)
    throw invalid('/witness/name', 'not_allowed_with', { other: 'staffId' });
  if (staffId !== undefined) return { staffId };
  if (name === undefined) throw invalid('/witness', 'required');
  return { named: true };
}

function handOf(by: SignedBy): Pick<SignatureRecord, 'signer' | 'partyId' | 'representativeId' | 'staffId'> {
  const nobody = { partyId: null, representativeId: null, staffId: null };
  switch (by.kind) {
    case 'party':
      return { ...nobody, signer: 'party', partyId: by.partyId };
    case 'representative':
      return { ...nobody, signer: 'party', partyId: by.partyId, representativeId: by.representativeId };
    case 'mediator':
      return { ...nobody, signer: 'mediator', staffId: by.staffId };
    case 'seal':
      return { ...nobody, signer: 'seal' };
  }
}
