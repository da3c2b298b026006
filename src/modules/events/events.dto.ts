import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES, SUBJECT_KINDS } from '../../domain/events/event-types.js';
import {
  Bool,
  InstantField,
  Int,
  NestedList,
  OneOf,
  QueryList,
  QueryNumber,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';

const SUBJECT = 'dispute/01900000-0000-7000-8000-000000000001';

export class EventStreamQuery {
  @Text({
    max: 1000,
    optional: true,
    description:
      'Only what comes after this place: `nextCursor` of `GET /events`, or the `id` of a line of the stream. A cursor is good ' +
      'for both, whatever the filters.',
  })
  after?: string;

  @QueryList()
  @OneOf(EVENT_TYPES, {
    optional: true,
    list: { max: 50, unique: true },
    description: 'Only events of these types; repeat it for several. Each type is described under `webhooks`.',
  })
  type?: string[];

  @Text({
    max: 100,
    optional: true,
    description: `Only events of one subject, \`kind/id\`. Kinds: ${SUBJECT_KINDS.map((kind) => `\`${kind}\``).join(', ')}.`,
    example: SUBJECT,
  })
  subject?: string;

  @Uuid({ optional: true, description: 'Only events of this centre: of a case the one it began at.' })
  centerId?: string;
}

export class EventsQuery extends EventStreamQuery {
  @QueryNumber()
  @Int({ min: 1, max: 200, optional: true, default: 20, description: 'Events per page, 1–200.' })
  limit?: number;
}

/** CloudEvents 1.0, structured JSON. */
export class CloudEventResponse {
  @OneOf(['1.0'], { description: 'Version of CloudEvents.', example: '1.0' }) specversion!: '1.0';
  @Uuid({ description: 'The same wherever the event arrives: in the feed, in the stream, in every delivery.' })
  id!: string;
  @Text({
    max: 100,
    description: 'The centre it comes from.',
    example: '/centers/01900000-0000-7000-8000-000000000002',
  })
  source!: string;
  @OneOf(EVENT_TYPES, { enumName: 'EventType', description: 'What happened; described under `webhooks`.' })
  type!: string;
  @Text({ max: 100, description: 'What it happened to, `kind/id`.', example: SUBJECT }) subject!: string;
  @InstantField({ description: 'When it was recorded.' }) time!: string;
  @OneOf(['application/json'], { description: 'Media type of `data`.' }) datacontenttype!: 'application/json';
  @Text({
    max: 10,
    description:
      'Extension: number among the events of the subject, from 1 without gaps, ten digits so that it sorts as text.',
    example: '0000000003',
  })
  sequence!: string;
  @Uuid({ description: 'Extension: the centre of `source`.' }) centerid!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Ids, codes, days and amounts; its fields by type under `webhooks`. Bear fields that are added later.',
    example: { seq: 3, occurredAt: '2026-05-20T02:30:00.000Z' },
  })
  data!: Readonly<Record<string, unknown>>;
}

export class EventPage {
  @NestedList(() => CloudEventResponse, { max: 200, description: 'In the order of the feed, the oldest first.' })
  items!: CloudEventResponse[];

  @Text({
    max: 1000,
    description: 'Send it as `after` for what follows; on an empty page the place to ask again from.',
  })
  nextCursor!: string;

  @Int({ min: 1, max: 200, description: 'Events asked for.' }) limit!: number;

  @Bool({
    description: 'True: this is all for the moment. False: ask on at once, also when the page is short or empty.',
  })
  caughtUp!: boolean;
}
