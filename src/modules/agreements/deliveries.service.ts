/**
 * What is recorded of an agreement in force: a copy handed over, with what shows it, and what was found about a condition. Words
 * and names are kept here, the log holds ids and days.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { invalid, notFound, Problem } from '../../platform/http/problem.js';
import { changed, recorded, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { DisputesService } from '../disputes/disputes.service.js';
import type { ConditionFindingResponse } from '../disputes/obligation.dto.js';
import { ObligationsService, toFinding } from '../disputes/obligations.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { pathOf, RECEIPT_CONTEXT, toDelivery } from './agreement.view.js';
import { AgreementsReader } from './agreements.reader.js';
import type { AgreementResponse } from './agreement.dto.js';
import type {
  DeliverAgreementRequest,
  AgreementDeliveryResponse,
  DeliveryReceiptInput,
  ResolveConditionRequest,
  VoidDeliveryRequest,
} from './delivery.dto.js';
import { DeliveryStore } from './delivery.store.js';

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly reader: AgreementsReader,
    private readonly store: DeliveryStore,
    private readonly obligations: ObligationsService,
    private readonly files: DisputesService,
    private readonly envelope: Envelope,
  ) {}

  deliver(
    caller: Caller,
    agreementId: string,
    request: DeliverAgreementRequest,
  ): Promise<Reply<AgreementDeliveryResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId, version } = await this.reader.existing(tx, agreementId);
      const { id = uuidv7(), copies = 1, method, deliveredOn } = request;
      const what = () => ({ agreementId, partyId: receiverOf(request), copies, method, deliveredOn });
      const unversioned = { ...caller, ifMatch: null };
      const { record, facts } = await this.workflow.apply(tx, unversioned, disputeId, 'deliverAgreement', () => {
        checkIfMatch(caller, version);
        return { type: 'deliverAgreement', deliveryId: id, ...what() };
      });
      const key = this.envelope.unwrap(record.wrappedKey, disputeId);
      const receiptSealed = key.seal(JSON.stringify(receiptOf(request.receipt)), RECEIPT_CONTEXT(id));
      const row = { id, disputeId, ...what(), receiptSealed, recordedAt: facts.lastRecordedAt };
      if (!(await this.store.insert(tx, record.centerId, row))) throw new Problem('id_in_use');
      return recorded(toDelivery(row, key, null), version, pathOf(agreementId));
    });
  }

  void(
    caller: Caller,
    agreementId: string,
    deliveryId: string,
    request: VoidDeliveryRequest,
  ): Promise<Reply<AgreementResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId, version } = await this.reader.existing(tx, agreementId);
      const unversioned = { ...caller, ifMatch: null };
      const { record, entries } = await this.workflow.apply(
        tx,
        unversioned,
        disputeId,
        'voidDelivery',
        ({ record: { folded } }) => {
          checkIfMatch(caller, version);
          const agreement = folded.agreements.find((one) => one.agreementId === agreementId);
          if (agreement?.deliveries.some((one) => one.deliveryId === deliveryId) !== true) throw notFound();
          return { type: 'voidDelivery', agreementId, deliveryId, occurredAt: instantOrNull(request.occurredAt) };
        },
      );
      const [entry] = entries;
      if (entry === undefined) throw new Error('a record voided that was not logged');
      await this.files.note(tx, disputeId, entry.seq, request.reason);
      return changed(await this.reader.one(tx, caller, record, agreementId), version, pathOf(agreementId));
    });
  }

  resolve(
    caller: Caller,
    obligationId: string,
    request: ResolveConditionRequest,
  ): Promise<Reply<ConditionFindingResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.obligations.existing(tx, obligationId);
      const id = request.id ?? uuidv7();
      const { occurredOn, happened, evidence } = request;
      const { record, facts } = await this.workflow.apply(tx, caller, disputeId, 'resolveCondition', () => ({
        type: 'resolveCondition',
        findingId: id,
        obligationId,
        occurredOn,
        happened,
      }));
      const row = { id, disputeId, obligationId, happened, occurredOn, evidence, recordedAt: facts.lastRecordedAt };
      await this.obligations.addFinding(tx, record.centerId, row);
      return recorded(toFinding(row), record.version, `/obligations/${obligationId}`);
    });
  }
}

/** Exactly one of a party and the committee (null). */
function receiverOf({ partyId, committee }: DeliverAgreementRequest): string | null {
  if (partyId !== undefined && committee === true)
    throw invalid('/committee', 'not_allowed_with', { other: 'partyId' });
  if (partyId === undefined && committee !== true) throw invalid('/partyId', 'required');
  return partyId ?? null;
}

function receiptOf({ signedBy, trackingNo, note }: DeliveryReceiptInput): Readonly<Record<string, string | undefined>> {
  const ways = Object.entries({ signedBy, trackingNo, note }).filter(([, value]) => value !== undefined);
  const [first, second] = ways;
  if (first === undefined) throw invalid('/receipt', 'required');
  if (second !== undefined) throw invalid(`/receipt/${second[0]}`, 'not_allowed_with', { other: first[0] });
  return Object.fromEntries(ways);
}
