/**
 * Use cases of sessions. The rule book decides whether one may be planned, held, moved or called off; here its room
 * and people are booked and given back in the same transaction, and the texts are kept that the log must not hold.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { standing } from '../../domain/dispute/guard.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { created, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import {
  adjournCommand,
  adjournedRow,
  cancelCommand,
  heldRow,
  holdCommand,
  plannedRow,
  planOf,
  scheduleCommand,
} from './session-commands.js';
import { demandNamedAttendance, demandNamedGuests, SessionReferences } from './session-references.js';
import type {
  AdjournSessionRequest,
  CancelSessionRequest,
  HoldSessionRequest,
  ScheduleSessionRequest,
  SessionResponse,
} from './session.dto.js';
import { type SessionRecord, SessionStore } from './session.store.js';
import { SessionSteps } from './session-steps.service.js';
import { barredOf, pathOf, toSession } from './session.view.js';

@Injectable()
export class SessionsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly steps: SessionSteps,
    private readonly references: SessionReferences,
    private readonly bookings: BookingsService,
    private readonly store: SessionStore,
  ) {}

  schedule(caller: Caller, disputeId: string, request: ScheduleSessionRequest): Promise<Reply<SessionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const id = request.id ?? uuidv7();
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'scheduleSession', async ({ record }) => {
        demandNamedGuests(request.invited ?? []);
        const plan = planOf(request);
        await this.references.checkPlan(tx, record, request);
        return scheduleCommand(id, request, plan, record.mediatorIds);
      });
      const row = plannedRow(id, outcome.record, request);
      // The room first: a row that refers to it would hold it shared, and two such would wait for each other.
      await this.book(tx, caller, outcome, row, request);
      if (!(await this.store.insert(tx, row))) throw new Problem('id_in_use');
      return created(toSession(row, outcome.record, caller.actor), row.version, pathOf(disputeId, id));
    });
  }

  hold(caller: Caller, disputeId: string, id: string, request: HoldSessionRequest): Promise<Reply<SessionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { row, outcome } = await this.steps.apply(tx, caller, disputeId, id, 'holdSession', async (_, record) => {
        demandNamedAttendance(request.attendance);
        await this.references.checkAttendance(tx, record, request);
        return holdCommand(id, request);
      });
      await this.references.checkCitations(tx, caller, outcome, request);
      await this.bookings.releasePeople(tx, id);
      return this.steps.changed(tx, caller, outcome, heldRow(row, request));
    });
  }

  adjourn(
    caller: Caller,
    disputeId: string,
    id: string,
    request: AdjournSessionRequest,
  ): Promise<Reply<SessionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { row, outcome } = await this.steps.apply(tx, caller, disputeId, id, 'adjournSession', (session) =>
        adjournCommand(session, request),
      );
      const next = adjournedRow(row, adjournCommand(row, request), request.reason);
      const staffIds = await this.bookings.releaseSession(tx, outcome.record.custodyCenterId, id);
      if (next.state === 'scheduled') await this.book(tx, caller, outcome, next, { staffIds });
      return this.steps.changed(tx, caller, outcome, next);
    });
  }

  /** The projection frees room and people, as it does for sessions that fall with the mediation they were planned for. */
  cancel(
    caller: Caller,
    disputeId: string,
    id: string,
    request: CancelSessionRequest,
  ): Promise<Reply<SessionResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { row, outcome } = await this.steps.apply(tx, caller, disputeId, id, 'cancelSession', () =>
        cancelCommand(id, request),
      );
      const next = { ...row, state: 'cancelled', reason: request.reason ?? row.reason };
      return this.steps.changed(tx, caller, outcome, next);
    });
  }

  /**
   * Takes the room and the people for the time of the session: its mediators, invited staff, and whoever was held for it
   * before, by the reservation it takes the place of or by its earlier time. What else may be done is asked before, as a
   * taken room ends the transaction.
   */
  private async book(
    tx: Tx,
    caller: Caller,
    outcome: Outcome,
    row: SessionRecord,
    { reservationId, staffIds = [] }: { reservationId?: string; staffIds?: readonly string[] },
  ): Promise<void> {
    const availableActions = await this.references.availableBefore(tx, caller, outcome);
    const { id: sessionId, disputeId, roomId, startsAt, endsAt, invited } = row;
    const barred = barredOf(row, outcome.record);
    const mediatorIds = row.mediatorIds.filter((id) => !barred.includes(id));
    const { custodyCenterId: centerId, folded } = outcome.record;
    const use = { centerId, sessionId, disputeId, availableActions };
    const { accountId } = caller.actor;
    const held =
      reservationId === undefined
        ? staffIds
        : await this.bookings.useReservation(tx, { ...use, reservationId, accountId });
    const everybody = new Set([...mediatorIds, ...invited.flatMap(({ staffId }) => staffId ?? []), ...held]);
    const outsiders = invited.filter(({ staffId }) => staffId === null).length;
    const people = standing(folded).length + everybody.size + outsiders;
    const order = { ...use, roomId, startsAt, endsAt, mediatorIds, staffIds: [...everybody], people };
    await this.bookings.bookSession(tx, order);
  }
}
