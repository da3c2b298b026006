import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { LinkListResponse, LinkResponse } from '../disputes/link.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { LinkingService } from './linking.service.js';
import { EndLinkRequest, LinkRequest, MergeRequest, SplitRequest } from './merging.dto.js';
import { MergingService } from './merging.service.js';
import { SplittingService } from './splitting.service.js';

@ApiTags('disputes')
@Controller('disputes/:disputeId')
export class MergingController {
  constructor(
    private readonly merging: MergingService,
    private readonly splitting: SplittingService,
    private readonly linking: LinkingService,
  ) {}

  @Post('merge')
  @Performs('merge')
  @ApiOkResponse({ type: DisputeResponse, description: 'The case that was merged; its links tell into which.' })
  merge(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: MergeRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.merging.merge(caller, id, body);
  }

  @Post('split')
  @Records('split', 'dispute', 'disputeId', 'required')
  @ApiCreatedResponse({ type: DisputeResponse, description: 'The new case.' })
  split(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: SplitRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.splitting.split(caller, id, body);
  }

  @Get('links')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'What a dispute is linked to 关联案件',
    description: 'Cases the caller may know of, seen from this one; of the others only how many there are.',
  })
  @ApiOkResponse({ type: LinkListResponse })
  links(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<LinkListResponse>> {
    return this.linking.list(caller, id);
  }

  @Post('links')
  @Records('link')
  @ApiCreatedResponse({ type: LinkResponse })
  link(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: LinkRequest,
  ): Promise<Reply<LinkResponse>> {
    return this.linking.link(caller, id, body);
  }

  @Post('links/:linkId/end')
  @Performs('endLink')
  @ApiOkResponse({ type: DisputeResponse })
  endLink(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('linkId') linkId: string,
    @Body() body: EndLinkRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.linking.end(caller, id, linkId, body);
  }
}
