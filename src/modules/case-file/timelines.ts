/** The log of a case as people read it. */
import { Injectable } from '@nestjs/common';
import { isLate, knowsLateness } from '../../domain/deadlines/deadlines.js';
import { EVENT_TEXTS } from '../../domain/dispute/event-texts.js';
import type { CaseEvent, LogEntry } from '../../domain/dispute/events.js';
import { yearOf } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { CalendarReader } from '../centers/calendar.reader.js';
import { CentersReader } from '../centers/centers.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { LinksReader } from '../disputes/links.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import type { TimelineEntryResponse } from './case-file.dto.js';

@Injectable()
export class Timelines {
  constructor(
    private readonly centers: CentersReader,
    private readonly calendars: CalendarReader,
    private readonly settings: SettingsReader,
    private readonly staff: StaffReader,
    private readonly links: LinksReader,
  ) {}

  async ofDispute(tx: Tx, caller: Caller, record: DisputeRecord): Promise<TimelineEntryResponse[]> {
    const entries = await tx.query<LogEntry & { note: string | null }>(
      `SELECT l.seq, l.type, l.occurred_at AS "occurredAt", l.recorded_at AS "recordedAt", l.actor_id AS "actorId",
              l.staff_id AS "staffId", l.caused_by AS "causedBy", l.payload, n.text AS note
         FROM case_log l LEFT JOIN case_note n USING (dispute_id, seq) WHERE l.dispute_id = $1 ORDER BY l.seq`,
      [record.id],
    );
    const names = await this.namesOf(tx, entries);
    const visible = await this.links.visible(tx, caller, [
      ...new Set(entries.flatMap((one) => otherCaseOf(one) ?? [])),
    ]);
    const zone = (await this.centers.get(tx, record.centerId))?.zone ?? 'Asia/Shanghai';
    const years = [yearOf(record.receivedAt), yearOf(record.updatedAt)] as const;
    const calendar = await this.calendars.workingCalendar(tx, record.centerId, years[0] - 1, years[1] + 1);
    const { mediation } = await this.settings.ofVersion(tx, record.folded.settings);
    return entries.map((entry) => ({
      seq: entry.seq,
      type: entry.type,
      text: EVENT_TEXTS[entry.type][caller.language],
      occurredAt: entry.occurredAt,
      recordedAt: entry.recordedAt,
      late: !isCarriedOver(entry) && isLate(entry, calendar, zone, mediation),
      origin: entry.seq <= (record.folded.imported?.throughSeq ?? 0) ? 'imported' : 'recorded',
      calendarKnown: knowsLateness(entry, calendar, zone),
      countersign: countersignOf(record, entry.seq),
      staffId: entry.staffId,
      staffName: entry.staffId === null ? null : (names.get(entry.staffId) ?? null),
      causedBy: entry.causedBy,
      note: entry.note,
      details: detailsOf(entry, visible),
    }));
  }

  private async namesOf(tx: Tx, entries: readonly LogEntry[]): Promise<Map<string, string>> {
    const ids = [...new Set(entries.flatMap(({ staffId }) => staffId ?? []))];
    const people = ids.length === 0 ? [] : await this.staff.byIds(tx, ids);
    return new Map(people.map(({ id, name }) => [id, name]));
  }
}

/** Split off another case it was received with that one, in time. */
const isCarriedOver = (entry: LogEntry): boolean =>
  entry.type === 'Registered' && entry.payload.splitFrom !== undefined;

/** Whether the entry was recorded so late that a director must countersign it, and has. */
function countersignOf({ folded }: DisputeRecord, seq: number): 'none' | 'required' | 'done' {
  const found = folded.lateEntries.find((entry) => entry.seq === seq);
  return found === undefined ? 'none' : found.at === null ? 'required' : 'done';
}

/** The other case an entry names. */
function otherCaseOf(entry: CaseEvent): string | undefined {
  switch (entry.type) {
    case 'Merged':
      return entry.payload.intoDisputeId;
    case 'MergedIn':
      return entry.payload.mergedDisputeId;
    case 'SplitOff':
      return entry.payload.newDisputeId;
    case 'Linked':
      return entry.payload.otherDisputeId;
    case 'Registered':
      return entry.payload.splitFrom?.disputeId;
    default:
      return undefined;
  }
}

const OF_ANOTHER_CASE = [
  'intoDisputeId',
  'mergedDisputeId',
  'newDisputeId',
  'otherDisputeId',
  'disputeId',
  'fromPartyId',
];

/** Of a case the reader may not know of the entry tells that there is one, and none of its ids. */
function detailsOf(entry: CaseEvent, visible: ReadonlySet<string>): Record<string, unknown> {
  const other = otherCaseOf(entry);
  if (other === undefined || visible.has(other)) return { ...entry.payload };
  const known = (name: string, value: unknown): unknown => (OF_ANOTHER_CASE.includes(name) ? undefined : value);
  return JSON.parse(JSON.stringify(entry.payload, known)) as Record<string, unknown>;
}
