/**
 * Fills in what an assignment leaves out (api.md §3): department = the case's, else the accepting officer's, else the first
 * whose duty it is, by the roster or, when nobody is on it, by the category; on people's mediation the available mediator in term with the least open load, ties by id; responsible is
 * that department's officer on duty now. The roster line that caught the case travels along and is stored.
 */
import { Injectable } from '@nestjs/common';
import { TRACKS } from '../../domain/deadlines/tracks.js';
import type { Assign } from '../../domain/dispute/commands.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { barsOf } from '../../domain/dispute/people/mediators.js';
import { lineFor } from '../../domain/dispute/routing.js';
import { dayOfInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { unknownReference } from '../../platform/http/problem.js';
import { CentersReader } from '../centers/centers.reader.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { type DutyLine, RosterReader } from '../roster/roster.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import type { Current } from '../workflow/workflow.service.js';

export interface AssignmentWish {
  readonly departmentId: string | undefined;
  readonly mediatorIds: readonly string[] | undefined;
  readonly occurredAt: string | null;
}

@Injectable()
export class Assignments {
  constructor(
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly staff: StaffReader,
    private readonly roster: RosterReader,
    private readonly clock: Clock,
  ) {}

  async fill(tx: Tx, current: Current, wish: AssignmentWish): Promise<Assign> {
    const { custodyCenterId } = current.record;
    const at = wish.occurredAt ?? this.clock.nowIso();
    const onDuty = await this.roster.onDutyAt(tx, custodyCenterId, at);
    const departmentId = await this.departmentFor(tx, current, wish.departmentId, onDuty);
    const routedBy = current.facts.routing?.shiftId;
    const line = lineFor(onDuty, departmentId, ({ shiftId }) => shiftId === routedBy);
    return {
      type: 'assign',
      departmentId,
      departmentPresent: (await this.departments.firstThatTakesCases(tx, custodyCenterId, [departmentId])) !== null,
      mediatorIds: await this.mediatorsFor(tx, current, wish.mediatorIds, at),
      mediatorsNamed: wish.mediatorIds !== undefined,
      officerOnDutyId: line?.staffId ?? null,
      shiftId: line?.shiftId ?? null,
      occurredAt: wish.occurredAt,
    };
  }

  /** The first that takes cases of: the accepting officer's, the one it was routed to, those on duty now, the one for the category. */
  private async departmentFor(
    tx: Tx,
    { record, facts }: Current,
    wished: string | undefined,
    onDuty: readonly DutyLine[],
  ): Promise<string | null> {
    if (wished !== undefined) {
      const department = await this.departments.get(tx, wished);
      if (department?.centerId !== record.custodyCenterId) throw unknownReference('/departmentId');
      return wished;
    }
    if (record.departmentId !== null) return record.departmentId;
    const accepter = facts.acceptedByStaffId === null ? [] : await this.staff.byIds(tx, [facts.acceptedByStaffId]);
    const candidates = [
      accepter[0]?.departmentId ?? null,
      record.routedDepartmentId,
      ...onDuty.map((line) => line.departmentId),
    ];
    return (
      (await this.departments.firstThatTakesCases(tx, record.custodyCenterId, candidates)) ??
      (await this.departments.forCategory(tx, record.custodyCenterId, record.category))?.id ??
      null
    );
  }

  /** With acceptance a case comes to the department it was routed to; taken by an officer of another one, it stays open until assignment. */
  async departmentOnAcceptance(tx: Tx, caller: Caller, record: DisputeRecord): Promise<string | null> {
    if (record.departmentId !== null) return record.departmentId;
    const { staffId } = caller.actor;
    const own = staffId === null ? null : ((await this.staff.get(tx, staffId))?.departmentId ?? null);
    if (own !== null && own !== record.routedDepartmentId) return null;
    return this.departments.firstThatTakesCases(tx, record.custodyCenterId, [record.routedDepartmentId]);
  }

  private async mediatorsFor(
    tx: Tx,
    { record, facts }: Current,
    wished: readonly string[] | undefined,
    at: string,
  ): Promise<string[]> {
    if (wished !== undefined) {
      const known = await this.staff.byIds(tx, [...wished]);
      const missing = wished.findIndex(
        (id) => !known.some((person) => person.id === id && person.centerId === record.custodyCenterId),
      );
      if (missing !== -1) throw unknownReference(`/mediatorIds/${missing}`);
      return [...wished];
    }
    if (record.mediatorIds.length > 0) return record.mediatorIds;
    if (facts.track === null || !TRACKS[facts.track].needsPeoplesMediator) return [];
    return this.leastBusy(tx, record.custodyCenterId, facts, at);
  }

  /** Whom a conflict or challenge bars from the case is not asked. */
  private async leastBusy(tx: Tx, centerId: string, facts: DisputeFacts, at: string): Promise<string[]> {
    const center = await this.centers.get(tx, centerId);
    const inTerm = await this.staff.mediatorsInTerm(
      tx,
      centerId,
      null,
      dayOfInstant(at, center?.zone ?? 'Asia/Shanghai'),
    );
    const loads = await tx.query<{ id: string }>(
      `SELECT m.id FROM unnest($1::uuid[]) AS m(id)
         LEFT JOIN dispute d ON d.mediator_ids @> ARRAY[m.id] AND d.state IN ('accepted','assigned','mediating')
        GROUP BY m.id ORDER BY count(d.id), m.id LIMIT 1`,
      [inTerm.map(({ id }) => id).filter((id) => barsOf(facts, id, this.clock.nowIso()).length === 0)],
    );
    return loads.map(({ id }) => id);
  }
}
