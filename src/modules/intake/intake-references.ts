/** Judges what a registration refers to: centre, grid, department, codes. Ids the caller may not know are unknown (400). */
import { Injectable } from '@nestjs/common';
import { reaches } from '../../domain/access/actor.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, unknownReference } from '../../platform/http/problem.js';
import { CentersReader } from '../centers/centers.reader.js';
import { CodeTablesService } from '../code-tables/code-tables.service.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { GridsReader } from '../grids/grids.reader.js';

/** The fields of a registration or amendment that refer to something. */
export interface Referring {
  readonly gridId?: string | null;
  readonly departmentId?: string | null;
  readonly category: string;
  readonly subcategory?: string | null;
  readonly riskFlags?: readonly string[];
  readonly occurredOn?: string | null;
  readonly parties?: readonly Born[];
}

interface Born {
  readonly bornOn?: string | null | undefined;
}

@Injectable()
export class IntakeReferences {
  constructor(
    private readonly centers: CentersReader,
    private readonly grids: GridsReader,
    private readonly departments: DepartmentsReader,
    private readonly codes: CodeTablesService,
    private readonly disputes: DisputesReader,
    private readonly clock: Clock,
  ) {}

  /** Throws on the first reference that does not hold; answers the centre's zone. */
  async check(tx: Tx, caller: Caller, centerId: string, request: Referring): Promise<string> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw unknownReference('/centerId');
    const today = dayOfInstant(this.clock.nowIso(), center.zone);
    await this.checkPlaces(tx, caller, centerId, request, today);
    await this.checkCodes(tx, request, today);
    if (request.occurredOn != null && request.occurredOn > today) throw invalid('/occurredOn', 'in_future');
    for (const [index, { bornOn }] of (request.parties ?? []).entries())
      demandBorn(bornOn, today, `/parties/${index}/bornOn`);
    return center.zone;
  }

  /** A party on its own, added or amended: nobody is born tomorrow. */
  async checkParty(tx: Tx, centerId: string, { bornOn }: Born): Promise<void> {
    const center = await this.centers.get(tx, centerId);
    if (center !== undefined) demandBorn(bornOn, this.clock.today(center.zone), '/bornOn');
  }

  private async checkPlaces(
    tx: Tx,
    caller: Caller,
    centerId: string,
    { gridId, departmentId }: Referring,
    today: string,
  ): Promise<void> {
    if (gridId != null && (await this.grids.get(tx, gridId))?.centerId !== centerId) throw unknownReference('/gridId');
    if (departmentId != null) {
      const department = await this.departments.get(tx, departmentId);
      if (department?.centerId !== centerId || !department.takesCases || !department.active)
        throw unknownReference('/departmentId');
    }
    await this.checkOwnGrid(tx, caller, centerId, gridId ?? null, today);
  }

  /** Grid workers report from the grids they answer for (api.md §2), unless they are more than that at this very centre. */
  private async checkOwnGrid(
    tx: Tx,
    { actor }: Caller,
    centerId: string,
    gridId: string | null,
    today: string,
  ): Promise<void> {
    const isMore = reaches(actor, 'duty_officer', centerId) || reaches(actor, 'director', centerId);
    if (isMore || !reaches(actor, 'grid_worker', centerId)) return;
    const own = actor.staffId === null ? [] : await this.grids.gridIdsOfStaff(tx, actor.staffId, today);
    if (gridId === null) throw invalid('/gridId', 'required');
    if (!own.includes(gridId)) throw unknownReference('/gridId');
  }

  private async checkCodes(tx: Tx, request: Referring, today: string): Promise<void> {
    await this.codes.mustBeValid(tx, 'categories', request.category, today, '/category');
    if (request.subcategory != null) {
      await this.codes.mustBeValid(tx, 'subcategories', request.subcategory, today, '/subcategory', request.category);
    }
    for (const [index, flag] of (request.riskFlags ?? []).entries()) {
      await this.codes.mustBeValid(tx, 'risk-flags', flag, today, `/riskFlags/${index}`);
    }
  }

  visible(tx: Tx, caller: Caller, id: string): Promise<DisputeRecord> {
    return this.disputes.visible(tx, caller, id);
  }
}

function demandBorn(bornOn: string | null | undefined, today: string, pointer: string): void {
  if (bornOn != null && bornOn > today) throw invalid(pointer, 'in_future');
}
