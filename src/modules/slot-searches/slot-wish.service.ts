/** Makes a question of what a search asks: every id known to the caller, everything of one centre, a period to look at. */
import { Injectable } from '@nestjs/common';
import { standing } from '../../domain/dispute/guard.js';
import { addMinutes, laterOf, startOfDayInstant, toInstant } from '../../domain/shared/day.js';
import type { Interval } from '../../domain/shared/interval.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, refuse, unknownReference } from '../../platform/http/problem.js';
import { OfficeDaysReader, type OfficePeriod } from '../centers/office-days.reader.js';
import { type RoomRecord, RoomsReader } from '../centers/rooms.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { type DepartmentRecord, DepartmentsReader } from '../departments/departments.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { type StaffRecord, StaffReader } from '../staff/staff.reader.js';
import { MOST_STAFF, type SlotSearchRequest } from './slot-searches.dto.js';

export interface SlotWish {
  readonly centerId: string;
  readonly minutes: number;
  readonly period: Interval;
  readonly office: OfficePeriod;
  readonly mediators: readonly StaffRecord[];
  /** beside the mediators */
  readonly named: readonly StaffRecord[];
  readonly departments: readonly DepartmentRecord[];
  /** in use, of the kind or the very one */
  readonly rooms: readonly RoomRecord[];
  /** at most so many come */
  readonly people: number;
  /** when a party cannot come */
  readonly away: readonly Interval[];
}

const MINUTES_OF_DAY = 1440;

@Injectable()
export class SlotWishService {
  constructor(
    private readonly rooms: RoomsReader,
    private readonly staff: StaffReader,
    private readonly departments: DepartmentsReader,
    private readonly office: OfficeDaysReader,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, dispute: DisputeRecord, input: SlotSearchRequest): Promise<SlotWish> {
    const { custodyCenterId: centerId, mediatorIds, folded } = dispute;
    const period = await this.periodOf(tx, centerId, input);
    const office = await this.office.of(tx, centerId, period);
    const away = awayOf(dispute, input, office.zone);
    const named = await this.namedOf(tx, centerId, input, mediatorIds);
    const departments = await this.departmentsOf(tx, centerId, input);
    const others = mediatorIds.length + departments.length;
    if (others + named.length > MOST_STAFF)
      throw invalid('/staffIds', 'too_many', { max: Math.max(0, MOST_STAFF - others) });
    return {
      centerId,
      minutes: input.minutes,
      period,
      office,
      mediators: await this.staff.byIds(tx, mediatorIds),
      named,
      departments,
      rooms: await this.roomsOf(tx, centerId, input),
      people: standing(folded).length + others + named.length,
      away,
    };
  }

  private async periodOf(tx: Tx, centerId: string, { notBefore, notAfter }: SlotSearchRequest): Promise<Interval> {
    const max = (await this.settings.of(tx, centerId)).rooms.searchHorizonDays;
    const startsAt = laterOf(this.clock.nowIso(), ...(notBefore === undefined ? [] : [toInstant(notBefore)]));
    const last = addMinutes(startsAt, max * MINUTES_OF_DAY);
    const endsAt = notAfter === undefined ? last : toInstant(notAfter);
    if (endsAt <= startsAt) throw invalid('/notAfter', 'bad_range');
    if (endsAt > last) throw invalid('/notAfter', 'at_most_days_ahead', { max });
    return { startsAt, endsAt };
  }

  private async namedOf(
    tx: Tx,
    centerId: string,
    { staffIds = [] }: SlotSearchRequest,
    mediatorIds: readonly string[],
  ): Promise<StaffRecord[]> {
    const named: StaffRecord[] = [];
    for (const [index, id] of staffIds.entries())
      named.push(await this.staff.demand(tx, id, centerId, `/staffIds/${index}`));
    return named.filter(({ id }) => !mediatorIds.includes(id));
  }

  private async departmentsOf(
    tx: Tx,
    centerId: string,
    { departments: ids = [] }: SlotSearchRequest,
  ): Promise<DepartmentRecord[]> {
    const known = (await this.departments.byIds(tx, ids)).filter((department) => department.centerId === centerId);
    return ids.map((id, index) => {
      const department = known.find((each) => each.id === id);
      if (department === undefined) throw unknownReference(`/departments/${index}`);
      if (!department.active) throw refuse('department_closed');
      return department;
    });
  }

  private async roomsOf(tx: Tx, centerId: string, { roomId, roomKind }: SlotSearchRequest): Promise<RoomRecord[]> {
    if (roomId === undefined) return this.rooms.ofKind(tx, centerId, roomKind ?? 'mediation');
    if (roomKind !== undefined) throw invalid('/roomId', 'not_allowed_with', { other: 'roomKind' });
    const room = await this.rooms.get(tx, roomId);
    if (room === undefined || room.centerId !== centerId) throw unknownReference('/roomId');
    if (!room.active) throw refuse('room_closed');
    return [room];
  }
}

function awayOf({ folded }: DisputeRecord, { avoid = [] }: SlotSearchRequest, zone: string): Interval[] {
  const parties = new Set<string>(standing(folded).map(({ partyId }) => partyId));
  return avoid.map(({ partyId, from, to }, index) => {
    if (!parties.has(partyId)) throw unknownReference(`/avoid/${index}/partyId`);
    if (to <= from) throw invalid(`/avoid/${index}/to`, 'bad_range');
    return { startsAt: startOfDayInstant(from, zone), endsAt: startOfDayInstant(to, zone) };
  });
}
