/** Judges what a session refers to: staff of the centre, each person named in one way, law in force on the day. */
import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '../../domain/shared/day.js';
import { nonEmpty } from '../../domain/shared/result.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, RefusedProblem, unknownReference } from '../../platform/http/problem.js';
import { CentersReader } from '../centers/centers.reader.js';
import { CodeTablesService } from '../code-tables/code-tables.service.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { StaffReader } from '../staff/staff.reader.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import type { Outcome } from '../workflow/workflow.service.js';
import type { AttendanceInput, GuestInput, HoldSessionRequest, ScheduleSessionRequest } from './session.dto.js';

/** An id in the body and where it stands there. */
type Named = readonly [pointer: string, id: string | undefined];

@Injectable()
export class SessionReferences {
  constructor(
    private readonly staff: StaffReader,
    private readonly centers: CentersReader,
    private readonly codes: CodeTablesService,
    private readonly views: CaseViewService,
  ) {}

  async checkPlan(
    tx: Tx,
    { custodyCenterId }: DisputeRecord,
    { mediatorIds = [], invited = [] }: ScheduleSessionRequest,
  ): Promise<void> {
    await this.checkStaff(tx, custodyCenterId, [
      ...mediatorIds.map((id, index): Named => [`/mediatorIds/${index}`, id]),
      ...invited.map(({ staffId }, index): Named => [`/invited/${index}/staffId`, staffId]),
    ]);
  }

  async checkAttendance(tx: Tx, { custodyCenterId }: DisputeRecord, { attendance }: HoldSessionRequest): Promise<void> {
    await this.checkStaff(
      tx,
      custodyCenterId,
      attendance.map(({ staffId }, index): Named => [`/attendance/${index}/staffId`, staffId]),
    );
  }

  /** R44: law is cited as it stood on the day of the session; a refusal names what to cite instead. */
  async checkCitations(
    tx: Tx,
    caller: Caller,
    { record, before }: Outcome,
    request: HoldSessionRequest,
  ): Promise<void> {
    const { citations = [], heldTo } = request;
    if (citations.length === 0) return;
    const center = await this.centers.get(tx, record.custodyCenterId);
    const on = dayOfInstant(heldTo, center?.zone ?? 'Asia/Shanghai');
    const refusals = nonEmpty(await this.codes.articlesValid(tx, citations, on));
    if (refusals !== undefined)
      throw new RefusedProblem(refusals, await this.availableBefore(tx, caller, { record, before }));
  }

  /** What the caller may do with the case as it was before a command that cannot stand. */
  async availableBefore(
    tx: Tx,
    caller: Caller,
    { record, before }: Pick<Outcome, 'record' | 'before'>,
  ): Promise<string[]> {
    const actions = await this.views.actions(tx, caller, { ...record, folded: before });
    return [...new Set(actions.filter(({ allowed }) => allowed).map(({ action }) => action))];
  }

  private async checkStaff(tx: Tx, centerId: string, named: readonly Named[]): Promise<void> {
    const ids = named.flatMap(([, id]) => id ?? []);
    const known = await this.staff.byIds(tx, [...new Set(ids)]);
    const atCenter = new Set(known.filter((person) => person.centerId === centerId).map(({ id }) => id));
    const missing = named.find(([, id]) => id !== undefined && !atCenter.has(id));
    if (missing !== undefined) throw unknownReference(missing[0]);
  }
}

/** Each guest is one of the staff or a name, never both, never neither. */
export function demandNamedGuests(guests: readonly GuestInput[]): void {
  guests.forEach(({ staffId, name }, index) => demandOne(`/invited/${index}`, { staffId, name }, ['staffId', 'name']));
}

/** A side is named by its party, a mediator by the staff register, anybody else by either of the other two. */
export function demandNamedAttendance(attendance: readonly AttendanceInput[]): void {
  attendance.forEach(({ partyId, staffId, name, as }, index) =>
    demandOne(`/attendance/${index}`, { partyId, staffId, name }, WAYS[as]),
  );
}

const WAYS = {
  party: ['partyId'],
  representative: ['partyId'],
  mediator: ['staffId'],
  adviser: ['staffId', 'name'],
  recorder: ['staffId', 'name'],
  invited: ['staffId', 'name'],
} as const;

function demandOne(
  pointer: string,
  ways: Readonly<Record<string, string | undefined>>,
  allowed: readonly string[],
): void {
  const given = Object.keys(ways).filter((way) => ways[way] !== undefined);
  const [first, second] = given;
  if (first === undefined) throw invalid(`${pointer}/${allowed[0] ?? ''}`, 'required');
  if (second !== undefined) throw invalid(`${pointer}/${second}`, 'not_allowed_with', { other: first });
  if (!allowed.includes(first)) throw invalid(`${pointer}/${first}`, 'not_allowed_with', { other: 'as' });
}
