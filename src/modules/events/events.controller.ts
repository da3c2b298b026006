import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { EventStreamsService } from './event-streams.service.js';
import { EventPage, EventsQuery, EventStreamQuery } from './events.dto.js';
import { EventsService } from './events.service.js';

const WHO =
  'Events of a case are for those who see the case now; of roster, calendar and settings for everybody of the centre; of ' +
  'petitions, reports, indicators, reservations and clips for those who may read them. What becomes visible later is not told ' +
  'again: read the case with `expand=timeline`.';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(
    private readonly events: EventsService,
    private readonly streams: EventStreamsService,
  ) {}

  @Get()
  @Requires('center.read')
  @ApiOperation({
    summary: 'The feed of events 事件流水',
    description:
      'Everything that happened, as CloudEvents 1.0, in one order that never changes: each committed event stands in it once, ' +
      'well under a second after the commit, and nothing is ever put in before what was read already. Without `after` from the ' +
      'oldest event kept; at the end an empty page with the cursor to ask again from. Of one subject the order is that of its ' +
      `changes, and \`sequence\` has no gaps. ${WHO} Kept for a time the operator sets (400 days).`,
  })
  @ApiOkResponse({ type: EventPage })
  @ApiProblem(410, 'The events after this cursor are no longer kept (`cursor_gone`): begin without one.')
  list(@CurrentCaller() caller: Caller, @Query() query: EventsQuery): Promise<Reply<EventPage>> {
    return this.events.list(caller, query);
  }

  @Get('stream')
  @Requires('center.read')
  @ApiOperation({
    summary: 'The feed as it grows 事件推送（SSE）',
    description:
      'Server-sent events: each message has the cursor as its `id` and one CloudEvent as its `data`; a comment line comes every ' +
      '15 seconds. Goes on after `Last-Event-ID`, else after `after`, else begins now. The token goes in the header only, and ' +
      'the rights are looked at again before anything is sent: the stream ends when token, session or grant does. It also ends ' +
      `when the service stops, or when the reader does not keep up; connect again with the last \`id\`. ${WHO} At most five ` +
      'streams per account.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The `id` of the last message the reader had; goes before `after`.',
    schema: { type: 'string', maxLength: 1000 },
  })
  @ApiOkResponse({
    description: 'The stream.',
    content: {
      'text/event-stream': { schema: { type: 'string' }, example: 'id: WzQyXQ.c2ln\ndata: {"specversion":"1.0"}\n\n' },
    },
  })
  @ApiProblem(410, 'The events after this cursor are no longer kept (`cursor_gone`): begin without one.')
  @ApiProblem(429, 'Too many streams are open (`too_many_requests`); `Retry-After` says when to try again.')
  stream(
    @CurrentCaller() caller: Caller,
    @Query() query: EventStreamQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.streams.open(caller, query, request, reply);
  }
}
