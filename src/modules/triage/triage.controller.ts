import { Body, Controller, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { Performs } from '../workflow/performs.decorator.js';
import { AcceptRequest, AssignRequest, RefuseRequest } from './triage.dto.js';
import { TriageService } from './triage.service.js';

@ApiTags('disputes')
@Controller('disputes/:disputeId')
export class TriageController {
  constructor(private readonly triage: TriageService) {}

  @Post('accept')
  @Performs('accept')
  @ApiOkResponse({ type: DisputeResponse })
  accept(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: AcceptRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.triage.accept(caller, id, body);
  }

  @Post('refuse')
  @Performs('refuse')
  @ApiOkResponse({ type: DisputeResponse })
  refuse(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: RefuseRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.triage.refuse(caller, id, body);
  }

  @Post('assign')
  @Performs('assign')
  @ApiOkResponse({ type: DisputeResponse })
  assign(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: AssignRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.triage.assign(caller, id, body);
  }
}
