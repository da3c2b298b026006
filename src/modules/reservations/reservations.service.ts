/** Use cases of reservations: made, seen, given back. Whoever cannot reserve at a centre does not learn of those held there. */
import { Injectable } from '@nestjs/common';
import { mayGiveBack, maySeeReservation } from '../../domain/access/reservations.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid, notFound, Problem } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { ReservationBookingsService } from '../bookings/reservation-bookings.service.js';
import { type ReservationRecord, ReservationsReader } from '../bookings/reservations.reader.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { ReservationWishService } from './reservation-wish.service.js';
import { toReservation } from './reservation.view.js';
import type { CreateReservationRequest, ReservationQuery, ReservationResponse } from './reservations.dto.js';

const PATH = '/reservations';
const pathOf = (id: string): string => `${PATH}/${id}`;

@Injectable()
export class ReservationsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly wishes: ReservationWishService,
    private readonly bookings: ReservationBookingsService,
    private readonly reservations: ReservationsReader,
    private readonly disputes: DisputesReader,
    private readonly clock: Clock,
    private readonly envelope: Envelope,
  ) {}

  reserve(caller: Caller, input: CreateReservationRequest): Promise<Reply<ReservationResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const row = await this.bookings.reserve(tx, await this.wishes.order(tx, caller, input));
      return created(await this.view(tx, caller, row), row.version, pathOf(row.id));
    });
  }

  list(caller: Caller, query: ReservationQuery): Promise<Reply<PageOf<ReservationResponse>>> {
    const { centerId = null, mine = centerId === null } = query;
    if (!mine && centerId === null) throw invalid('query/centerId', 'required');
    if (centerId !== null) demandInCenter(caller, 'room.reserve', centerId);
    const purpose = purposeOf(PATH, query);
    const page = pageRequest(query, this.envelope, purpose);
    const filter = { centerId, heldBy: mine ? caller.actor.accountId : null, now: this.clock.nowIso() };
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.reservations.page(tx, filter, page);
      const total = page.withTotal ? await this.reservations.count(tx, filter) : undefined;
      const visible = await this.visibleDisputes(tx, caller, rows);
      const view = (row: ReservationRecord) => toReservation(row, caller, visible, filter.now);
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.startsAt, row.id], view, sign, total),
        PATH,
        query,
      );
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ReservationResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const row = await this.visible(tx, caller, id);
      return found(await this.view(tx, caller, row), row.version, pathOf(id));
    });
  }

  giveBack(caller: Caller, id: string): Promise<Reply<ReservationResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const row = await this.visible(tx, caller, id);
      if (!mayGiveBack(caller.actor, row)) throw new Problem('forbidden', { params: { permission: 'room.reserve' } });
      await this.bookings.giveBack(tx, row);
      const ended = await this.visible(tx, caller, id);
      return changed(await this.view(tx, caller, ended), ended.version, pathOf(id));
    });
  }

  private async visible(tx: Tx, caller: Caller, id: string): Promise<ReservationRecord> {
    const row = await this.reservations.get(tx, id);
    if (row === undefined || !maySeeReservation(caller.actor, row)) throw notFound();
    return row;
  }

  private async view(tx: Tx, caller: Caller, row: ReservationRecord): Promise<ReservationResponse> {
    return toReservation(row, caller, await this.visibleDisputes(tx, caller, [row]), this.clock.nowIso());
  }

  private visibleDisputes(tx: Tx, caller: Caller, rows: readonly ReservationRecord[]): Promise<ReadonlySet<string>> {
    return this.disputes.visibleIds(
      tx,
      caller,
      rows.flatMap(({ disputeId }) => disputeId ?? []),
    );
  }
}
