import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import {
  AdjournSessionRequest,
  CancelSessionRequest,
  HoldSessionRequest,
  ScheduleSessionRequest,
  SessionPage,
  SessionResponse,
} from './session.dto.js';
import { NoShowRequest, ReplyRequest, ReplyResponse } from './session-attendance.dto.js';
import { SessionAttendanceService } from './session-attendance.service.js';
import { SessionReadingService } from './session-reading.service.js';
import { SessionsService } from './sessions.service.js';

const SESSION = 'disputeId/sessionId';

@ApiTags('sessions')
@Controller('disputes/:disputeId/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly reading: SessionReadingService,
    private readonly attendance: SessionAttendanceService,
  ) {}

  @Get()
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Sessions of a dispute 调解会',
    description: 'In the order of their beginning, for those who see the case.',
  })
  @ApiOkResponse({ type: SessionPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<SessionResponse>>> {
    return this.reading.list(caller, id, query);
  }

  @Post()
  @Records('scheduleSession')
  @ApiCreatedResponse({ type: SessionResponse })
  schedule(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ScheduleSessionRequest,
  ): Promise<Reply<SessionResponse>> {
    return this.sessions.schedule(caller, id, body);
  }

  @Get(':sessionId')
  @SignedIn()
  @Discloses()
  @ApiOperation({
    summary: 'A session 调解会',
    description:
      'For those who see the case; staff who were only invited to it see title, place, time and minutes (`reduced: true`).',
  })
  @ApiOkResponse({ type: SessionResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
  ): Promise<Reply<SessionResponse>> {
    return this.reading.get(caller, disputeId, id);
  }

  @Post(':sessionId/hold')
  @Performs('holdSession', 'session', SESSION)
  @ApiOkResponse({ type: SessionResponse })
  hold(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
    @Body() body: HoldSessionRequest,
  ): Promise<Reply<SessionResponse>> {
    return this.sessions.hold(caller, disputeId, id, body);
  }

  @Post(':sessionId/adjourn')
  @Performs('adjournSession', 'session', SESSION)
  @ApiOkResponse({ type: SessionResponse })
  adjourn(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
    @Body() body: AdjournSessionRequest,
  ): Promise<Reply<SessionResponse>> {
    return this.sessions.adjourn(caller, disputeId, id, body);
  }

  @Post(':sessionId/cancel')
  @Performs('cancelSession', 'session', SESSION)
  @ApiOkResponse({ type: SessionResponse })
  cancel(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
    @Body() body: CancelSessionRequest,
  ): Promise<Reply<SessionResponse>> {
    return this.sessions.cancel(caller, disputeId, id, body);
  }

  @Post(':sessionId/replies')
  @Records('replyToSession', 'session', SESSION)
  @ApiCreatedResponse({ type: ReplyResponse })
  reply(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
    @Body() body: ReplyRequest,
  ): Promise<Reply<ReplyResponse>> {
    return this.attendance.reply(caller, disputeId, id, body);
  }

  @Post(':sessionId/no-show')
  @Performs('recordNoShow', 'session', SESSION)
  @ApiOkResponse({ type: SessionResponse })
  noShow(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
    @Body() body: NoShowRequest,
  ): Promise<Reply<SessionResponse>> {
    return this.attendance.noShow(caller, disputeId, id, body);
  }
}
