/** Use cases of rooms. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { faultOfHours, type WeeklyHours } from '../../domain/rooms/opening-hours.js';
import { msOfInstant } from '../../domain/shared/day.js';
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
import { CentersReader } from './centers.reader.js';
import type { RoomRow } from './room.entity.js';
import { toRoomView } from './room.view.js';
import type {
  BookingQuery,
  BookingResponse,
  CreateRoomRequest,
  RoomQuery,
  RoomResponse,
  UpdateRoomRequest,
} from './rooms.dto.js';
import { RoomsStore } from './rooms.store.js';

const pathOf = (id: string): string => `/rooms/${id}`;

@Injectable()
export class RoomsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: RoomsStore,
    private readonly centers: CentersReader,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  onModuleInit(): void {
    this.gates.register('room', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const row = await this.existing(tx, id);
        demandInCenter(caller, permission, row.centerId);
        return row.version;
      }),
    );
  }

  list(caller: Caller, centerId: string, query: RoomQuery): Promise<Reply<PageOf<RoomResponse>>> {
    const path = `/centers/${centerId}/rooms`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = { centerId, kinds: query.kind ?? null, active: query.active ?? null };
    return this.useCases.read(caller, async (tx) => {
      if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
      const rows = await this.store.page(tx, filter, page);
      const total = page.withTotal ? await this.store.count(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.name, row.id], toRoomView, sign, total),
        path,
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<RoomResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const row = await this.existing(tx, id);
      return found(toRoomView(row), row.version, pathOf(id));
    });
  }

  create(caller: Caller, centerId: string, input: CreateRoomRequest): Promise<Reply<RoomResponse>> {
    return this.useCases.write(caller, async (tx) => {
      if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
      demandInCenter(caller, 'room.manage', centerId);
      const row = await this.add(tx, centerId, input);
      return created(toRoomView(row), row.version, pathOf(row.id));
    });
  }

  update(caller: Caller, id: string, input: UpdateRoomRequest): Promise<Reply<RoomResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const row = await this.store.lock(tx, id);
      if (row === undefined) throw notFound();
      demandInCenter(caller, 'room.manage', row.centerId);
      checkIfMatch(caller, row.version);
      demandSoundHours(input.openingHours);
      const { active, ...rest } = input;
      const change = { ...rest, isActive: active, version: row.version + 1, updatedAt: this.clock.nowIso() };
      const next = patched<RoomRow>(row, change);
      await this.store.update(tx, next);
      return changed(toRoomView(next), next.version, pathOf(id));
    });
  }

  bookings(caller: Caller, id: string, query: BookingQuery): Promise<Reply<PageOf<BookingResponse>>> {
    const path = `/rooms/${id}/bookings`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = { roomId: id, from: query.from ?? null, to: query.to ?? null, now: this.clock.nowIso() };
    return this.useCases.read(caller, async (tx) => {
      await this.existing(tx, id);
      if (isBackwards(filter)) throw invalid('query/to', 'bad_range');
      const rows = await this.store.bookings(tx, filter, page);
      const total = page.withTotal ? await this.store.countBookings(tx, filter) : undefined;
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(
          rows,
          page,
          (row) => [row.startsAt, row.id],
          (row) => row,
          sign,
          total,
        ),
        path,
        query,
      );
    });
  }

  /** Adds a room; also for set-up and the demo centre. */
  async add(tx: Tx, centerId: string, input: CreateRoomRequest): Promise<RoomRow> {
    demandSoundHours(input.openingHours);
    const now = this.clock.nowIso();
    const row: RoomRow = {
      id: input.id ?? uuidv7(),
      centerId,
      name: input.name,
      kind: input.kind,
      capacity: input.capacity ?? null,
      openingHours: input.openingHours ?? null,
      isActive: true,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await this.store.insert(tx, row);
    return row;
  }

  private async existing(tx: Tx, id: string): Promise<RoomRow> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }
}

function demandSoundHours(hours: readonly WeeklyHours[] | null | undefined): void {
  const fault = hours == null ? undefined : faultOfHours(hours);
  if (fault !== undefined) throw invalid(`/openingHours/${fault.index}/${fault.field}`, fault.code);
}

const isBackwards = ({ from, to }: { from: string | null; to: string | null }): boolean =>
  from !== null && to !== null && msOfInstant(from) >= msOfInstant(to);
