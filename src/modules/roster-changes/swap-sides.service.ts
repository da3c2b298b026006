/** The two lines of a swap: whether they can be swapped, and the swap itself – both sides or none. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { whyNotSwapped } from '../../domain/roster/changes.js';
import type { Unfit } from '../../domain/roster/substitutes.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, refuse, unknownReference } from '../../platform/http/problem.js';
import { RosterHistoryReader } from '../roster/roster-history.reader.js';
import type { NewLine, ShiftLine } from '../roster/roster.record.js';
import { ChangeRecorderService, type RecordedChange } from './change-recorder.service.js';
import { placeOf } from './changes.view.js';
import type { Moment } from './moments.service.js';
import { SubstitutesService, unfitFor } from './substitutes.service.js';
import type { SwapRecord } from './swaps.store.js';

interface Sides {
  readonly own: ShiftLine;
  readonly counter: ShiftLine;
}

const COUNTER = '/counterShiftId';

@Injectable()
export class SwapSidesService {
  constructor(
    private readonly history: RosterHistoryReader,
    private readonly candidates: SubstitutesService,
    private readonly recorder: ChangeRecorderService,
  ) {}

  /** What is wrong with the line wanted in return; the own one is refused, as the path names it. */
  async demandSwappable(tx: Tx, own: ShiftLine, counterId: string, moment: Moment): Promise<ShiftLine> {
    if (counterId === own.id) throw invalid(COUNTER, 'swap_same_shift');
    const counter = await this.history.line(tx, counterId);
    if (counter === undefined || counter.centerId !== own.centerId) throw unknownReference(COUNTER);
    if (counter.staffId === own.staffId) throw invalid(COUNTER, 'swap_with_oneself');
    if (isSamePlace(own, counter)) throw invalid(COUNTER, 'swap_same_shift');
    const ownFault = whyNotSwapped(own, moment.now, moment.today);
    if (ownFault !== undefined) throw refuse(ownFault);
    const fault = whyNotSwapped(counter, moment.now, moment.today);
    if (fault !== undefined) throw invalid(COUNTER, fault);
    const unfit = await this.unfit(tx, { own, counter }, moment);
    if (unfit !== undefined) throw invalid(COUNTER, unfit.code, unfit.params);
    return counter;
  }

  /** Refuses when one of the two can no longer stand where the other did. */
  async demandStillFits(tx: Tx, request: SwapRecord, moment: Moment): Promise<Sides> {
    const own = await this.history.line(tx, request.shiftId);
    const counter = await this.history.line(tx, request.counterShiftId);
    if (own === undefined || counter === undefined) throw new Error('a swap request without its shifts');
    for (const line of [own, counter]) {
      const fault = whyNotSwapped(line, moment.now, moment.today);
      if (fault !== undefined) throw refuse(fault);
    }
    const unfit = await this.unfit(tx, { own, counter }, moment);
    if (unfit !== undefined) throw refuse(unfit.code, { params: unfit.params });
    return { own, counter };
  }

  /** Both lines change hands in one change, or nothing happens. */
  async swap(tx: Tx, request: SwapRecord, by: string, moment: Moment): Promise<RecordedChange> {
    const { own, counter } = await this.demandStillFits(tx, request, moment);
    return this.recorder.record(tx, {
      centerId: request.centerId,
      kind: 'swap',
      reason: request.reason,
      subjectId: request.id,
      by,
      cancel: [own, counter],
      make: [handedTo(counter.staffId, own), handedTo(own.staffId, counter)],
      open: [],
      fill: [],
    });
  }

  private async unfit(
    tx: Tx,
    { own, counter }: Sides,
    { center }: Moment,
  ): Promise<{ readonly code: string; readonly params: Unfit['params'] } | undefined> {
    const ground = await this.candidates.ground(tx, center, [own, counter]);
    const theirs = unfitFor(ground, counter.staffId, placeOf(own, own), counter.id);
    if (theirs !== undefined) return theirs;
    const mine = unfitFor(ground, own.staffId, placeOf(counter, counter), own.id);
    return mine === undefined ? undefined : { ...mine, code: `own_${mine.code}` };
  }
}

/** Two who stand together: nothing would change. */
const isSamePlace = (one: ShiftLine, other: ShiftLine): boolean =>
  one.departmentId === other.departmentId && one.startsAt === other.startsAt && one.endsAt === other.endsAt;

const handedTo = (staffId: string, line: ShiftLine): NewLine => ({
  ...placeOf(line, line),
  id: uuidv7(),
  kind: line.kind,
  staffId,
  why: { code: 'swapped' },
  replacesId: line.id,
});
