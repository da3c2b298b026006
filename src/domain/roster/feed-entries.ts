/**
 * What a calendar is told about the lines of a roster (RFC 5545): one entry for one officer on one place. A change cancels
 * a line and may put another on its place. While the place is the same officer's, it is one entry (UID) that is revised
 * (SEQUENCE, DTSTAMP, §3.8.7.4 and §3.8.7.2); when it goes to somebody else, the entry is cancelled and the other officer
 * gets one of their own. Example: Li's Tuesday goes to Wang and comes back. Li's entry stands again with sequence 2, Wang's
 * is cancelled with sequence 1.
 */
import { laterOf, type Instant } from '../shared/day.js';
import type { ShiftKind, ShiftPart } from './roster.js';

/** Calendars keep what lies this far back, and need not know more than the longest roster ahead. */
export const FEED_DAYS = { back: 60, ahead: 366 } as const;

/** A line as it was published; cancelled ones too. */
export interface FeedLine {
  readonly id: string;
  /** the first line that stood on this place, itself when nothing was replaced */
  readonly rootId: string;
  readonly departmentId: string;
  readonly staffId: string;
  readonly part: ShiftPart;
  readonly kind: ShiftKind;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly publishedAt: Instant;
  readonly cancelledAt: Instant | null;
}

export interface FeedEntry {
  readonly uid: string;
  /** how often the entry was revised since it was first published */
  readonly sequence: number;
  readonly revisedAt: Instant;
  readonly isCancelled: boolean;
  /** what the roster said last */
  readonly line: FeedLine;
}

/** In the order of their start. */
export function feedEntries(lines: readonly FeedLine[]): FeedEntry[] {
  const places = new Map<string, FeedLine[]>();
  for (const line of lines) {
    const uid = `${line.rootId}.${line.staffId}`;
    places.set(uid, [...(places.get(uid) ?? []), line]);
  }
  return [...places].map(([uid, each]) => entryOf(uid, each)).sort(byStart);
}

function entryOf(uid: string, lines: readonly FeedLine[]): FeedEntry {
  const line = lines.reduce((last, each) => (saidAfter(each, last) ? each : last));
  // Taken back and given anew in one change is one revision.
  const revisions = new Set(lines.flatMap(({ publishedAt, cancelledAt }) => [publishedAt, cancelledAt ?? publishedAt]));
  return {
    uid,
    sequence: revisions.size - 1,
    revisedAt: laterOf(line.publishedAt, ...revisions),
    isCancelled: line.cancelledAt !== null,
    line,
  };
}

/** Of two lines published at once the one in force counts. */
function saidAfter(line: FeedLine, other: FeedLine): boolean {
  if (line.publishedAt !== other.publishedAt) return line.publishedAt > other.publishedAt;
  return line.cancelledAt === null && other.cancelledAt !== null;
}

function byStart(left: FeedEntry, right: FeedEntry): number {
  const [one, other] = [`${left.line.startsAt} ${left.uid}`, `${right.line.startsAt} ${right.uid}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
