/**
 * Use cases of absences. Recording one takes the person off every published line it meets, in the same transaction; taking it
 * back or ending it early leaves the roster alone: somebody else may have been put there.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { splitAt } from '../../domain/roster/changes.js';
import { wallTimeOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { invalid, notFound, Problem, refuse } from '../../platform/http/problem.js';
import { changed, created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { RosterHistoryReader } from '../roster/roster-history.reader.js';
import type { StaffRecord } from '../staff/staff.reader.js';
import { demandRecording, isOf } from './absence-rights.js';
import { endOf, spanOf } from './absence-days.js';
import { AbsenceJournalService } from './absence-journal.service.js';
import { AbsencePapersService } from './absence-papers.service.js';
import type { AbsenceResponse, CreateAbsenceRequest, EndAbsenceRequest } from './absences.dto.js';
import { type AbsenceRecord, AbsencesStore } from './absences.store.js';
import { ChangeRecorderService, type RecordedChange } from './change-recorder.service.js';
import { placeOf } from './changes.view.js';
import { keptLine, type Moment, MomentsService } from './moments.service.js';

const pathOf = (id: string): string => `/absences/${id}`;

@Injectable()
export class AbsencesService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: AbsencesStore,
    private readonly moments: MomentsService,
    private readonly history: RosterHistoryReader,
    private readonly recorder: ChangeRecorderService,
    private readonly papers: AbsencePapersService,
    private readonly journal: AbsenceJournalService,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('staff-absences', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const person = isOf(caller, await this.moments.person(tx, id));
        if (permission !== null) demandRecording(caller, { staffId: person.id, centerId: person.centerId });
        return 0;
      }),
    );
    this.gates.register('absence', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const absence = await this.absence(tx, caller, id);
        if (permission !== null) demandRecording(caller, absence);
        return absence.version;
      }),
    );
  }

  get(caller: Caller, id: string): Promise<Reply<AbsenceResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const absence = await this.absence(tx, caller, id);
      return found(await this.papers.view(tx, caller, absence), absence.version, pathOf(id));
    });
  }

  record(caller: Caller, staffId: string, input: CreateAbsenceRequest): Promise<Reply<AbsenceResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const person = isOf(caller, await this.moments.person(tx, staffId));
      demandRecording(caller, { staffId, centerId: person.centerId });
      await this.recorder.lock(tx, person.centerId);
      const moment = await this.moments.of(tx, person.centerId);
      const wanted = this.wanted(caller, person, moment, input);
      await this.demandFree(tx, wanted);
      await this.demandLeft(tx, wanted, moment);
      const change = await this.leave(tx, wanted);
      const absence = { ...wanted, recordedAt: change?.change.recordedAt ?? wanted.recordedAt };
      const clash = await this.store.insert(tx, absence);
      if (clash === 'id_in_use') throw new Problem('id_in_use');
      if (clash !== undefined) throw refuse(clash, { params: { from: absence.from, to: absence.to } });
      await this.journal.file(tx, caller, absence, 'recorded');
      const view = await this.papers.view(tx, caller, absence, change?.moved);
      return created(view, absence.version, pathOf(absence.id));
    });
  }

  /** Before it has begun only: afterwards the person was away, and that stays true. */
  cancel(caller: Caller, id: string): Promise<Reply<AbsenceResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { absence, moment } = await this.locked(tx, caller, id);
      if (absence.startsAt <= moment.now) throw refuse('absence_begun', {}, ['end']);
      const next = { ...absence, cancelledAt: moment.now, cancelledBy: caller.actor.accountId };
      return this.keep(tx, caller, next, 'cancelled');
    });
  }

  end(caller: Caller, id: string, input: EndAbsenceRequest): Promise<Reply<AbsenceResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { absence, moment } = await this.locked(tx, caller, id);
      if (absence.endsAt <= moment.now) throw refuse('absence_over');
      const next = { ...absence, to: input.to, endsAt: endOf(input, absence, moment) };
      return this.keep(tx, caller, next, 'ended');
    });
  }

  private wanted(caller: Caller, person: StaffRecord, moment: Moment, input: CreateAbsenceRequest): AbsenceRecord {
    const { startsAt, endsAt } = spanOf(input, moment);
    return {
      id: input.id ?? uuidv7(),
      centerId: person.centerId,
      staffId: person.id,
      from: input.from,
      to: input.to,
      startsAt,
      endsAt,
      kind: input.kind,
      note: input.note ?? null,
      recordedBy: caller.actor.accountId,
      recordedAt: moment.now,
      cancelledAt: null,
      cancelledBy: null,
      version: 1,
    };
  }

  private async demandFree(tx: Tx, { id, staffId, startsAt, endsAt }: AbsenceRecord): Promise<void> {
    if ((await this.store.get(tx, id)) !== undefined) throw new Problem('id_in_use');
    const [other] = await this.store.during(tx, [staffId], startsAt, endsAt);
    if (other !== undefined) throw refuse('absence_overlaps', { params: { from: other.from, to: other.to } });
  }

  /** Who has checked in was there: they can only have left after that. */
  private async demandLeft(tx: Tx, absence: AbsenceRecord, { center }: Moment): Promise<void> {
    const cameAt = await this.store.lockCheckedIn(tx, absence);
    if (cameAt !== null) throw invalid('/since', 'since_before_check_in', { at: wallTimeOf(cameAt, center.zone) });
  }

  /** Takes the person off every line they would miss; a line they have stood in stays theirs until they left. */
  private async leave(tx: Tx, absence: AbsenceRecord): Promise<RecordedChange | undefined> {
    const { centerId, staffId, startsAt, endsAt } = absence;
    const lines = await this.history.linesOfStaff(tx, [staffId], startsAt, endsAt);
    if (lines.length === 0) return undefined;
    return this.recorder.record(tx, {
      centerId,
      kind: 'absence',
      reason: null,
      subjectId: absence.id,
      by: absence.recordedBy,
      cancel: lines,
      make: lines.flatMap((line) => keptLine(line, startsAt)),
      open: lines.map((line) => ({
        ...placeOf(line, splitAt(line, startsAt).left),
        kind: line.kind,
        why: { code: 'officer_absent' },
        shiftId: line.id,
      })),
      fill: [],
    });
  }

  private async keep(tx: Tx, caller: Caller, next: AbsenceRecord, what: 'cancelled' | 'ended') {
    const kept = { ...next, version: next.version + 1 };
    await this.store.update(tx, kept);
    await this.journal.file(tx, caller, kept, what);
    return changed(await this.papers.view(tx, caller, kept), kept.version, pathOf(kept.id));
  }

  private async locked(tx: Tx, caller: Caller, id: string): Promise<{ absence: AbsenceRecord; moment: Moment }> {
    const { centerId, staffId } = await this.absence(tx, caller, id);
    demandRecording(caller, { centerId, staffId });
    await this.recorder.lock(tx, centerId);
    const absence = await this.absence(tx, caller, id);
    checkIfMatch(caller, absence.version);
    if (absence.cancelledAt !== null) throw refuse('absence_cancelled');
    return { absence, moment: await this.moments.of(tx, centerId) };
  }

  private async absence(tx: Tx, caller: Caller, id: string): Promise<AbsenceRecord> {
    const absence = await this.store.get(tx, id);
    if (absence === undefined) throw notFound();
    return isOf(caller, absence);
  }
}
