/** Use cases of the tree of centres. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { isPlaceable, type CenterLevel } from '../../domain/centers/levels.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock, isZone } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { patched } from '../../platform/http/patched.js';
import { invalid, notFound, refuse, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CenterFoundingService } from './center-founding.service.js';
import type { CenterRow } from './center.entity.js';
import { toCenterView } from './center.view.js';
import type { CenterQuery, CenterResponse, CreateCenterRequest, UpdateCenterRequest } from './centers.dto.js';
import { CentersStore } from './centers.store.js';

/** A centre to be, at set-up (a root has no parent) or by request. */
export interface NewCenter {
  readonly id?: string | undefined;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly level: CenterLevel;
  readonly areaCode?: string | null | undefined;
  readonly timeZone?: string | undefined;
}

const pathOf = (id: string): string => `/centers/${id}`;

@Injectable()
export class CentersService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: CentersStore,
    private readonly founding: CenterFoundingService,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('center', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const row = await this.existing(tx, id);
        demandInCenter(caller, permission, row.id);
        return row.version;
      }),
    );
  }

  list(caller: Caller, query: CenterQuery): Promise<Reply<PageOf<CenterResponse>>> {
    const purpose = purposeOf('centers', query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = {
      levels: query.level ?? null,
      parentId: query.parentId ?? null,
      under: query.under ?? null,
      q: query.q ?? null,
    };
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.name, row.id], toCenterView, sign, total),
        '/centers',
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<CenterResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const row = await this.existing(tx, id);
      return found(toCenterView(row), row.version, pathOf(id));
    });
  }

  create(caller: Caller, input: CreateCenterRequest): Promise<Reply<CenterResponse>> {
    return this.useCases.write(caller, async (tx) => {
      if ((await this.store.get(tx, input.parentId)) === undefined) throw unknownReference('/parentId');
      demandInCenter(caller, 'center.manage', input.parentId);
      const row = await this.add(tx, input);
      return created(toCenterView(row), row.version, pathOf(row.id));
    });
  }

  update(caller: Caller, id: string, input: UpdateCenterRequest): Promise<Reply<CenterResponse>> {
    return this.useCases.write(caller, async (tx) => {
      await this.store.lockTree(tx);
      const row = await this.store.lock(tx, id);
      if (row === undefined) throw notFound();
      demandInCenter(caller, 'center.manage', id);
      checkIfMatch(caller, row.version);
      checkValues(input);
      const next = { ...patched<CenterRow>(row, input), version: row.version + 1, updatedAt: this.clock.nowIso() };
      const placed = await this.placed(tx, caller, row, next);
      await this.store.update(tx, placed);
      if (placed.path.join() !== row.path.join()) await this.store.movePathsBelow(tx, id, placed.path);
      return changed(toCenterView(placed), placed.version, pathOf(id));
    });
  }

  /** Founds a centre with everything that belongs to a new one; also for set-up and the demo centre. */
  async add(tx: Tx, input: NewCenter): Promise<CenterRow> {
    checkValues(input);
    await this.store.lockTree(tx);
    const parent = input.parentId === null ? null : await this.store.get(tx, input.parentId);
    if (parent === undefined) throw unknownReference('/parentId');
    const id = input.id ?? uuidv7();
    if (!isPlaceable({ centerId: id, level: input.level, parent: placeOf(parent), childLevels: [] })) {
      throw refuse('parent_not_above');
    }
    const now = this.clock.nowIso();
    const row: CenterRow = {
      id,
      parentId: parent?.id ?? null,
      path: [...(parent?.path ?? []), id],
      name: input.name,
      shortName: input.shortName,
      level: input.level,
      areaCode: input.areaCode ?? null,
      timeZone: input.timeZone ?? 'Asia/Shanghai',
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await this.store.insert(tx, row);
    await this.founding.found(tx, id, now);
    return row;
  }

  /** The changed row at its place in the tree; a move needs the permission at the new parent too. */
  private async placed(tx: Tx, caller: Caller, row: CenterRow, next: CenterRow): Promise<CenterRow> {
    const parent = next.parentId === null ? null : await this.store.get(tx, next.parentId);
    if (parent === undefined) throw unknownReference('/parentId');
    if (parent !== null && parent.id !== row.parentId) demandInCenter(caller, 'center.manage', parent.id);
    const childLevels = (await this.store.childLevels(tx, row.id)) as CenterLevel[];
    const placement = { centerId: row.id, level: next.level as CenterLevel, parent: placeOf(parent), childLevels };
    if (!isPlaceable(placement)) throw refuse('parent_not_above');
    return { ...next, path: [...(parent?.path ?? []), row.id] };
  }

  private async existing(tx: Tx, id: string): Promise<CenterRow> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }
}

const placeOf = (parent: CenterRow | null) =>
  parent === null ? null : { level: parent.level as CenterLevel, path: parent.path };

function checkValues({
  areaCode,
  timeZone,
}: {
  areaCode?: string | null | undefined;
  timeZone?: string | undefined;
}): void {
  if (typeof areaCode === 'string' && !/^\d{6,12}$/.test(areaCode)) {
    throw invalid('/areaCode', 'wrong_value', { expected: '6–12 digits' });
  }
  if (timeZone !== undefined && !isZone(timeZone))
    throw invalid('/timeZone', 'wrong_value', { expected: 'Asia/Shanghai' });
}
