/** Makes an order of what a request wants held: every id known to the caller, everything of one centre, a time to come. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { standing } from '../../domain/dispute/guard.js';
import { addMinutes, toInstant, wallTimeOf } from '../../domain/shared/day.js';
import type { Interval } from '../../domain/shared/interval.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, refuse, unknownReference } from '../../platform/http/problem.js';
import { BookingsService } from '../bookings/bookings.service.js';
import type { ReservationOrder } from '../bookings/reservation-bookings.service.js';
import { RoomsReader } from '../centers/rooms.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { RosterLinesReader } from '../roster/roster-lines.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { type CreateReservationRequest, MAX_MINUTES } from './reservations.dto.js';

@Injectable()
export class ReservationWishService {
  constructor(
    private readonly rooms: RoomsReader,
    private readonly staff: StaffReader,
    private readonly disputes: DisputesReader,
    private readonly roster: RosterLinesReader,
    private readonly bookings: BookingsService,
    private readonly clock: Clock,
  ) {}

  async order(tx: Tx, caller: Caller, input: CreateReservationRequest): Promise<ReservationOrder> {
    const { id = uuidv7(), roomId = null, staffIds = [] } = input;
    if (roomId === null && staffIds.length === 0) throw invalid('/roomId', 'required');
    const period = this.timeOf(input);
    const dispute = await this.disputeOf(tx, caller, input.disputeId);
    const centerId = dispute?.custodyCenterId ?? (await this.centerOf(tx, roomId, staffIds));
    demandInCenter(caller, 'room.reserve', centerId);
    for (const [index, staffId] of staffIds.entries())
      await this.staff.demand(tx, staffId, centerId, `/staffIds/${index}`);
    await this.demandNobodyAway(tx, centerId, staffIds, period);
    return {
      id,
      centerId,
      disputeId: dispute?.id ?? null,
      roomId,
      staffIds,
      ...period,
      heldBy: caller.actor.accountId,
      heldByStaffId: caller.actor.staffId,
      people: staffIds.length + (dispute === undefined ? 0 : standing(dispute.folded).length),
      mediatorIds: dispute?.mediatorIds ?? [],
    };
  }

  private async demandNobodyAway(
    tx: Tx,
    centerId: string,
    staffIds: readonly string[],
    period: Interval,
  ): Promise<void> {
    const [away] = await this.roster.absences(tx, staffIds, period);
    if (away === undefined) return;
    const zone = await this.bookings.zoneOf(tx, centerId);
    const name = (await this.staff.get(tx, away.staffId))?.name ?? away.staffId;
    const [from, to] = [wallTimeOf(away.startsAt, zone), wallTimeOf(away.endsAt, zone)];
    throw refuse('staff_away', { params: { staffId: away.staffId, name, from, to } });
  }

  private timeOf(input: CreateReservationRequest): Interval {
    const [startsAt, endsAt] = [toInstant(input.startsAt), toInstant(input.endsAt)];
    if (startsAt < this.clock.nowIso()) throw invalid('/startsAt', 'in_past');
    if (endsAt <= startsAt) throw invalid('/endsAt', 'bad_range');
    if (endsAt > addMinutes(startsAt, MAX_MINUTES)) throw invalid('/endsAt', 'at_most_minutes', { max: MAX_MINUTES });
    return { startsAt, endsAt };
  }

  private async disputeOf(tx: Tx, caller: Caller, id: string | undefined): Promise<DisputeRecord | undefined> {
    if (id === undefined) return undefined;
    if (!(await this.disputes.visibleIds(tx, caller, [id])).has(id)) throw unknownReference('/disputeId');
    return this.disputes.visible(tx, caller, id);
  }

  /** Of the room, else of the first of the people. */
  private async centerOf(tx: Tx, roomId: string | null, [staffId = '']: readonly string[]): Promise<string> {
    const named = roomId === null ? await this.staff.get(tx, staffId) : await this.rooms.get(tx, roomId);
    if (named === undefined) throw unknownReference(roomId === null ? '/staffIds/0' : '/roomId');
    return named.centerId;
  }
}
