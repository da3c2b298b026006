import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import {
  AnswerUnsettledRequest,
  ReportUnsettledRequest,
  UnsettledReportPage,
  UnsettledReportResponse,
} from './unsettled.dto.js';
import { UnsettledService } from './unsettled.service.js';

@ApiTags('fulfilment')
@Controller('disputes/:disputeId/unsettled-reports')
export class UnsettledController {
  constructor(private readonly unsettled: UnsettledService) {}

  @Get()
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'What parties say is not settled 未解决反映',
    description: 'In the order it was written down, each with its answer (R35).',
  })
  @ApiOkResponse({ type: UnsettledReportPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<UnsettledReportResponse>>> {
    return this.unsettled.list(caller, id, query);
  }

  @Post()
  @Records('reportUnsettled')
  @ApiCreatedResponse({ type: UnsettledReportResponse })
  report(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ReportUnsettledRequest,
  ): Promise<Reply<UnsettledReportResponse>> {
    return this.unsettled.report(caller, id, body);
  }

  @Get(':unsettledReportId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({ summary: 'One of them 其中一份', description: 'For those who see the case (R35).' })
  @ApiOkResponse({ type: UnsettledReportResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('unsettledReportId') reportId: string,
  ): Promise<Reply<UnsettledReportResponse>> {
    return this.unsettled.get(caller, id, reportId);
  }

  @Post(':unsettledReportId/answer')
  @Performs('answerUnsettled')
  @ApiOkResponse({ type: UnsettledReportResponse })
  answer(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('unsettledReportId') reportId: string,
    @Body() body: AnswerUnsettledRequest,
  ): Promise<Reply<UnsettledReportResponse>> {
    return this.unsettled.answer(caller, id, reportId, body);
  }
}
