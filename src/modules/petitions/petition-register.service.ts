/**
 * Writes the register, inside somebody else's transaction: a new entry or an amendment with its version, its event and
 * the comparison with the return of its month. Used by the routes and by the loader of the demo centre, whose clock stands
 * at the day the entry is made.
 */
import { Injectable } from '@nestjs/common';
import { calendarYearsOf, isRecordedLate, knowsRecordedLate } from '../../domain/petitions/late-entry.js';
import { caseNumber } from '../../domain/numbering/case-number.js';
import { dayOfInstant, type Instant, yearOf } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, notFound, Problem, refuse, unknownReference } from '../../platform/http/problem.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import type { Author, PetitionContent, PetitionOrigin, PetitionRecord } from './petition.record.js';
import { MAX_PERSONS } from './petitions.dto.js';
import { PetitionsStore } from './petitions.store.js';
import { ReturnCheck } from './return-check.service.js';

export interface NewPetition extends PetitionContent {
  readonly id: string;
  readonly centerId: string;
}

/** The word in register numbers. */
const NUMBER_WORD = '信访';

/** A day that turns out to lie further back has to be confirmed anew. */
const PROVISIONAL = { provisional: true, confirmedBy: null, confirmedAt: null } as const;

@Injectable()
export class PetitionRegister {
  constructor(
    private readonly store: PetitionsStore,
    private readonly returnCheck: ReturnCheck,
    private readonly centers: CentersReader,
    private readonly calendar: CalendarReader,
    private readonly disputes: DisputesService,
    private readonly outbox: OutboxStore,
    private readonly barrier: ReportBarrier,
  ) {}

  /**
   * `byOfficer`: the petition officer enters it; what somebody else reports, or comes late, is provisional at first. What another
   * register held was confirmed there: it waits for nobody here.
   */
  async enter(
    tx: Tx,
    author: Author,
    petition: NewPetition,
    byOfficer = true,
    origin: PetitionOrigin = 'recorded',
  ): Promise<PetitionRecord> {
    const center = await this.existing(tx, petition.centerId);
    await this.store.lockRegister(tx, center.id);
    const now = await this.barrier.knownAt(tx);
    checkContent(center, petition, now);
    if (!(await this.centers.isLeaf(tx, center.id))) throw refuse('not_a_leaf_center');
    const lateness = await this.lateness(tx, center, petition.occurredOn, now);
    const record: PetitionRecord = {
      ...petition,
      number: await this.nextNumber(tx, center, now),
      origin,
      ...lateness,
      provisional: origin === 'recorded' && (lateness.late || !byOfficer),
      confirmedBy: null,
      confirmedAt: null,
      itemId: null,
      recordedAt: now,
      recordedBy: author.accountId,
      version: 1,
      updatedAt: now,
    };
    if (!(await this.store.insert(tx, record))) throw new Problem('id_in_use');
    await this.announce(tx, 'petition.registered', record);
    await this.returnCheck.recheck(tx, { before: null, after: record }, author.accountId);
    return record;
  }

  /** The entry, with its register closed to others until the transaction ends. */
  async lock(tx: Tx, centerId: string, id: string): Promise<PetitionRecord> {
    await this.store.lockRegister(tx, centerId);
    const record = await this.store.lock(tx, id);
    if (record === undefined) throw notFound();
    return record;
  }

  /** `record` comes from `lock`. */
  async amend(tx: Tx, author: Author, record: PetitionRecord, content: PetitionContent): Promise<PetitionRecord> {
    const center = await this.existing(tx, record.centerId);
    const now = await this.barrier.knownAt(tx);
    checkContent(center, content, now);
    await this.checkReceipt(tx, record, content);
    const lateness = await this.lateness(tx, center, content.occurredOn, record.recordedAt);
    const next: PetitionRecord = {
      ...record,
      ...content,
      ...lateness,
      ...(lateness.late && !record.late ? PROVISIONAL : {}),
      version: record.version + 1,
      updatedAt: now,
    };
    await this.store.update(tx, next, author.accountId);
    await this.announce(tx, 'petition.amended', next);
    await this.returnCheck.recheck(tx, { before: record, after: next }, author.accountId);
    return next;
  }

  /** By the petition officer; `record` comes from `lock`. */
  async confirm(tx: Tx, author: Author, record: PetitionRecord): Promise<PetitionRecord> {
    if (!record.provisional) throw refuse('petition_not_provisional');
    const now = await this.barrier.knownAt(tx);
    const next: PetitionRecord = {
      ...record,
      provisional: false,
      confirmedBy: author.accountId,
      confirmedAt: now,
      version: record.version + 1,
      updatedAt: now,
    };
    await this.store.update(tx, next, author.accountId);
    await this.announce(tx, 'petition.confirmed', next);
    return next;
  }

  /** No body has received a petition before it was made. */
  private async checkReceipt(tx: Tx, { id }: PetitionRecord, { occurredOn }: PetitionContent): Promise<void> {
    const receivedOn = await this.store.receivedOn(tx, id);
    if (receivedOn !== null && occurredOn > receivedOn) throw invalid('/occurredOn', 'not_after', { day: receivedOn });
  }

  private async nextNumber(tx: Tx, center: CenterRecord, now: string): Promise<string> {
    const year = yearOf(dayOfInstant(now, center.zone));
    const serial = await this.disputes.nextSerial(tx, center.id, year, NUMBER_WORD);
    return caseNumber({ year, shortName: center.shortName, trackWord: NUMBER_WORD, serial });
  }

  private async lateness(tx: Tx, center: CenterRecord, occurredOn: string, recordedAt: string) {
    const [first, last] = calendarYearsOf(occurredOn);
    const calendar = await this.calendar.workingCalendar(tx, center.id, first, last);
    const recordedOn = dayOfInstant(recordedAt, center.zone);
    return {
      late: isRecordedLate(calendar, occurredOn, recordedOn),
      calendarKnown: knowsRecordedLate(calendar, occurredOn, recordedOn),
    };
  }

  private async announce(tx: Tx, type: string, record: PetitionRecord): Promise<void> {
    const { id, centerId, occurredOn, channel, level, provisional, version, updatedAt } = record;
    const payload = { occurredOn, channel, level, provisional, version };
    await this.outbox.add(tx, [
      { centerId, type, subjectKind: 'petition', subjectId: id, payload, recordedAt: updatedAt },
    ]);
  }

  private async existing(tx: Tx, centerId: string): Promise<CenterRecord> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined) throw unknownReference('/centerId');
    return center;
  }
}

function checkContent(center: CenterRecord, content: PetitionContent, now: Instant): void {
  if (content.occurredOn > dayOfInstant(now, center.zone)) throw invalid('/occurredOn', 'in_future');
  if ((content.group || content.jointLetter) && content.persons < 2) {
    throw invalid('/persons', 'out_of_range', { min: 2, max: MAX_PERSONS });
  }
}
