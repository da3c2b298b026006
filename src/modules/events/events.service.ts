/** The feed page by page. A cursor names a place in the feed and nothing else, so it outlives filters and grants. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/access/actor.js';
import { toCloudEvent } from '../../domain/events/cloud-event.js';
import { SUBJECT_KINDS } from '../../domain/events/event-types.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { isUuid } from '../../platform/http/atoms.js';
import { nextLink, readCursor, writeCursor } from '../../platform/http/page.js';
import { invalid, Problem } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { EventFeedReader, type FeedFilter, type FeedPage } from './event-feed.reader.js';
import type { EventPage, EventsQuery, EventStreamQuery } from './events.dto.js';

const PURPOSE = 'events';

@Injectable()
export class EventsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly feed: EventFeedReader,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, query: EventsQuery): Promise<Reply<EventPage>> {
    const { limit = 20, after } = query;
    const position = after === undefined ? null : this.placeOf(after);
    const filter = filterOf(query, caller.actor);
    return this.useCases.read(caller, async (tx) => {
      const { rows, through, head } = await this.feed.after(tx, position, limit, filter);
      const nextCursor = this.cursorAt(through);
      const page = { items: rows.map(toCloudEvent), nextCursor, limit, caughtUp: through === head };
      return plain(page, { link: nextLink('/events', { ...query, after: nextCursor }) });
    });
  }

  /** Where a stream begins: after what its reader had last, else now. */
  async startOf(caller: Caller, query: EventStreamQuery, lastEventId: string | undefined): Promise<number> {
    const position = lastEventId === undefined ? undefined : this.cursorIn(lastEventId);
    if (lastEventId !== undefined && position === undefined) {
      const params = { header: 'Last-Event-ID', expected: 'the id of a line of this stream' };
      throw new Problem('bad_header', { params });
    }
    const start = position ?? (query.after === undefined ? undefined : this.placeOf(query.after));
    return start ?? this.useCases.read(caller, (tx) => this.feed.head(tx));
  }

  page(tx: Tx, position: number, limit: number, filter: FeedFilter): Promise<FeedPage> {
    return this.feed.after(tx, position, limit, filter);
  }

  cursorAt(position: number): string {
    return writeCursor([position], this.envelope, PURPOSE);
  }

  /** The place a cursor names; `pointer` is where it was sent. */
  placeOf(after: string, pointer = 'query/after'): number {
    const position = this.cursorIn(after);
    if (position === undefined) throw invalid(pointer, 'bad_cursor');
    return position;
  }

  private cursorIn(cursor: string): number | undefined {
    try {
      return Number(readCursor(cursor, this.envelope, PURPOSE)[0]);
    } catch (error) {
      if (error instanceof Problem && error.code === 'bad_cursor') return undefined;
      throw error;
    }
  }
}

export function filterOf({ type, subject, centerId }: EventStreamQuery, actor: Actor): FeedFilter {
  const centerIds = centerId === undefined ? undefined : [centerId];
  return { actor, types: type, centerIds, subject: subject === undefined ? undefined : subjectOf(subject) };
}

function subjectOf(subject: string): { kind: string; id: string } {
  const [kind = '', id, ...more] = subject.split('/');
  if (!SUBJECT_KINDS.includes(kind) || !isUuid(id) || more.length > 0)
    throw invalid('query/subject', 'wrong_value', { expected: 'kind/id' });
  return { kind, id: id.toLowerCase() };
}
