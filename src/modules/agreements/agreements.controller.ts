import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { Records } from '../workflow/performs.decorator.js';
import {
  AgreementPage,
  AgreementResponse,
  DraftAgreementRequest,
  SignAgreementRequest,
  SignatureResponse,
} from './agreement.dto.js';
import { AgreementsService } from './agreements.service.js';
import { SignaturesService } from './signatures.service.js';

@ApiTags('agreements')
@Controller()
export class AgreementsController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly signatures: SignaturesService,
  ) {}

  @Get('disputes/:disputeId/agreements')
  @Requires('dispute.read')
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Agreements and drafts of a dispute 调解协议',
    description: 'In the order they were written.',
  })
  @ApiOkResponse({ type: AgreementPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<AgreementResponse>>> {
    return this.agreements.list(caller, id, query);
  }

  /** With `agreementId` a draft is written anew: its next version. */
  @Post('disputes/:disputeId/agreements')
  @Records('draftAgreement')
  @ApiCreatedResponse({ type: AgreementResponse })
  draft(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: DraftAgreementRequest,
  ): Promise<Reply<AgreementResponse>> {
    return this.agreements.draft(caller, id, body);
  }

  @Get('agreements/:agreementId')
  @Requires('dispute.read')
  @ApiOperation({
    summary: 'An agreement',
    description: 'With its obligations, the signatures on this version, and what a draft still waits for.',
  })
  @ApiOkResponse({ type: AgreementResponse })
  get(@CurrentCaller() caller: Caller, @Id('agreementId') id: string): Promise<Reply<AgreementResponse>> {
    return this.agreements.get(caller, id);
  }

  /** A record that adds, but on a text that must not have changed since it was read. */
  @Post('agreements/:agreementId/signatures')
  @Records('signAgreement', 'agreement', 'agreementId', 'required')
  @ApiCreatedResponse({ type: SignatureResponse })
  sign(
    @CurrentCaller() caller: Caller,
    @Id('agreementId') id: string,
    @Body() body: SignAgreementRequest,
  ): Promise<Reply<SignatureResponse>> {
    return this.signatures.sign(caller, id, body);
  }
}
