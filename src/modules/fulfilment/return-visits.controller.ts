import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { ClosingService } from './closing.service.js';
import {
  CloseRequest,
  RecordVisitRequest,
  ReturnVisitPage,
  ReturnVisitResponse,
  ScheduleVisitRequest,
} from './fulfilment.dto.js';
import { ReturnVisitsService } from './return-visits.service.js';

@ApiTags('fulfilment')
@Controller()
export class ReturnVisitsController {
  constructor(
    private readonly visits: ReturnVisitsService,
    private readonly closing: ClosingService,
  ) {}

  @Get('disputes/:disputeId/return-visits')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Return visits of a dispute 回访',
    description: 'By the day they are due; the first is made by the settlement itself.',
  })
  @ApiOkResponse({ type: ReturnVisitPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<ReturnVisitResponse>>> {
    return this.visits.list(caller, id, query);
  }

  @Post('disputes/:disputeId/return-visits')
  @Records('scheduleReturnVisit')
  @ApiCreatedResponse({ type: ReturnVisitResponse })
  schedule(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ScheduleVisitRequest,
  ): Promise<Reply<ReturnVisitResponse>> {
    return this.visits.schedule(caller, id, body);
  }

  @Get('return-visits/:visitId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'A return visit 回访',
    description: 'For those who see the case; who was given the visit sees the case until it is recorded.',
  })
  @ApiOkResponse({ type: ReturnVisitResponse })
  get(@CurrentCaller() caller: Caller, @Id('visitId') id: string): Promise<Reply<ReturnVisitResponse>> {
    return this.visits.get(caller, id);
  }

  @Post('return-visits/:visitId/record')
  @Performs('recordReturnVisit', 'visit', 'visitId')
  @ApiOkResponse({ type: ReturnVisitResponse })
  record(
    @CurrentCaller() caller: Caller,
    @Id('visitId') id: string,
    @Body() body: RecordVisitRequest,
  ): Promise<Reply<ReturnVisitResponse>> {
    return this.visits.record(caller, id, body);
  }

  @Post('disputes/:disputeId/close')
  @Performs('close')
  @ApiOkResponse({ type: DisputeResponse })
  close(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: CloseRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.closing.close(caller, id, body);
  }
}
