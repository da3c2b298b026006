/** Use cases of single lines after publication: somebody stands in, a line is added, a line is taken off. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { splitAt, whyOver } from '../../domain/roster/changes.js';
import { shiftBounds } from '../../domain/roster/duty.js';
import type { ShiftPart } from '../../domain/roster/roster.js';
import type { Interval } from '../../domain/shared/interval.js';
import { yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, notFound, refuse } from '../../platform/http/problem.js';
import { plain, recorded, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { DepartmentsReader } from '../departments/departments.reader.js';
import { RosterHistoryReader } from '../roster/roster-history.reader.js';
import type { GapRecord, NewLine, ShiftLine } from '../roster/roster.record.js';
import { ChangeRecorderService } from './change-recorder.service.js';
import type {
  CancelShiftRequest,
  ExtraShiftRequest,
  RosterChangeResponse,
  SubstituteRequest,
  SubstitutesResponse,
} from './changes.dto.js';
import { placeOf, toChangeView, toHinderedView, toSubstituteView } from './changes.view.js';
import { keptLine, type Moment, MomentsService } from './moments.service.js';
import { rankFor, SubstitutesService, unfitFor } from './substitutes.service.js';

@Injectable()
export class ShiftChangesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly moments: MomentsService,
    private readonly history: RosterHistoryReader,
    private readonly recorder: ChangeRecorderService,
    private readonly candidates: SubstitutesService,
    private readonly departments: DepartmentsReader,
    private readonly settings: SettingsReader,
  ) {}

  substitutes(caller: Caller, shiftId: string): Promise<Reply<SubstitutesResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const line = await this.line(tx, shiftId);
      demandInCenter(caller, 'roster.change', line.centerId);
      const moment = await this.moments.of(tx, line.centerId);
      const opening = await this.openingOf(tx, line, moment);
      const isOpen = typeof opening !== 'string';
      const place = placeOf(line, isOpen ? opening.left : line);
      const ground = await this.candidates.ground(tx, moment.center, [place]);
      const { able, unfit } = rankFor(ground, place, line.cancelledAt === null ? line.staffId : undefined);
      return plain({
        shiftId,
        startsAt: place.startsAt,
        endsAt: place.endsAt,
        fillable: isOpen,
        candidates: able.map((each) => toSubstituteView(each, caller.language)),
        hindered: unfit.map((each) => toHinderedView(each, caller.language)),
      });
    });
  }

  substitute(caller: Caller, shiftId: string, input: SubstituteRequest): Promise<Reply<RosterChangeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { line, moment } = await this.locked(tx, caller, shiftId);
      const opening = await this.openingOf(tx, line, moment);
      if (typeof opening === 'string') throw refuse(opening);
      const { left, gap } = opening;
      if (gap === null && input.staffId === line.staffId) throw invalid('/staffId', 'substitute_is_same');
      const place = placeOf(line, left);
      const { turn } = await this.demandFit(tx, moment, input.staffId, place);
      const id = uuidv7();
      const made: NewLine = {
        ...{ id, ...place, kind: line.kind, staffId: input.staffId, replacesId: line.id },
        why: { code: 'substitutes', params: turn },
      };
      const change = await this.recorder.record(tx, {
        ...orderBy(caller, line.centerId, 'substitution', input.reason),
        cancel: gap === null ? [line] : [],
        make: [...(gap === null ? keptLine(line, left.startsAt) : []), made],
        open: [],
        fill: gap === null ? [] : [{ gapId: gap.id, shiftId: id }],
      });
      const version = change.cancelled[0]?.version ?? line.version;
      return recorded(toChangeView(change, seenBy(caller, moment)), version, `/shifts/${shiftId}`);
    });
  }

  cancel(caller: Caller, shiftId: string, input: CancelShiftRequest): Promise<Reply<RosterChangeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { line, moment } = await this.locked(tx, caller, shiftId);
      const over = whyOver(line, moment.now, moment.today);
      if (over !== undefined) throw refuse(over);
      if (line.cancelledAt !== null) throw refuse('shift_not_in_force');
      const { left } = splitAt(line, moment.now);
      const change = await this.recorder.record(tx, {
        ...orderBy(caller, line.centerId, 'cancellation', input.reason),
        cancel: [line],
        make: keptLine(line, left.startsAt),
        open: [{ ...placeOf(line, left), kind: line.kind, why: { code: 'line_cancelled' }, shiftId: line.id }],
        fill: [],
      });
      return recorded(toChangeView(change, seenBy(caller, moment)), line.version + 1, `/shifts/${shiftId}`);
    });
  }

  extra(caller: Caller, centerId: string, input: ExtraShiftRequest): Promise<Reply<RosterChangeResponse>> {
    return this.useCases.write(caller, async (tx) => {
      await this.moments.of(tx, centerId);
      demandInCenter(caller, 'roster.change', centerId);
      await this.recorder.lock(tx, centerId);
      const moment = await this.moments.of(tx, centerId);
      const { on, staffId, departmentId } = input;
      const part = input.part as ShiftPart;
      const department = await this.departments.demand(tx, departmentId, centerId, '/departmentId');
      if (on < moment.today) throw invalid('/on', 'roster_frozen');
      const { hours } = (await this.settings.of(tx, centerId)).duty;
      const gap = await this.history.openGapAt(tx, departmentId, on, part, moment.now);
      const bounds = gap ?? shiftBounds(on, part, moment.center.zone, hours);
      if (bounds.endsAt <= moment.now) throw invalid('/part', 'shift_over');
      const place = placeOf({ departmentId, on, part }, splitAt(bounds, moment.now).left);
      const { isKnownDay } = await this.demandFit(tx, moment, staffId, place);
      // What holds for publishing a day holds for adding to it.
      if (!isKnownDay) throw invalid('/on', 'calendar_unknown', { year: yearOf(on) });
      const kind = gap?.kind ?? (department.presence === 'on_call' ? 'on_call' : 'counter');
      const id = input.id ?? uuidv7();
      const change = await this.recorder.record(tx, {
        ...orderBy(caller, centerId, 'extra', input.reason),
        cancel: [],
        make: [{ id, ...place, kind, staffId, replacesId: gap?.shiftId ?? null, why: { code: 'added' } }],
        open: [],
        fill: gap === undefined ? [] : [{ gapId: gap.id, shiftId: id }],
      });
      return recorded(toChangeView(change, seenBy(caller, moment)), 1, `/shifts/${id}`);
    });
  }

  private async locked(tx: Tx, caller: Caller, shiftId: string): Promise<{ line: ShiftLine; moment: Moment }> {
    const { centerId } = await this.line(tx, shiftId);
    demandInCenter(caller, 'roster.change', centerId);
    await this.recorder.lock(tx, centerId);
    const line = await this.line(tx, shiftId);
    checkIfMatch(caller, line.version);
    return { line, moment: await this.moments.of(tx, centerId) };
  }

  /** What of the line can be given to somebody: the rest of it while it is in force, else what it left open. Or why nothing. */
  private async openingOf(
    tx: Tx,
    line: ShiftLine,
    { now, today }: Moment,
  ): Promise<{ readonly left: Interval; readonly gap: GapRecord | null } | string> {
    const gap = line.cancelledAt === null ? null : await this.history.openGapOf(tx, line.id);
    if (gap === undefined) return line.on < today ? 'roster_frozen' : 'shift_not_in_force';
    const open = gap ?? line;
    return whyOver(open, now, today) ?? { left: splitAt(open, now).left, gap };
  }

  /** The person's place in the fair order; throws what keeps them from the place. */
  private async demandFit(
    tx: Tx,
    { center }: Moment,
    staffId: string,
    place: ReturnType<typeof placeOf>,
  ): Promise<{ readonly turn: { readonly rank: number; readonly of: number }; readonly isKnownDay: boolean }> {
    await this.moments.demandStaff(tx, staffId, center.id, '/staffId');
    const ground = await this.candidates.ground(tx, center, [place]);
    const unfit = unfitFor(ground, staffId, place);
    if (unfit !== undefined) throw invalid('/staffId', unfit.code, unfit.params);
    const { able } = rankFor(ground, place);
    const rank = able.findIndex((each) => each.staffId === staffId) + 1;
    return { turn: { rank, of: able.length }, isKnownDay: ground.calendar.knows(place.on) };
  }

  private async line(tx: Tx, id: string): Promise<ShiftLine> {
    const line = await this.history.line(tx, id);
    if (line === undefined) throw notFound();
    return line;
  }
}

const orderBy = (
  caller: Caller,
  centerId: string,
  kind: 'substitution' | 'extra' | 'cancellation',
  reason: string,
) => ({ centerId, kind, reason, subjectId: null, by: caller.actor.accountId });

const seenBy = ({ language }: Caller, { today }: Moment) => ({ language, today, seesReasons: true });
