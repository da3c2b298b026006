import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { Records } from '../workflow/performs.decorator.js';
import { AgreementPreviewResponse } from './agreement-preview.dto.js';
import { AgreementPreviewService } from './agreement-preview.service.js';
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
    private readonly previews: AgreementPreviewService,
  ) {}

  @Get('disputes/:disputeId/agreements')
  @Requires('dispute.read')
  @Discloses()
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

  @Post('disputes/:disputeId/agreements/preview')
  @HttpCode(200)
  @Requires('agreement.draft')
  @On('dispute', 'disputeId', 'none', 'agreement.draft')
  @ApiOperation({
    summary: 'What is still unclear in a draft 协议预审',
    description:
      'The same body as drafting. Tells before anybody signs: everything the draft would be refused for, by the same rules (R26–R30), ' +
      'and what is better mended though nothing refuses it; sums as the service takes them apart; whether it must be written, ' +
      'whether a court could confirm it as far as its words tell (R31), and whose hands it waits for. ' +
      'Nothing is written, never cached. A body that is not well-formed is refused as in drafting (400). Permission: `agreement.draft`.',
  })
  @ApiOkResponse({ type: AgreementPreviewResponse })
  preview(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: DraftAgreementRequest,
  ): Promise<Reply<AgreementPreviewResponse>> {
    return this.previews.preview(caller, id, body);
  }

  @Get('agreements/:agreementId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'An agreement 调解协议',
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
