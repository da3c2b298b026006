import { Body, Controller, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { AddPartyRequest, AmendPartyRequest, PartyResponse } from '../parties/party.dto.js';
import { DisputeWithRelatedResponse } from '../related/related.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { AmendDisputeRequest, RegisterDisputeRequest } from './intake.dto.js';
import { IntakeService } from './intake.service.js';
import { RegistrationService } from './registration.service.js';

@ApiTags('disputes')
@Controller('disputes')
export class IntakeController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly intake: IntakeService,
  ) {}

  @Post()
  @Requires('dispute.register')
  @ApiOperation({
    summary: 'Take in a dispute 受理登记',
    description:
      'Parties and claims in one transaction; a receipt number is given at once, and the counter is told how many earlier cases there are (`…/related`). Rules R1, R4, R10.',
  })
  @ApiCreatedResponse({ type: DisputeWithRelatedResponse })
  register(
    @CurrentCaller() caller: Caller,
    @Body() body: RegisterDisputeRequest,
  ): Promise<Reply<DisputeWithRelatedResponse>> {
    return this.registration.register(caller, body);
  }

  @Patch(':disputeId')
  @Performs('amend')
  @ApiOkResponse({ type: DisputeResponse })
  amend(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: AmendDisputeRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.intake.amend(caller, id, body);
  }

  @Post(':disputeId/parties')
  @Records('addParty')
  @ApiCreatedResponse({ type: PartyResponse })
  addParty(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: AddPartyRequest,
  ): Promise<Reply<PartyResponse>> {
    return this.intake.addParty(caller, id, body);
  }

  @Patch(':disputeId/parties/:partyId')
  @Performs('amendParty')
  @ApiOkResponse({ type: PartyResponse })
  amendParty(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('partyId') partyId: string,
    @Body() body: AmendPartyRequest,
  ): Promise<Reply<PartyResponse>> {
    return this.intake.amendParty(caller, id, partyId, body);
  }
}
