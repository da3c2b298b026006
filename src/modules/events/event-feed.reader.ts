/** The feed in order of position, through the one predicate of who may see what; the case as it is now decides. */
import { Injectable } from '@nestjs/common';
import { type Actor, centersWith } from '../../domain/access/actor.js';
import { AUDIENCES, type Audience } from '../../domain/events/center-events.js';
import type { FeedRow } from '../../domain/events/cloud-event.js';
import { EVENTS, eventNamed, eventOf } from '../../domain/events/event-types.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { VISIBLE, visibilityParams } from '../disputes/visibility.reader.js';

/** How many positions one read looks through for a caller who may see few of them. */
const MOST_LOOKED_AT = 10_000;

export interface FeedFilter {
  readonly actor: Actor;
  /** as the contract names them; absent: all */
  readonly types?: readonly string[] | undefined;
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
  readonly centerIds?: readonly string[] | undefined;
}

export interface FeedPage {
  readonly rows: readonly FeedRow[];
  /** everything up to here was looked at: where to go on */
  readonly through: number;
  /** the last position there was: on it one has everything for the moment */
  readonly head: number;
}

const typesFor = (audience: string): string[] =>
  EVENTS.filter((event) => event.audience === audience).map(({ inside }) => inside);

/** Each audience but that of the cases: its types, and the permissions one of which lets somebody have them. */
const BY_PERMISSION = (Object.keys(AUDIENCES) as Audience[])
  .filter((audience) => audience !== 'case')
  .map((audience) => ({ types: typesFor(audience), permissions: AUDIENCES[audience] }));

const FIRST_AUDIENCE = 17;

const AUDIENCE = BY_PERMISSION.map((_, index) => {
  const place = FIRST_AUDIENCE + 2 * index;
  return `(o.type = ANY($${place}::text[]) AND o.center_id = ANY($${place + 1}::uuid[]))`;
}).join(' OR ');

const audienceParams = (actor: Actor): unknown[] =>
  BY_PERMISSION.flatMap(({ types, permissions }) => [
    types,
    [...new Set(permissions.flatMap((permission) => centersWith(actor, permission)))],
  ]);

const PAGE = `SELECT o.position, o.sequence, o.id, o.center_id AS "centerId", o.type, o.subject_kind AS "subjectKind",
       o.subject_id AS "subjectId", o.payload, o.recorded_at AS "recordedAt"
  FROM outbox o LEFT JOIN dispute d ON o.subject_kind = 'dispute' AND d.id = o.subject_id
 WHERE o.position > $8 AND o.position <= $9
   AND ($11::text[] IS NULL OR o.type = ANY($11::text[]))
   AND ($12::text IS NULL OR (o.subject_kind = $12 AND o.subject_id = $13::uuid))
   AND ($14::uuid[] IS NULL OR o.center_id = ANY($14::uuid[]))
   AND ((d.id IS NOT NULL AND ${VISIBLE}) OR ${AUDIENCE}
     OR (o.subject_kind = 'swap_request' AND EXISTS (SELECT 1 FROM swap_request w WHERE w.id = o.subject_id
           AND (w.requested_by = $15::uuid OR w.staff_id = $16::uuid OR w.counter_staff_id = $16::uuid))))
 ORDER BY o.position LIMIT $10`;

@Injectable()
export class EventFeedReader {
  /** Where a reader stands who wants only what comes from now on. */
  async head(tx: Tx): Promise<number> {
    return (await headOf(tx)).last;
  }

  /** What the actor may see after a position, `null` from the oldest event kept. 410 where the events after it are gone. */
  async after(tx: Tx, position: number | null, limit: number, filter: FeedFilter): Promise<FeedPage> {
    const { last, keptAfter } = await headOf(tx);
    const from = position ?? keptAfter;
    if (from < keptAfter || from > last) throw new Problem('cursor_gone');
    // One subject is found by its index, however far apart its events lie.
    const to = filter.subject === undefined ? Math.min(last, from + MOST_LOOKED_AT) : last;
    const rows = await this.between(tx, from, to, limit, filter);
    const through = rows.length === limit ? (rows.at(-1)?.position ?? to) : to;
    return { rows: rows.filter(({ type }) => eventOf(type) !== undefined), through, head: last };
  }

  /** The event at a position, where the actor may see it now; undefined also when it is no longer kept. */
  async at(tx: Tx, position: number, filter: FeedFilter): Promise<FeedRow | undefined> {
    const { keptAfter } = await headOf(tx);
    if (position <= keptAfter) return undefined;
    const [row] = await this.between(tx, position - 1, position, 1, filter);
    return row === undefined || eventOf(row.type) === undefined ? undefined : row;
  }

  /** Just before the first event kept that was recorded then or later; the end, where there is none. */
  async positionBefore(tx: Tx, instant: string): Promise<number> {
    const { last, keptAfter } = await headOf(tx);
    const first = await tx.one<{ position: number | null }>(
      'SELECT min(position) AS position FROM outbox WHERE recorded_at >= $1 AND position > $2',
      [instant, keptAfter],
    );
    return first?.position == null ? last : first.position - 1;
  }

  /** Whether everything after the position can still be read. */
  async isKept(tx: Tx, position: number): Promise<boolean> {
    const { last, keptAfter } = await headOf(tx);
    return position >= keptAfter && position <= last;
  }

  private between(tx: Tx, from: number, to: number, limit: number, filter: FeedFilter): Promise<FeedRow[]> {
    const { actor, types, subject, centerIds } = filter;
    return tx.query<FeedRow>(PAGE, [
      ...visibilityParams(actor),
      from,
      to,
      limit,
      types?.flatMap((type) => eventNamed(type)?.inside ?? []) ?? null,
      subject?.kind ?? null,
      subject?.id ?? null,
      centerIds ?? null,
      actor.accountId,
      actor.staffId,
      ...audienceParams(actor),
    ]);
  }
}

async function headOf(tx: Tx): Promise<{ last: number; keptAfter: number }> {
  const row = await tx.one<{ last: number; keptAfter: number }>(
    'SELECT last_position AS last, kept_after AS "keptAfter" FROM event_feed',
  );
  if (row === undefined) throw new Error('the feed has no head');
  return row;
}
