/**
 * An event as CloudEvents 1.0 puts it. `id` is the same in the feed, in the stream and in every delivery; `sequence` (the
 * extension of that name) counts the events of one subject without gaps and sorts as text.
 * Example: the third event of a case has subject `dispute/0190…` and sequence `0000000003`.
 */
import { eventOf } from './event-types.js';
import { project } from './fields.js';

/** A row of the outbox that has its place in the feed. */
export interface FeedRow {
  readonly position: number;
  readonly sequence: number;
  readonly id: string;
  readonly centerId: string;
  readonly type: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly payload: object;
  readonly recordedAt: string;
}

export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly sequence: string;
  readonly centerid: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const SEQUENCE_DIGITS = 10;

export function toCloudEvent(row: FeedRow): CloudEvent {
  const event = eventOf(row.type);
  if (event === undefined) throw new Error(`an event of a kind that is not listed: ${row.type}`);
  return {
    specversion: '1.0',
    id: row.id,
    source: `/centers/${row.centerId}`,
    type: event.type,
    subject: `${row.subjectKind}/${row.subjectId}`,
    time: row.recordedAt,
    datacontenttype: 'application/json',
    sequence: String(row.sequence).padStart(SEQUENCE_DIGITS, '0'),
    centerid: row.centerId,
    data: project(event.data, row.payload),
  };
}
