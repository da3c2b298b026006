/** Parties for those who may see the case: listed masked, and shown in the clear one by one, with a purpose, on record. */
import { Injectable } from '@nestjs/common';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope, type FieldKey } from '../../platform/crypto/envelope.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { notFound, refuse } from '../../platform/http/problem.js';
import { found, plain, type Reply, revalidated } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { RevealLimitService } from '../access/reveal-limit.service.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { demandFile, DisputesReader } from '../disputes/disputes.reader.js';
import type { PartyListResponse, PartyResponse, RevealRequest, RevealResponse } from './party.dto.js';
import {
  PartyStore,
  type NewParty,
  type NewRepresentative,
  type PartyChange,
  type PartyRecord,
  type RepresentativeRecord,
} from './party.store.js';
import { toParty } from './party.view.js';

@Injectable()
export class PartiesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly disputes: DisputesReader,
    private readonly store: PartyStore,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
    private readonly limit: RevealLimitService,
  ) {}

  list(caller: Caller, disputeId: string): Promise<Reply<PartyListResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      return revalidated({ items: await this.ofDispute(tx, disputeId, record.folded) });
    });
  }

  get(caller: Caller, disputeId: string, partyId: string): Promise<Reply<PartyResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      return this.reply(tx, record, partyId);
    });
  }

  /** The party as it stands; its version is the case's. */
  async reply(
    tx: Tx,
    record: Pick<DisputeRecord, 'id' | 'folded' | 'version'>,
    partyId: string,
  ): Promise<Reply<PartyResponse>> {
    const party = (await this.ofDispute(tx, record.id, record.folded)).find(({ id }) => id === partyId);
    if (party === undefined) throw notFound();
    return found(party, record.version, `/disputes/${record.id}/parties/${partyId}`);
  }

  async ofDispute(tx: Tx, disputeId: string, facts: DisputeFacts): Promise<PartyResponse[]> {
    const parties = await this.store.ofDispute(tx, disputeId);
    const representatives = await this.store.representativesOf(tx, disputeId);
    const known = new Map(facts.parties.map((party) => [party.partyId, party]));
    return parties.map((party) => toParty(party, representatives, known.get(party.id)));
  }

  async namesOf(tx: Tx, disputeId: string): Promise<string[]> {
    return (await this.store.names(tx, disputeId)).map(({ name }) => name);
  }

  async namesById(tx: Tx, disputeId: string): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.store.names(tx, disputeId)).map(({ id, name }) => [id, name]));
  }

  insert(tx: Tx, place: Parameters<PartyStore['insert']>[1], parties: readonly NewParty[]): Promise<void> {
    return this.store.insert(tx, place, parties);
  }

  insertFirst(tx: Tx, cases: Parameters<PartyStore['insertFirst']>[1]): Promise<void> {
    return this.store.insertFirst(tx, cases);
  }

  /** Somebody named later to act for a party. */
  addRepresentative(tx: Tx, disputeId: string, partyId: string, row: NewRepresentative): Promise<void> {
    return this.store.insertRepresentatives(tx, disputeId, partyId, [row]);
  }

  alike(tx: Tx, disputeId: string, otherDisputeId: string): ReturnType<PartyStore['alike']> {
    return this.store.alike(tx, disputeId, otherDisputeId);
  }

  /** Parties with their fields in the clear: to be sealed under the key of another case, or for the papers of this one. */
  async inClear(tx: Tx, file: Pick<DisputeRecord, 'id' | 'wrappedKey'>): Promise<NewParty[]> {
    return (await this.inClearOf(tx, [file])).get(file.id) ?? [];
  }

  /** The same for many cases, read at once. */
  async inClearOf(
    tx: Tx,
    files: readonly Pick<DisputeRecord, 'id' | 'wrappedKey'>[],
  ): Promise<ReadonlyMap<string, NewParty[]>> {
    const ids = files.map(({ id }) => id);
    const parties = await this.store.ofDisputes(tx, ids);
    const representatives = await this.store.representativesOf(tx, ...ids);
    return new Map(
      files.map(({ id, wrappedKey }) => {
        const own = parties.filter(({ disputeId }) => disputeId === id);
        return [id, this.opened(this.envelope.unwrap(wrappedKey, id), own, representatives)];
      }),
    );
  }

  private opened(
    key: FieldKey,
    parties: readonly PartyRecord[],
    representatives: readonly RepresentativeRecord[],
  ): NewParty[] {
    return parties.map((party) => ({
      id: party.id,
      role: party.role,
      kind: party.kind,
      name: party.name,
      minor: party.minor,
      phone: this.store.reveal(key, party, 'phone'),
      idNumber: this.store.reveal(key, party, 'idNumber'),
      address: this.store.reveal(key, party, 'address'),
      workUnit: this.store.reveal(key, party, 'workUnit'),
      sex: this.store.reveal(key, party, 'sex'),
      ethnicity: this.store.reveal(key, party, 'ethnicity'),
      occupation: this.store.reveal(key, party, 'occupation'),
      bornOn: this.store.reveal(key, party, 'bornOn'),
      representatives: representatives.filter(({ partyId }) => partyId === party.id),
    }));
  }

  /** Nothing is written over what is only stored and kept safe. */
  async change(
    tx: Tx,
    place: Parameters<PartyStore['change']>[1],
    partyId: string,
    change: PartyChange,
  ): Promise<void> {
    await this.demandUnrestricted(tx, place.disputeId, [partyId]);
    await this.store.change(tx, place, partyId, change);
  }

  /** Work on a case uses the data of its people: of all of them, unless some are named (R48). */
  async demandUnrestricted(tx: Tx, disputeId: string, partyIds: readonly string[] | null = null): Promise<void> {
    const restricted = await this.store.restricted(tx, disputeId);
    if (restricted.some((id) => partyIds === null || partyIds.includes(id)))
      throw refuse('personal_data_restricted', { ruleId: 'R48' });
  }

  /** Shows fields in the clear; who, what, why and when stay in the audit log (R45). Nothing is cached or replayed. */
  async reveal(
    caller: Caller,
    disputeId: string,
    partyId: string,
    request: RevealRequest,
  ): Promise<Reply<RevealResponse>> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, 'party.reveal');
      const party = (await this.store.ofDispute(tx, disputeId)).find(({ id }) => id === partyId);
      if (party === undefined) throw notFound();
      demandFile(record);
      if (party.restrictedAt !== null) throw refuse('personal_data_restricted', { ruleId: 'R48' });
      await this.limit.take(tx, caller.actor.accountId);
      await this.audit.add(tx, caller, {
        action: 'party.revealed',
        centerId: record.centerId,
        subjectKind: 'party',
        subjectId: partyId,
        params: { disputeId, fields: request.fields, purpose: request.purpose },
      });
      const key = this.envelope.unwrap(record.wrappedKey, record.id);
      const revealed = Object.fromEntries(request.fields.map((field) => [field, this.store.reveal(key, party, field)]));
      return plain<RevealResponse>(revealed, { 'cache-control': 'no-store' });
    });
  }
}
