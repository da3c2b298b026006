import { Body, Controller, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { Seq } from '../../platform/http/whole-number.decorator.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { Performs } from '../workflow/performs.decorator.js';
import { ExtendRequest, ResumeRequest, SuspendRequest } from './clocks.dto.js';
import { ClocksService } from './clocks.service.js';

@ApiTags('mediation')
@Controller('disputes/:disputeId')
export class ClocksController {
  constructor(private readonly clocks: ClocksService) {}

  @Post('suspend')
  @Performs('suspend')
  @ApiOkResponse({ type: DisputeResponse })
  suspend(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: SuspendRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.clocks.suspend(caller, id, body);
  }

  @Post('resume')
  @Performs('resume')
  @ApiOkResponse({ type: DisputeResponse })
  resume(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ResumeRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.clocks.resume(caller, id, body);
  }

  @Post('extend')
  @Performs('extend')
  @ApiOkResponse({ type: DisputeResponse })
  extend(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ExtendRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.clocks.extend(caller, id, body);
  }

  @Post('late-entries/:seq/countersign')
  @Performs('countersignLateEntry')
  @ApiOkResponse({ type: DisputeResponse })
  countersign(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Seq('seq') seq: number,
  ): Promise<Reply<DisputeResponse>> {
    return this.clocks.countersign(caller, id, seq);
  }
}
