/** Sends cases to whoever is on duty: at registration, when the roster changes, when a shift begins. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Routing } from '../../domain/dispute/commands.js';
import { reroutingOf, type RosterMove, routed, routingTo } from '../../domain/dispute/routing.js';
import type { RoutingCause } from '../../domain/dispute/vocabulary.js';
import { laterOf, toInstant } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { type DutyLine, RosterReader } from '../roster/roster.reader.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import { departmentsOf, destinationIn, type RoutingWish } from './destinations.js';
import { RoutingGroundService } from './routing-ground.service.js';
import type { MovedDispute } from './routing.dto.js';
import { RoutingStore } from './routing.store.js';

export type { RoutingWish } from './destinations.js';
export type { RosterMove } from '../../domain/dispute/routing.js';

const NO_MOVE: RosterMove = { cancelled: [], made: [] };

@Injectable()
export class RoutingService implements OnModuleInit {
  constructor(
    private readonly departments: DepartmentsReader,
    private readonly ground: RoutingGroundService,
    private readonly roster: RosterReader,
    private readonly workflow: WorkflowService,
    private readonly store: RoutingStore,
    private readonly ticker: Ticker,
    private readonly clock: Clock,
  ) {}

  /** A shift begins without anybody's doing: what waited is routed within the minute. */
  onModuleInit(): void {
    this.ticker.register({ name: 'routing', everySeconds: 60, run: (tx) => this.emptyQueues(tx) });
  }

  /** Keeps the roster as it is until the transaction ends; before any lock on a case, as a change of the roster does. */
  hold(tx: Tx, centerId: string): Promise<void> {
    return this.roster.hold(tx, centerId);
  }

  /**
   * Where a case goes now: the rules of today, the hour at which it was received. Who takes it in while on duty for its
   * department keeps it. The roster must be held.
   */
  async route(tx: Tx, centerId: string, wish: RoutingWish): Promise<Routing> {
    const { registeredByStaffId, receivedAt } = wish;
    const ground = await this.ground.of(tx, centerId, { startsAt: receivedAt, endsAt: receivedAt });
    const onDuty = await this.onDutyNow(tx, centerId);
    const belongs = await this.ground.departmentsOf(tx, [registeredByStaffId]);
    const { departmentId, rule, track } = destinationIn(ground, wish, this.clock.today(ground.office.zone), {
      registrar: belongs.get(registeredByStaffId ?? '') ?? null,
      onDuty: departmentsOf(onDuty),
    });
    return { ...routingTo(departmentId, onDuty, ({ staffId }) => staffId === registeredByStaffId), rule, track };
  }

  /**
   * After a change of the roster, in its transaction and under its lock: cases not yet accepted whose line is no more go to the
   * line that took its place, else to whoever is on duty, else into the queue; those in the queue of a department that has
   * somebody now are theirs. Answers what moved.
   */
  async replan(tx: Tx, centerId: string, change: RosterMove): Promise<MovedDispute[]> {
    await this.hold(tx, centerId);
    const onDuty = await this.onDutyNow(tx, centerId);
    return this.move(tx, centerId, { change, departmentIds: departmentsOf(onDuty), cause: 'roster_changed' }, onDuty);
  }

  /** What waits in the queue of a department that has somebody on duty by now, at every centre. */
  private async emptyQueues(tx: Tx): Promise<void> {
    for (const centerId of await this.store.centersToServe(tx, this.clock.nowIso())) {
      await this.hold(tx, centerId);
      const onDuty = await this.onDutyNow(tx, centerId);
      const departmentIds = departmentsOf(onDuty);
      await this.move(tx, centerId, { change: NO_MOVE, departmentIds, cause: 'duty_began' }, onDuty);
    }
  }

  private async move(
    tx: Tx,
    centerId: string,
    { change, departmentIds, cause }: { change: RosterMove; departmentIds: string[]; cause: RoutingCause },
    onDuty: readonly DutyLine[],
  ): Promise<MovedDispute[]> {
    const fallback = await this.departments.firstThatTakesCases(tx, centerId, departmentsOf(onDuty));
    const moved: MovedDispute[] = [];
    for (const id of await this.store.concerned(tx, centerId, change.cancelled, departmentIds)) {
      const outcome = await this.workflow.proceed(tx, id, (facts, { now }) => {
        const routing = reroutingOf(facts, change, onDuty, fallback);
        return routing === null ? [] : [routed(routing, cause, laterOf(toInstant(now), facts.lastRecordedAt), null)];
      });
      if (outcome !== null && hasMoved(outcome)) moved.push(movedOf(outcome));
    }
    return moved;
  }

  private onDutyNow(tx: Tx, centerId: string): Promise<DutyLine[]> {
    return this.roster.onDutyAt(tx, centerId, this.clock.nowIso());
  }
}

/** The same officer on a line that took the place of the old one: noted on the case, but nothing moved. */
const hasMoved = ({ before, facts }: Outcome): boolean => before.routing?.staffId !== facts.routing?.staffId;

const movedOf = ({ record, before, facts }: Outcome): MovedDispute => ({
  disputeId: record.id,
  receiptNo: record.receiptNo,
  departmentId: facts.routing?.departmentId ?? null,
  fromStaffId: before.routing?.staffId ?? null,
  toStaffId: facts.routing?.staffId ?? null,
});
