/** Use cases of grids. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { patched } from '../../platform/http/patched.js';
import { notFound, refuse, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import { toGridView, toSummaryView } from './grid.view.js';
import type {
  CreateGridRequest,
  GridQuery,
  GridResponse,
  GridSummaryResponse,
  UpdateGridRequest,
} from './grids.dto.js';
import { type GridRecord, GridsStore } from './grids.store.js';

const pathOf = (id: string): string => `/grids/${id}`;

@Injectable()
export class GridsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: GridsStore,
    private readonly centers: CentersReader,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('grid', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const row = await this.store.get(tx, id);
        if (row === undefined) throw notFound();
        demandInCenter(caller, permission, row.centerId);
        return row.version;
      }),
    );
  }

  list(caller: Caller, centerId: string, query: GridQuery): Promise<Reply<PageOf<GridSummaryResponse>>> {
    const path = `/centers/${centerId}/grids`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = { centerId, levels: query.level?.map(Number) ?? null, parentId: query.parentId ?? null };
    return this.useCases.read(caller, async (tx) => {
      if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.level, row.name, row.id], toSummaryView, sign, total),
        path,
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<GridResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const row = await this.store.get(tx, id);
      if (row === undefined) throw notFound();
      return found(await this.view(tx, row), row.version, pathOf(id));
    });
  }

  create(caller: Caller, centerId: string, input: CreateGridRequest): Promise<Reply<GridResponse>> {
    return this.useCases.write(caller, async (tx) => {
      if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
      demandInCenter(caller, 'grid.manage', centerId);
      const row = await this.add(tx, centerId, input);
      return created(await this.view(tx, row), row.version, pathOf(row.id));
    });
  }

  update(caller: Caller, id: string, input: UpdateGridRequest): Promise<Reply<GridResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const row = await this.store.lock(tx, id);
      if (row === undefined) throw notFound();
      demandInCenter(caller, 'grid.manage', row.centerId);
      checkIfMatch(caller, row.version);
      const next = { ...patched<GridRecord>(row, input), version: row.version + 1, updatedAt: this.clock.nowIso() };
      await this.checkParent(tx, next);
      await this.store.update(tx, next);
      return changed(await this.view(tx, next), next.version, pathOf(id));
    });
  }

  /** Adds a grid; also for set-up and the demo centre. */
  async add(tx: Tx, centerId: string, input: CreateGridRequest): Promise<GridRecord> {
    const now = this.clock.nowIso();
    const row: GridRecord = {
      id: input.id ?? uuidv7(),
      centerId,
      parentId: input.parentId ?? null,
      level: input.level,
      name: input.name,
      version: 1,
      createdAt: now,
      updatedAt: now,
      households: 0,
    };
    await this.checkParent(tx, row);
    await this.store.insert(tx, row);
    return row;
  }

  /** Levels are fixed, so a grid can never come to lie below itself. */
  private async checkParent(tx: Tx, { centerId, parentId, level }: GridRecord): Promise<void> {
    if (parentId === null) {
      if (level !== 1) throw refuse('grid_parent_wrong');
      return;
    }
    const parent = await this.store.get(tx, parentId);
    if (parent === undefined) throw unknownReference('/parentId');
    if (parent.centerId !== centerId || parent.level !== level - 1) throw refuse('grid_parent_wrong');
  }

  private async view(tx: Tx, row: GridRecord): Promise<GridResponse> {
    const buildings = await this.store.buildingsOf(tx, row.id);
    return toGridView(row, buildings, await this.store.dutiesOf(tx, row.id));
  }
}
