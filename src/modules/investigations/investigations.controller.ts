import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { Records } from '../workflow/performs.decorator.js';
import { InvestigationPage, InvestigationResponse, RecordInvestigationRequest } from './investigation.dto.js';
import { InvestigationsService } from './investigations.service.js';

@ApiTags('investigations')
@Controller()
export class InvestigationsController {
  constructor(private readonly investigations: InvestigationsService) {}

  @Get('disputes/:disputeId/investigations')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Investigations of a dispute 调查记录',
    description: 'In the order of their beginning, for those who see the case.',
  })
  @ApiOkResponse({ type: InvestigationPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<InvestigationResponse>>> {
    return this.investigations.list(caller, id, query);
  }

  @Post('disputes/:disputeId/investigations')
  @Records('recordInvestigation')
  @ApiCreatedResponse({ type: InvestigationResponse })
  record(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: RecordInvestigationRequest,
  ): Promise<Reply<InvestigationResponse>> {
    return this.investigations.record(caller, id, body);
  }

  @Get('investigations/:investigationId')
  @Requires('dispute.read')
  @Discloses()
  @On('investigation', 'investigationId')
  @ApiOperation({
    summary: 'An investigation record 调查记录',
    description: 'Form 5 of the statutory file, for those who see the case. It is never changed.',
  })
  @ApiOkResponse({ type: InvestigationResponse })
  get(@CurrentCaller() caller: Caller, @Id('investigationId') id: string): Promise<Reply<InvestigationResponse>> {
    return this.investigations.get(caller, id);
  }
}
