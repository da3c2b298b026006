import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { Records } from '../workflow/performs.decorator.js';
import { DecideDestructionRequest, DestructionResponse, ProposeDestructionRequest } from './destruction.dto.js';
import { DestructionService } from './destruction.service.js';

@ApiTags('disputes')
@Controller('disputes/:disputeId')
export class ArchiveController {
  constructor(private readonly destruction: DestructionService) {}

  @Get('destruction')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Retention and destruction of a file 保管与销毁',
    description:
      'How long the file is kept, whether its destruction is proposed, and the register of destructions (R40).',
  })
  @ApiOkResponse({ type: DestructionResponse })
  get(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<DestructionResponse>> {
    return this.destruction.get(caller, id);
  }

  @Post('destruction-proposals')
  @Records('proposeDestruction', 'dispute', 'disputeId', 'required')
  @ApiCreatedResponse({ type: DestructionResponse })
  propose(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ProposeDestructionRequest,
  ): Promise<Reply<DestructionResponse>> {
    return this.destruction.propose(caller, id, body);
  }

  @Post('destruction-approvals')
  @Records('decideDestruction', 'dispute', 'disputeId', 'required')
  @ApiCreatedResponse({ type: DestructionResponse })
  decide(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: DecideDestructionRequest,
  ): Promise<Reply<DestructionResponse>> {
    return this.destruction.decide(caller, id, body);
  }
}
