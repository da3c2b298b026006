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
  AnswerSupervisionRequest,
  CloseSupervisionRequest,
  OrderSupervisionRequest,
  SupervisionPage,
  SupervisionResponse,
} from './supervisions.dto.js';
import { SupervisionsService } from './supervisions.service.js';

@ApiTags('supervisions')
@Controller()
export class SupervisionsController {
  constructor(private readonly supervisions: SupervisionsService) {}

  @Get('disputes/:disputeId/supervisions')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'Supervisions of a dispute 督办',
    description: 'Orders of a director, and those the system raised, in the order they were given, with their answers.',
  })
  @ApiOkResponse({ type: SupervisionPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<SupervisionResponse>>> {
    return this.supervisions.list(caller, id, query);
  }

  @Post('disputes/:disputeId/supervisions')
  @Records('orderSupervision', 'dispute', 'disputeId', 'required')
  @ApiCreatedResponse({ type: SupervisionResponse })
  order(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: OrderSupervisionRequest,
  ): Promise<Reply<SupervisionResponse>> {
    return this.supervisions.order(caller, id, body);
  }

  @Get('supervisions/:supervisionId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({ summary: 'A supervision 督办', description: 'For those who see the case.' })
  @ApiOkResponse({ type: SupervisionResponse })
  get(@CurrentCaller() caller: Caller, @Id('supervisionId') id: string): Promise<Reply<SupervisionResponse>> {
    return this.supervisions.get(caller, id);
  }

  @Post('supervisions/:supervisionId/answer')
  @Performs('answerSupervision', 'supervision', 'supervisionId')
  @ApiOkResponse({ type: SupervisionResponse })
  answer(
    @CurrentCaller() caller: Caller,
    @Id('supervisionId') id: string,
    @Body() body: AnswerSupervisionRequest,
  ): Promise<Reply<SupervisionResponse>> {
    return this.supervisions.answer(caller, id, body);
  }

  @Post('supervisions/:supervisionId/close')
  @Performs('closeSupervision', 'supervision', 'supervisionId')
  @ApiOkResponse({ type: SupervisionResponse })
  close(
    @CurrentCaller() caller: Caller,
    @Id('supervisionId') id: string,
    @Body() body: CloseSupervisionRequest,
  ): Promise<Reply<SupervisionResponse>> {
    return this.supervisions.close(caller, id, body);
  }
}
