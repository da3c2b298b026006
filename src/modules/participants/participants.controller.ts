import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { PartyResponse, RepresentativeResponse } from '../parties/party.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { AddRepresentativeRequest, EndRepresentativeRequest, LeaveRequest } from './participants.dto.js';
import { ParticipantsService } from './participants.service.js';

@ApiTags('parties')
@Controller('disputes/:disputeId/parties/:partyId')
export class ParticipantsController {
  constructor(private readonly participants: ParticipantsService) {}

  @Post('leave')
  @Performs('leaveParty')
  @ApiOkResponse({ type: PartyResponse })
  leave(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('partyId') partyId: string,
    @Body() body: LeaveRequest,
  ): Promise<Reply<PartyResponse>> {
    return this.participants.leave(caller, id, partyId, body);
  }

  @Post('representatives')
  @Records('addRepresentative')
  @ApiCreatedResponse({ type: RepresentativeResponse })
  addRepresentative(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('partyId') partyId: string,
    @Body() body: AddRepresentativeRequest,
  ): Promise<Reply<RepresentativeResponse>> {
    return this.participants.addRepresentative(caller, id, partyId, body);
  }

  @Post('representatives/:representativeId/end')
  @Performs('endRepresentative')
  @ApiOkResponse({ type: PartyResponse })
  endRepresentative(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('partyId') partyId: string,
    @Id('representativeId') representativeId: string,
    @Body() body: EndRepresentativeRequest,
  ): Promise<Reply<PartyResponse>> {
    return this.participants.endRepresentative(caller, id, { partyId, representativeId }, body);
  }
}
