import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { CorrectionsService } from './corrections.service.js';
import {
  ArchiveRequest,
  CorrectionListResponse,
  CorrectionResponse,
  CorrectRequest,
  ReopenRequest,
} from './mending.dto.js';
import { MendingService } from './mending.service.js';

@ApiTags('disputes')
@Controller('disputes/:disputeId')
export class MendingController {
  constructor(
    private readonly mending: MendingService,
    private readonly corrections: CorrectionsService,
  ) {}

  @Post('reopen')
  @Performs('reopen')
  @ApiOkResponse({ type: DisputeResponse })
  reopen(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ReopenRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.mending.reopen(caller, id, body);
  }

  @Post('archive')
  @Performs('archive')
  @ApiOkResponse({ type: DisputeResponse })
  archive(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ArchiveRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.mending.archive(caller, id, body);
  }

  @Get('corrections')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Corrections of a dispute 更正记录',
    description: 'What was registered wrongly and put right after acceptance; personal fields are masked.',
  })
  @ApiOkResponse({ type: CorrectionListResponse })
  list(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<CorrectionListResponse>> {
    return this.corrections.list(caller, id);
  }

  @Post('corrections')
  @Records('correct', 'dispute', 'disputeId', 'required')
  @ApiCreatedResponse({ type: CorrectionResponse })
  correct(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: CorrectRequest,
  ): Promise<Reply<CorrectionResponse>> {
    return this.corrections.correct(caller, id, body);
  }
}
