/** Use cases of the petition register (domain.md §7; 信访工作条例 17, 44). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { centersWith, mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { patched } from '../../platform/http/patched.js';
import { notFound, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, plain, recorded, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { PetitionContent, PetitionRecord } from './petition.record.js';
import { PetitionRegister } from './petition-register.service.js';
import { toPetitionVersionView, toPetitionView } from './petition.view.js';
import type {
  AmendPetitionRequest,
  PetitionQuery,
  PetitionResponse,
  PetitionVersionList,
  RegisterPetitionRequest,
} from './petitions.dto.js';
import { PetitionsStore } from './petitions.store.js';

const pathOf = (id: string): string => `/petitions/${id}`;

@Injectable()
export class PetitionsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: PetitionsStore,
    private readonly book: PetitionRegister,
    private readonly centers: CentersReader,
    private readonly disputes: DisputesReader,
    private readonly gates: Gates,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('petition', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const record = await this.readable(tx, caller, id);
        demandInCenter(caller, permission, record.centerId);
        return record.version;
      }),
    );
  }

  list(caller: Caller, query: PetitionQuery): Promise<Reply<PageOf<PetitionResponse>>> {
    const purpose = purposeOf('petitions', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      readable: centersWith(caller.actor, 'petition.read'),
      centerIds: query.centerId ?? null,
      occurredFrom: query.occurredFrom ?? null,
      occurredTo: query.occurredTo ?? null,
      channels: query.channel ?? null,
      levels: query.level ?? null,
      first: query.first ?? null,
      overLevel: query.overLevel ?? null,
      provisional: query.provisional ?? null,
      q: query.q ?? null,
    };
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const visible = await this.visibleDisputes(tx, caller, rows);
      const sign = { envelope: this.envelope, purpose };
      const view = (row: PetitionRecord): PetitionResponse => toPetitionView(row, visible);
      return pageReply(
        pageOf(rows, page, (row) => [row.occurredOn, row.id], view, sign, total),
        '/petitions',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<PetitionResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.readable(tx, caller, id);
      return found(await this.viewOf(tx, caller, record), record.version, pathOf(id));
    });
  }

  versions(caller: Caller, id: string): Promise<Reply<PetitionVersionList>> {
    return this.useCases.read(caller, async (tx) => {
      await this.readable(tx, caller, id);
      const versions = await this.store.versions(tx, id);
      const visible = await this.visibleDisputes(tx, caller, versions);
      return plain({ items: versions.map((version) => toPetitionVersionView(version, visible)) });
    });
  }

  register(caller: Caller, input: RegisterPetitionRequest): Promise<Reply<PetitionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.centers.get(tx, input.centerId);
      if (center === undefined) throw unknownReference('/centerId');
      demandInCenter(caller, 'petition.report', center.id);
      const byOfficer = mayInCenter(caller.actor, 'petition.register', center.id);
      const { id = uuidv7(), ...rest } = input;
      const { jointLetter = false, firstScope = null, overLevel = false, disputeId = null } = input;
      await this.demandDispute(tx, caller, center.id, disputeId);
      const petition = { ...rest, id, jointLetter, firstScope, overLevel, disputeId };
      const record = await this.book.enter(tx, caller.actor, petition, byOfficer);
      const view = await this.viewOf(tx, caller, record);
      if (mayInCenter(caller.actor, 'petition.read', center.id))
        return created(view, record.version, pathOf(record.id));
      // Whoever reports without reading the register is told once what was written down.
      return recorded(view, center.version, `/centers/${center.id}`);
    });
  }

  amend(caller: Caller, id: string, input: AmendPetitionRequest): Promise<Reply<PetitionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { centerId } = await this.readable(tx, caller, id);
      demandInCenter(caller, 'petition.register', centerId);
      const record = await this.book.lock(tx, centerId, id);
      checkIfMatch(caller, record.version);
      if (input.disputeId !== undefined) await this.demandDispute(tx, caller, centerId, input.disputeId);
      const next = await this.book.amend(tx, caller.actor, record, patched<PetitionContent>(record, input));
      return changed(await this.viewOf(tx, caller, next), next.version, pathOf(id));
    });
  }

  confirm(caller: Caller, id: string): Promise<Reply<PetitionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { centerId } = await this.readable(tx, caller, id);
      demandInCenter(caller, 'petition.register', centerId);
      const record = await this.book.lock(tx, centerId, id);
      checkIfMatch(caller, record.version);
      const next = await this.book.confirm(tx, caller.actor, record);
      return changed(await this.viewOf(tx, caller, next), next.version, pathOf(id));
    });
  }

  private async readable(tx: Tx, caller: Caller, id: string): Promise<PetitionRecord> {
    const record = await this.store.get(tx, id);
    if (record === undefined || !mayInCenter(caller.actor, 'petition.read', record.centerId)) throw notFound();
    return record;
  }

  /** A dispute of this centre that the caller may see; anything else names nothing. */
  private async demandDispute(tx: Tx, caller: Caller, centerId: string, disputeId: string | null): Promise<void> {
    if (disputeId === null) return;
    const visible = await this.disputes.visibleIds(tx, caller, [disputeId]);
    const dispute = visible.has(disputeId) ? await this.disputes.visible(tx, caller, disputeId) : undefined;
    if (dispute?.centerId !== centerId && dispute?.custodyCenterId !== centerId) throw unknownReference('/disputeId');
  }

  private async viewOf(tx: Tx, caller: Caller, record: PetitionRecord): Promise<PetitionResponse> {
    return toPetitionView(record, await this.visibleDisputes(tx, caller, [record]));
  }

  private visibleDisputes(
    tx: Tx,
    caller: Caller,
    records: readonly Pick<PetitionRecord, 'disputeId'>[],
  ): Promise<ReadonlySet<string>> {
    const ids = records.map((record) => record.disputeId).filter((id) => id !== null);
    return this.disputes.visibleIds(tx, caller, ids);
  }
}
