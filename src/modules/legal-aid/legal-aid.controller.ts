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
  AssignLegalAidRequest,
  CompleteLegalAidPapersRequest,
  DecideLegalAidRequest,
  GiveLegalAdviceRequest,
  LegalAidRequestPage,
  LegalAidRequestResponse,
  ListLegalAidPapersRequest,
  RequestLegalAidRequest,
  WithdrawLegalAidRequest,
} from './legal-aid.dto.js';
import { LegalAidService } from './legal-aid.service.js';

@ApiTags('legal aid')
@Controller()
export class LegalAidController {
  constructor(private readonly aid: LegalAidService) {}

  @Get('disputes/:disputeId/legal-aid-requests')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'Requests for legal aid of a dispute 法律援助',
    description: 'Of all its parties, in the order they came in, each with its decision and who was assigned (R15).',
  })
  @ApiOkResponse({ type: LegalAidRequestPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<LegalAidRequestResponse>>> {
    return this.aid.list(caller, id, query);
  }

  @Post('disputes/:disputeId/legal-aid-requests')
  @Records('requestLegalAid')
  @ApiCreatedResponse({ type: LegalAidRequestResponse })
  request(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: RequestLegalAidRequest,
  ): Promise<Reply<LegalAidRequestResponse>> {
    return this.aid.request(caller, id, body);
  }

  @Get('legal-aid-requests/:legalAidRequestId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({ summary: 'A request for legal aid 法律援助申请', description: 'For those who see the case (R15).' })
  @ApiOkResponse({ type: LegalAidRequestResponse })
  get(@CurrentCaller() caller: Caller, @Id('legalAidRequestId') id: string): Promise<Reply<LegalAidRequestResponse>> {
    return this.aid.get(caller, id);
  }

  @Post('legal-aid-requests/:legalAidRequestId/papers')
  @Performs('listLegalAidPapers', 'legalAidRequest', 'legalAidRequestId')
  @ApiOkResponse({ type: LegalAidRequestResponse })
  listPapers(
    @CurrentCaller() caller: Caller,
    @Id('legalAidRequestId') id: string,
    @Body() body: ListLegalAidPapersRequest,
  ): Promise<Reply<LegalAidRequestResponse>> {
    return this.aid.listPapers(caller, id, body);
  }

  @Post('legal-aid-requests/:legalAidRequestId/papers-complete')
  @Performs('completeLegalAidPapers', 'legalAidRequest', 'legalAidRequestId')
  @ApiOkResponse({ type: LegalAidRequestResponse })
  completePapers(
    @CurrentCaller() caller: Caller,
    @Id('legalAidRequestId') id: string,
    @Body() body: CompleteLegalAidPapersRequest,
  ): Promise<Reply<LegalAidRequestResponse>> {
    return this.aid.completePapers(caller, id, body);
  }

  @Post('legal-aid-requests/:legalAidRequestId/decide')
  @Performs('decideLegalAid', 'legalAidRequest', 'legalAidRequestId')
  @ApiOkResponse({ type: LegalAidRequestResponse })
  decide(
    @CurrentCaller() caller: Caller,
    @Id('legalAidRequestId') id: string,
    @Body() body: DecideLegalAidRequest,
  ): Promise<Reply<LegalAidRequestResponse>> {
    return this.aid.decide(caller, id, body);
  }

  @Post('legal-aid-requests/:legalAidRequestId/assign')
  @Performs('assignLegalAid', 'legalAidRequest', 'legalAidRequestId')
  @ApiOkResponse({ type: LegalAidRequestResponse })
  assign(
    @CurrentCaller() caller: Caller,
    @Id('legalAidRequestId') id: string,
    @Body() body: AssignLegalAidRequest,
  ): Promise<Reply<LegalAidRequestResponse>> {
    return this.aid.assign(caller, id, body);
  }

  @Post('legal-aid-requests/:legalAidRequestId/advise')
  @Performs('giveLegalAdvice', 'legalAidRequest', 'legalAidRequestId')
  @ApiOkResponse({ type: LegalAidRequestResponse })
  advise(
    @CurrentCaller() caller: Caller,
    @Id('legalAidRequestId') id: string,
    @Body() body: GiveLegalAdviceRequest,
  ): Promise<Reply<LegalAidRequestResponse>> {
    return this.aid.advise(caller, id, body);
  }

  @Post('legal-aid-requests/:legalAidRequestId/withdraw')
  @Performs('withdrawLegalAid', 'legalAidRequest', 'legalAidRequestId')
  @ApiOkResponse({ type: LegalAidRequestResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Id('legalAidRequestId') id: string,
    @Body() body: WithdrawLegalAidRequest,
  ): Promise<Reply<LegalAidRequestResponse>> {
    return this.aid.withdraw(caller, id, body);
  }
}
