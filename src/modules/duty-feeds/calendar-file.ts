/**
 * Duty times as an RFC 5545 calendar. ical-generator writes it, with four things to know about it: a zone set on the calendar
 * would strip DTSTAMP of its UTC, so it stands on each event; its VTIMEZONE would come before properties of the calendar, and
 * not at all without events, so it is put in here; a Date would be read on the wall clock of this process instead of the
 * zone's; the name of a calendar is written as it comes, so it is escaped here. There is no METHOD: with one, DTSTAMP would
 * have to be the moment of reading (§3.8.7.2).
 */
import ical, { escape, type ICalDayJsStub, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { FeedEntry, FeedLine } from '../../domain/roster/feed-entries.js';
import { dateOfInstant, type Instant, wallTimeOf } from '../../domain/shared/day.js';

export interface DutyCalendar {
  readonly name: string;
  /** of the centre */
  readonly zone: string;
  readonly entries: readonly FeedEntry[];
  readonly summaryOf: (line: FeedLine) => string;
}

/** How often a calendar may ask again. */
const REFRESH_SECONDS = 3600;

export function calendarFile({ name, zone, entries, summaryOf }: DutyCalendar): string {
  const zoneBlock = vtimezoneOf(zone);
  const calendar = ical({
    prodId: { company: 'governance-center', product: 'duty-roster' },
    name: escape(name, false),
    ttl: REFRESH_SECONDS,
  });
  const timed = (instant: Instant) => (zoneBlock === null ? instant : onTheWall(instant, zone));
  for (const { uid, sequence, revisedAt, isCancelled, line } of entries) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: revisedAt,
      lastModified: revisedAt,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      start: timed(line.startsAt),
      end: timed(line.endsAt),
      timezone: zoneBlock === null ? null : zone,
      summary: summaryOf(line),
    });
  }
  return `${calendar.toString().replace(FIRST_COMPONENT, zoneBlock === null ? '' : `${zoneBlock}\r\n`)}\r\n`;
}

/** Where the properties of the calendar end; a text inside a line never begins one. */
const FIRST_COMPONENT = /^(?=BEGIN:VEVENT\r|END:VCALENDAR$)/m;

/** Null for a zone the library does not know: then the times are written in UTC. */
function vtimezoneOf(zone: string): string | null {
  const [block] = [tzlib_get_ical_block(zone)].flat();
  return block?.startsWith('BEGIN:VTIMEZONE') === true ? block.trimEnd() : null;
}

/** A time in the form ical-generator writes as it stands. */
function onTheWall(instant: Instant, zone: string): ICalDayJsStub {
  const [day = '', time = ''] = wallTimeOf(instant, zone).split(' ');
  const wall: ICalDayJsStub = {
    isValid: () => true,
    toDate: () => dateOfInstant(instant),
    toJSON: () => instant,
    format: (form) => (form === 'YYYYMMDD' ? day.replaceAll('-', '') : `${time.replace(':', '')}00`),
    tz: () => wall,
  };
  return wall;
}
