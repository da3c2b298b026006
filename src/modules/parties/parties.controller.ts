import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { PartiesService } from './parties.service.js';
import { PartyListResponse, PartyResponse, RevealRequest, RevealResponse } from './party.dto.js';

@ApiTags('parties')
@Controller('disputes/:disputeId/parties')
export class PartiesController {
  constructor(private readonly parties: PartiesService) {}

  @Get()
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'Parties of a dispute 当事人',
    description: 'Phones, identity numbers and addresses are masked.',
  })
  @ApiOkResponse({ type: PartyListResponse })
  list(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<PartyListResponse>> {
    return this.parties.list(caller, id);
  }

  @Get(':partyId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'A party 当事人',
    description: 'With the notices given to it and its consents and refusals.',
  })
  @ApiOkResponse({ type: PartyResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('partyId') partyId: string,
  ): Promise<Reply<PartyResponse>> {
    return this.parties.get(caller, id, partyId);
  }

  @Post(':partyId/reveal')
  @HttpCode(200)
  @Requires('party.reveal')
  @On('dispute', 'disputeId', 'none', 'party.reveal')
  @ApiOperation({
    summary: 'Show personal fields of a party in the clear 查看当事人完整信息',
    description:
      'Needs a purpose; every call is in the audit log with your name (PIPL 6, 28, 51). Never cached, never replayed. ' +
      'So many an hour for an account, wherever it is used from (`REVEALS_PER_HOUR`).',
  })
  @ApiOkResponse({ type: RevealResponse })
  @ApiProblem(
    429,
    'Too many reveals within an hour (`too_many_requests`); `Retry-After` says how many seconds to wait.',
  )
  reveal(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('partyId') partyId: string,
    @Body() body: RevealRequest,
  ): Promise<Reply<RevealResponse>> {
    return this.parties.reveal(caller, id, partyId, body);
  }
}
