/** What a search looks at: when rooms are open and taken, who is on duty, who is away or in another meeting. */
import { Injectable } from '@nestjs/common';
import {
  type BusyOf,
  departmentNeed,
  mediatorNeed,
  type Need,
  namedNeed,
  partiesNeed,
  roomNeed,
} from '../../domain/rooms/slot-needs.js';
import type { SlotQuestion } from '../../domain/rooms/slot-search.js';
import { addDays, dayOfInstant } from '../../domain/shared/day.js';
import { clipped, type Interval, merged } from '../../domain/shared/interval.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { BookingsReader } from '../bookings/bookings.reader.js';
import { RoomsReader } from '../centers/rooms.reader.js';
import { RosterLinesReader, type TimedLine } from '../roster/roster-lines.reader.js';
import { type StaffRecord, StaffReader } from '../staff/staff.reader.js';
import type { SlotWish } from './slot-wish.service.js';

@Injectable()
export class SlotGroundService {
  constructor(
    private readonly roster: RosterLinesReader,
    private readonly bookings: BookingsReader,
    private readonly rooms: RoomsReader,
    private readonly staff: StaffReader,
    private readonly clock: Clock,
  ) {}

  async question(tx: Tx, wish: SlotWish): Promise<SlotQuestion<Need>> {
    const { period, office, mediators, named, departments, away } = wish;
    const lines = await this.linesOf(tx, wish);
    const ofDepartments = lines.filter((line) => departments.some(({ id }) => id === line.departmentId));
    const officers = await this.staff.byIds(tx, [...new Set(ofDepartments.map(({ staffId }) => staffId))].sort());
    const busyOf = await this.busyOf(tx, [...mediators, ...named, ...officers], period);
    const comeAnyway = [...mediators, ...named].map(({ id }) => id);
    const { hours, need } = await this.room(tx, wish);
    const requirements = [
      ...mediators.map((mediator) => mediatorNeed(mediator, period, office.zone, busyOf)),
      ...named.map((person) => namedNeed(person, lines, busyOf)),
      ...departments.map(({ id }) => departmentNeed(id, officers, ofDepartments, comeAnyway, busyOf)),
      need,
      partiesNeed(away),
    ];
    return { minutes: wish.minutes, hours, requirements, zone: office.zone };
  }

  private linesOf(tx: Tx, { centerId, period, office }: SlotWish): Promise<TimedLine[]> {
    const from = dayOfInstant(period.startsAt, office.zone);
    const to = addDays(dayOfInstant(period.endsAt, office.zone), 1);
    return this.roster.inForce(tx, { centerId, departmentId: null, from, to });
  }

  private async busyOf(tx: Tx, people: readonly StaffRecord[], period: Interval): Promise<BusyOf> {
    const ids = [...new Set(people.map(({ id }) => id))];
    const booked = await this.bookings.taken(tx, ids, period, this.clock.nowIso());
    const away = await this.roster.absences(tx, ids, period);
    const busy = [...booked, ...away];
    return (id) => busy.filter(({ staffId }) => staffId === id);
  }

  /** Slots are looked for while any room that is large enough is open. */
  private async room(tx: Tx, wish: SlotWish): Promise<{ hours: Interval[]; need: Need }> {
    const { office, people, period } = wish;
    const fitting = wish.rooms.filter(({ capacity }) => capacity === null || capacity >= people);
    const ids = fitting.map(({ id }) => id);
    const taken = await this.rooms.taken(tx, ids, period, this.clock.nowIso());
    const choices = fitting.map(({ id, openingHours }) => ({
      id,
      within: office.openTimes(openingHours),
      busy: taken.filter(({ roomId }) => roomId === id),
    }));
    const hours = clipped(merged(choices.flatMap(({ within }) => within)), period);
    return { hours, need: roomNeed(choices) };
  }
}
