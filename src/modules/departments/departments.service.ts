/** Use cases of departments. */
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
import { notFound, refuse } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { DepartmentRow } from './department.entity.js';
import { DepartmentUsesService } from './department-uses.service.js';
import { toDepartmentView } from './department.view.js';
import type {
  CreateDepartmentRequest,
  DepartmentQuery,
  DepartmentResponse,
  UpdateDepartmentRequest,
} from './departments.dto.js';
import { DepartmentsStore } from './departments.store.js';

const pathOf = (id: string): string => `/departments/${id}`;

@Injectable()
export class DepartmentsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: DepartmentsStore,
    private readonly centers: CentersReader,
    private readonly uses: DepartmentUsesService,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('department', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const row = await this.existing(tx, id);
        demandInCenter(caller, permission, row.centerId);
        return row.version;
      }),
    );
  }

  list(caller: Caller, centerId: string, query: DepartmentQuery): Promise<Reply<PageOf<DepartmentResponse>>> {
    const path = `/centers/${centerId}/departments`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = { centerId, presences: query.presence ?? null, active: query.active ?? null };
    return this.useCases.read(caller, async (tx) => {
      if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.createdAt, row.id], toDepartmentView, sign, total),
        path,
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<DepartmentResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const row = await this.existing(tx, id);
      return found(toDepartmentView(row), row.version, pathOf(id));
    });
  }

  create(caller: Caller, centerId: string, input: CreateDepartmentRequest): Promise<Reply<DepartmentResponse>> {
    return this.useCases.write(caller, async (tx) => {
      if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
      demandInCenter(caller, 'department.manage', centerId);
      const row = await this.add(tx, centerId, input);
      return created(toDepartmentView(row), row.version, pathOf(row.id));
    });
  }

  update(caller: Caller, id: string, input: UpdateDepartmentRequest): Promise<Reply<DepartmentResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const row = await this.store.lock(tx, id);
      if (row === undefined) throw notFound();
      demandInCenter(caller, 'department.manage', row.centerId);
      checkIfMatch(caller, row.version);
      const { active, ...rest } = input;
      if (active === false && row.isActive && (await this.uses.isInUse(tx, id))) throw refuse('department_in_use');
      const change = { ...rest, isActive: active, version: row.version + 1, updatedAt: this.clock.nowIso() };
      const next = patched<DepartmentRow>(row, change);
      await this.store.update(tx, next);
      return changed(toDepartmentView(next), next.version, pathOf(id));
    });
  }

  /** Adds a department; also for set-up and the demo centre. */
  async add(tx: Tx, centerId: string, input: CreateDepartmentRequest): Promise<DepartmentRow> {
    const now = this.clock.nowIso();
    const row: DepartmentRow = {
      id: input.id ?? uuidv7(),
      centerId,
      code: input.code,
      nameZh: input.nameZh,
      nameEn: input.nameEn,
      presence: input.presence,
      weekdays: input.weekdays ?? [1, 2, 3, 4, 5],
      peopleNeeded: input.peopleNeeded ?? 1,
      parts: input.parts ?? 'day',
      categories: input.categories ?? [],
      takesCases: input.takesCases ?? true,
      isActive: true,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await this.store.insert(tx, row);
    return row;
  }

  private async existing(tx: Tx, id: string): Promise<DepartmentRow> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }
}
