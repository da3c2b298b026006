/** Use cases of the people who work at a centre. */
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
import { invalid, notFound } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { DepartmentUsesService } from '../departments/department-uses.service.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import type { Appointment, CreateStaffRequest, StaffQuery, StaffResponse, UpdateStaffRequest } from './staff.dto.js';
import type { StaffRow } from './staff.entity.js';
import { sealedHome } from './staff-home.js';
import { StaffStore } from './staff.store.js';
import { StaffUsesService } from './staff-uses.service.js';
import { toStaffView } from './staff.view.js';

const pathOf = (id: string): string => `/staff/${id}`;

@Injectable()
export class StaffService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: StaffStore,
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly uses: DepartmentUsesService,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
    private readonly staffUses: StaffUsesService,
  ) {}

  onModuleInit(): void {
    this.uses.register((tx, departmentId) => this.store.hasActive(tx, departmentId));
    this.gates.register('staff', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const row = await this.store.get(tx, id);
        if (row === undefined) throw notFound();
        demandInCenter(caller, permission, row.centerId);
        return row.version;
      }),
    );
  }

  list(caller: Caller, centerId: string, query: StaffQuery): Promise<Reply<PageOf<StaffResponse>>> {
    const path = `/centers/${centerId}/staff`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      const today = this.today(await this.center(tx, centerId));
      const filter = {
        centerId,
        departmentId: query.departmentId ?? null,
        kinds: query.kind ?? null,
        active: query.active ?? null,
        q: query.q ?? null,
        on: today,
      };
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      const shown = pageOf(
        rows,
        page,
        (row) => [row.name, row.id],
        (row) => toStaffView(row, today),
        sign,
        total,
      );
      return pageReply(shown, path, query);
    });
  }

  get(caller: Caller, id: string): Promise<Reply<StaffResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const row = await this.store.get(tx, id);
      if (row === undefined) throw notFound();
      return found(await this.view(tx, row), row.version, pathOf(id));
    });
  }

  create(caller: Caller, centerId: string, input: CreateStaffRequest): Promise<Reply<StaffResponse>> {
    return this.useCases.write(caller, async (tx) => {
      await this.center(tx, centerId);
      demandInCenter(caller, 'staff.manage', centerId);
      const row = await this.add(tx, centerId, input);
      return created(await this.view(tx, row), row.version, pathOf(row.id));
    });
  }

  update(caller: Caller, id: string, input: UpdateStaffRequest): Promise<Reply<StaffResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const row = await this.locked(tx, caller, id);
      checkIfMatch(caller, row.version);
      const { active, appointment, homeAddress, ...rest } = input;
      const homeAddressSealed = homeAddress === undefined ? undefined : sealedHome(this.envelope, id, homeAddress);
      const change = { ...rest, ...columnsOf(appointment), isActive: active, homeAddressSealed };
      const next = { ...patched<StaffRow>(row, change), version: row.version + 1, updatedAt: this.clock.nowIso() };
      await this.checkDepartment(tx, row, next);
      const departmentIds = departmentsLeft(row, next);
      if (departmentIds.length > 0) await this.staffUses.demandFree(tx, { staffId: id, departmentIds });
      await this.store.update(tx, next);
      return changed(await this.view(tx, next), next.version, pathOf(id));
    });
  }

  /** What may still need the person is locked first, in the order in which everybody else locks the two. */
  private async locked(tx: Tx, caller: Caller, id: string): Promise<StaffRow> {
    const known = await this.store.get(tx, id);
    if (known === undefined) throw notFound();
    demandInCenter(caller, 'staff.manage', known.centerId);
    await this.staffUses.lock(tx, known.centerId);
    const row = await this.store.lock(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  /** Adds a person; also for set-up and the demo centre. */
  async add(tx: Tx, centerId: string, input: CreateStaffRequest): Promise<StaffRow> {
    const now = this.clock.nowIso();
    const id = input.id ?? uuidv7();
    const row: StaffRow = {
      id,
      centerId,
      departmentId: input.departmentId ?? null,
      name: input.name,
      title: input.title ?? null,
      isOfficer: input.isOfficer ?? false,
      ...NOT_APPOINTED,
      ...columnsOf(input.appointment),
      gridLevel: input.gridLevel ?? null,
      workPhone: input.workPhone ?? null,
      workUnit: input.workUnit ?? null,
      homeAddressSealed: sealedHome(this.envelope, id, input.homeAddress ?? null),
      weekdays: input.weekdays ?? [1, 2, 3, 4, 5],
      maxShiftsPerWeek: input.maxShiftsPerWeek ?? null,
      minRestHours: input.minRestHours ?? null,
      alsoDepartmentIds: input.alsoDepartmentIds ?? [],
      isActive: true,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await this.checkDepartment(tx, undefined, row);
    await this.store.insert(tx, row);
    return row;
  }

  /** A department is checked when the person comes to it: newly, from another one, or back to work. */
  private async checkDepartment(
    tx: Tx,
    before: StaffRow | undefined,
    { departmentId, alsoDepartmentIds, centerId, isOfficer, isActive }: StaffRow,
  ) {
    if (isOfficer && departmentId === null) throw invalid('/departmentId', 'needs', { other: 'departmentId' });
    const returns = isActive && before?.isActive === false;
    if (departmentId !== null && (before?.departmentId !== departmentId || returns))
      await this.departments.demand(tx, departmentId, centerId, '/departmentId');
    // Each one is locked, in the order of their ids, so that two who lock the same ones do not wait for each other.
    for (const id of [...alsoDepartmentIds].sort()) {
      const pointer = `/alsoDepartmentIds/${alsoDepartmentIds.indexOf(id)}`;
      if (id === departmentId) throw invalid(pointer, 'duplicate');
      if (!isOfficer) throw invalid(pointer, 'needs', { other: 'isOfficer' });
      if (returns || before?.alsoDepartmentIds.includes(id) !== true)
        await this.departments.demand(tx, id, centerId, pointer);
    }
  }

  private async view(tx: Tx, row: StaffRow): Promise<StaffResponse> {
    return toStaffView(row, this.today(await this.center(tx, row.centerId)));
  }

  private async center(tx: Tx, id: string): Promise<CenterRecord> {
    const center = await this.centers.get(tx, id);
    if (center === undefined) throw notFound();
    return center;
  }

  private today({ zone }: CenterRecord): string {
    return this.clock.today(zone);
  }
}

/** Departments for which somebody stood and will not any more. */
function departmentsLeft(before: StaffRow, next: StaffRow): string[] {
  const stays = departmentsOf(next);
  return departmentsOf(before).filter((id) => !stays.includes(id));
}

const departmentsOf = ({ isActive, isOfficer, departmentId, alsoDepartmentIds }: StaffRow): string[] =>
  isActive && isOfficer && departmentId !== null ? [departmentId, ...alsoDepartmentIds] : [];

type AppointmentColumns = Pick<StaffRow, 'appointedFrom' | 'appointedTo' | 'committee'>;

const NOT_APPOINTED: AppointmentColumns = { appointedFrom: null, appointedTo: null, committee: null };

/** Nothing where nothing was sent; null takes the appointment away. */
function columnsOf(appointment: Appointment | null | undefined): Partial<AppointmentColumns> {
  if (appointment === undefined) return {};
  if (appointment === null) return NOT_APPOINTED;
  const { appointedFrom, appointedTo = null, committee = null } = appointment;
  if (appointedTo !== null && appointedTo <= appointedFrom) throw invalid('/appointment/appointedTo', 'bad_range');
  return { appointedFrom, appointedTo, committee };
}
