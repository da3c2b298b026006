/** Use cases of the monthly returns (api.md §5; 信访工作条例 44). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { centersWith, mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { notFound, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, plain, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { ReturnRecord } from './petition.record.js';
import { toReturnVersionView, toReturnView } from './petition-return.view.js';
import type {
  CorrectReturnRequest,
  FileReturnRequest,
  ReturnQuery,
  ReturnResponse,
  ReturnVersionList,
} from './petition-returns.dto.js';
import { PetitionReturnsStore } from './petition-returns.store.js';
import { ReturnFiling, statedOf } from './return-filing.service.js';

const pathOf = (id: string): string => `/petition-returns/${id}`;

@Injectable()
export class PetitionReturnsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: PetitionReturnsStore,
    private readonly filing: ReturnFiling,
    private readonly centers: CentersReader,
    private readonly gates: Gates,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('petition_return', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const record = await this.readable(tx, caller, id);
        demandInCenter(caller, permission, record.centerId);
        return record.version;
      }),
    );
  }

  list(caller: Caller, query: ReturnQuery): Promise<Reply<PageOf<ReturnResponse>>> {
    const purpose = purposeOf('petition-returns', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      readable: centersWith(caller.actor, 'petition.read'),
      centerIds: query.centerId ?? null,
      fromMonth: query.fromMonth ?? null,
      toMonth: query.toMonth ?? null,
      states: query.state ?? null,
    };
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.month, row.id], toReturnView, sign, total),
        '/petition-returns',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ReturnResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.readable(tx, caller, id);
      return found(toReturnView(record), record.version, pathOf(id));
    });
  }

  versions(caller: Caller, id: string): Promise<Reply<ReturnVersionList>> {
    return this.useCases.read(caller, async (tx) => {
      await this.readable(tx, caller, id);
      return plain({ items: (await this.store.versions(tx, id)).map(toReturnVersionView) });
    });
  }

  file(caller: Caller, input: FileReturnRequest): Promise<Reply<ReturnResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.centers.get(tx, input.centerId);
      if (center === undefined) throw unknownReference('/centerId');
      demandInCenter(caller, 'petition_return.file', center.id);
      const record = await this.filing.file(tx, caller.actor, statedOf(input));
      return created(toReturnView(record), record.version, pathOf(record.id));
    });
  }

  correct(caller: Caller, id: string, input: CorrectReturnRequest): Promise<Reply<ReturnResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { centerId } = await this.readable(tx, caller, id);
      demandInCenter(caller, 'petition_return.file', centerId);
      const record = await this.filing.lock(tx, centerId, id);
      checkIfMatch(caller, record.version);
      const next = await this.filing.correct(tx, caller.actor, record, input);
      return changed(toReturnView(next), next.version, pathOf(id));
    });
  }

  confirm(caller: Caller, id: string): Promise<Reply<ReturnResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { centerId } = await this.readable(tx, caller, id);
      demandInCenter(caller, 'petition_return.confirm', centerId);
      const record = await this.filing.lock(tx, centerId, id);
      checkIfMatch(caller, record.version);
      const next = await this.filing.confirm(tx, caller.actor, record);
      return changed(toReturnView(next), next.version, pathOf(id));
    });
  }

  private async readable(tx: Tx, caller: Caller, id: string): Promise<ReturnRecord> {
    const record = await this.store.get(tx, id);
    if (record === undefined || !mayInCenter(caller.actor, 'petition.read', record.centerId)) throw notFound();
    return record;
  }
}
