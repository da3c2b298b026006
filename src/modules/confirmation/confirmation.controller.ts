import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { Records } from '../workflow/performs.decorator.js';
import {
  ApplyForConfirmationRequest,
  ConfirmationResponse,
  ConfirmationResultRequest,
  TellOfConfirmationRequest,
} from './confirmation.dto.js';
import { ConfirmationService } from './confirmation.service.js';

@ApiTags('agreements')
@Controller('agreements/:agreementId/confirmation')
export class ConfirmationController {
  constructor(private readonly confirmation: ConfirmationService) {}

  @Get()
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'Judicial confirmation of an agreement 司法确认',
    description:
      'The time to apply and what is left of it, the courts that may be asked, the papers, what was applied for, and what is open now (R31–R33).',
  })
  @ApiOkResponse({ type: ConfirmationResponse })
  get(@CurrentCaller() caller: Caller, @Id('agreementId') id: string): Promise<Reply<ConfirmationResponse>> {
    return this.confirmation.get(caller, id);
  }

  @Post()
  @Records('applyForConfirmation', 'agreement', 'agreementId')
  @ApiCreatedResponse({ type: ConfirmationResponse })
  apply(
    @CurrentCaller() caller: Caller,
    @Id('agreementId') id: string,
    @Body() body: ApplyForConfirmationRequest,
  ): Promise<Reply<ConfirmationResponse>> {
    return this.confirmation.apply(caller, id, body);
  }

  @Post('notices')
  @Records('tellOfConfirmation', 'agreement', 'agreementId')
  @ApiCreatedResponse({ type: ConfirmationResponse })
  tell(
    @CurrentCaller() caller: Caller,
    @Id('agreementId') id: string,
    @Body() body: TellOfConfirmationRequest,
  ): Promise<Reply<ConfirmationResponse>> {
    return this.confirmation.tell(caller, id, body);
  }

  @Post('result')
  @Records('recordConfirmationResult', 'agreement', 'agreementId')
  @ApiCreatedResponse({ type: ConfirmationResponse })
  decide(
    @CurrentCaller() caller: Caller,
    @Id('agreementId') id: string,
    @Body() body: ConfirmationResultRequest,
  ): Promise<Reply<ConfirmationResponse>> {
    return this.confirmation.decide(caller, id, body);
  }
}
