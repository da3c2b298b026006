import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { ConsentRecordResponse, NoticeRecordResponse } from '../parties/party.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import {
  ConfidentialityRequest,
  ConsentRequest,
  FailRequest,
  RemediesNoticeRequest,
  RightsNoticeRequest,
  StartRequest,
  WithdrawRequest,
} from './mediation.dto.js';
import { MediationService } from './mediation.service.js';

@ApiTags('mediation')
@Controller('disputes/:disputeId')
export class MediationController {
  constructor(private readonly mediation: MediationService) {}

  @Post('rights-notices')
  @Records('giveRightsNotice')
  @ApiCreatedResponse({ type: NoticeRecordResponse })
  giveRightsNotice(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: RightsNoticeRequest,
  ): Promise<Reply<NoticeRecordResponse>> {
    return this.mediation.giveRightsNotice(caller, id, body);
  }

  @Post('consents')
  @Records('recordConsent')
  @ApiCreatedResponse({ type: ConsentRecordResponse })
  recordConsent(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ConsentRequest,
  ): Promise<Reply<ConsentRecordResponse>> {
    return this.mediation.recordConsent(caller, id, body);
  }

  @Post('remedies-notices')
  @Records('giveRemediesNotice')
  @ApiCreatedResponse({ type: NoticeRecordResponse })
  giveRemediesNotice(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: RemediesNoticeRequest,
  ): Promise<Reply<NoticeRecordResponse>> {
    return this.mediation.giveRemediesNotice(caller, id, body);
  }

  @Post('confidentiality')
  @Performs('markConfidential')
  @ApiOkResponse({ type: DisputeResponse })
  markConfidential(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ConfidentialityRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.mediation.markConfidential(caller, id, body);
  }

  @Post('start')
  @Performs('start')
  @ApiOkResponse({ type: DisputeResponse })
  start(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: StartRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.mediation.start(caller, id, body);
  }

  @Post('withdraw')
  @Performs('withdraw')
  @ApiOkResponse({ type: DisputeResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: WithdrawRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.mediation.withdraw(caller, id, body);
  }

  @Post('fail')
  @Performs('fail')
  @ApiOkResponse({ type: DisputeResponse })
  fail(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: FailRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.mediation.fail(caller, id, body);
  }
}
