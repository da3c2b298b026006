import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { EscalationService } from './escalation.service.js';
import { ReferralAnswersService } from './referral-answers.service.js';
import {
  AcceptReferralRequest,
  EscalateRequest,
  ObjectReferralRequest,
  ReferralPage,
  ReferralResponse,
  ReferRequest,
  ReturnRequest,
  SendReferralRequest,
} from './referrals.dto.js';
import { ReferralsService } from './referrals.service.js';

@ApiTags('referrals')
@Controller()
export class ReferralsController {
  constructor(
    private readonly referrals: ReferralsService,
    private readonly answers: ReferralAnswersService,
    private readonly escalation: EscalationService,
  ) {}

  @Get('disputes/:disputeId/referrals')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'Referrals of a dispute 移送',
    description: 'To departments of the centre and to bodies outside, in the order they were sent, with their answers.',
  })
  @ApiOkResponse({ type: ReferralPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<ReferralResponse>>> {
    return this.referrals.list(caller, id, query);
  }

  @Post('disputes/:disputeId/referrals')
  @Records('referToDepartment', 'dispute', 'disputeId', 'required')
  @ApiCreatedResponse({ type: ReferralResponse })
  send(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: SendReferralRequest,
  ): Promise<Reply<ReferralResponse>> {
    return this.referrals.send(caller, id, body);
  }

  @Post('disputes/:disputeId/refer')
  @Performs('refer')
  @ApiOkResponse({ type: DisputeResponse })
  refer(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ReferRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.referrals.refer(caller, id, body);
  }

  @Get('referrals/:referralId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'A referral 移送',
    description: 'For those who see the case; a department it was sent to sees both until it has answered.',
  })
  @ApiOkResponse({ type: ReferralResponse })
  get(@CurrentCaller() caller: Caller, @Id('referralId') id: string): Promise<Reply<ReferralResponse>> {
    return this.referrals.get(caller, id);
  }

  @Post('referrals/:referralId/accept')
  @Performs('acceptReferral', 'referral', 'referralId')
  @ApiOkResponse({ type: ReferralResponse })
  accept(
    @CurrentCaller() caller: Caller,
    @Id('referralId') id: string,
    @Body() body: AcceptReferralRequest,
  ): Promise<Reply<ReferralResponse>> {
    return this.answers.accept(caller, id, body);
  }

  @Post('referrals/:referralId/object')
  @Performs('objectToReferral', 'referral', 'referralId')
  @ApiOkResponse({ type: ReferralResponse })
  object(
    @CurrentCaller() caller: Caller,
    @Id('referralId') id: string,
    @Body() body: ObjectReferralRequest,
  ): Promise<Reply<ReferralResponse>> {
    return this.answers.object(caller, id, body);
  }

  @Post('disputes/:disputeId/escalate')
  @Performs('escalate')
  @ApiOkResponse({ type: DisputeResponse })
  escalate(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: EscalateRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.escalation.escalate(caller, id, body);
  }

  @Post('disputes/:disputeId/return')
  @Performs('returnCase')
  @ApiOkResponse({ type: DisputeResponse })
  return(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ReturnRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.escalation.return(caller, id, body);
  }
}
