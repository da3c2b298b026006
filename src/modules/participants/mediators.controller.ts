import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { ChallengesService } from './challenges.service.js';
import { ConflictsService } from './conflicts.service.js';
import { NeutralityService } from './neutrality.service.js';
import {
  ChallengeListResponse,
  ChallengeRequest,
  ChallengeResponse,
  ConflictListResponse,
  ConflictRequest,
  ConflictResponse,
  DecideChallengeRequest,
  NeutralityQuery,
  NeutralityResponse,
} from './participants.dto.js';

const WORKING_ON_IT = 'mediator.challenge';

@ApiTags('mediation')
@Controller()
export class MediatorsController {
  constructor(
    private readonly conflicts: ConflictsService,
    private readonly challenges: ChallengesService,
    private readonly neutrality: NeutralityService,
  ) {}

  @Get('disputes/:disputeId/conflicts')
  @Requires(WORKING_ON_IT)
  @Discloses()
  @On('dispute', 'disputeId', 'none', WORKING_ON_IT)
  @ApiOperation({
    summary: 'Conflicts of interest declared in a dispute 利害关系申报',
    description:
      'For those who work on the case. Whoever declared one is off the case and is not assigned again (R18).',
  })
  @ApiOkResponse({ type: ConflictListResponse })
  listConflicts(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<ConflictListResponse>> {
    return this.conflicts.list(caller, id);
  }

  @Post('disputes/:disputeId/conflicts')
  @Records('declareConflict')
  @ApiCreatedResponse({ type: ConflictResponse })
  declareConflict(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ConflictRequest,
  ): Promise<Reply<ConflictResponse>> {
    return this.conflicts.declare(caller, id, body);
  }

  @Get('disputes/:disputeId/challenges')
  @Requires(WORKING_ON_IT)
  @Discloses()
  @On('dispute', 'disputeId', 'none', WORKING_ON_IT)
  @ApiOperation({
    summary: 'Challenges of mediators in a dispute 回避申请',
    description: 'For those who work on the case, with their decisions (R18).',
  })
  @ApiOkResponse({ type: ChallengeListResponse })
  listChallenges(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<ChallengeListResponse>> {
    return this.challenges.list(caller, id);
  }

  @Post('disputes/:disputeId/challenges')
  @Records('challengeMediator')
  @ApiCreatedResponse({ type: ChallengeResponse })
  challenge(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ChallengeRequest,
  ): Promise<Reply<ChallengeResponse>> {
    return this.challenges.challenge(caller, id, body);
  }

  @Get('challenges/:challengeId')
  @Requires(WORKING_ON_IT)
  @Discloses()
  @On('challenge', 'challengeId', 'none', WORKING_ON_IT)
  @ApiOperation({ summary: 'A challenge of a mediator 回避申请', description: 'For those who work on the case.' })
  @ApiOkResponse({ type: ChallengeResponse })
  getChallenge(@CurrentCaller() caller: Caller, @Id('challengeId') id: string): Promise<Reply<ChallengeResponse>> {
    return this.challenges.get(caller, id);
  }

  @Post('challenges/:challengeId/decide')
  @Performs('decideChallenge', 'challenge', 'challengeId')
  @ApiOkResponse({ type: ChallengeResponse })
  decide(
    @CurrentCaller() caller: Caller,
    @Id('challengeId') id: string,
    @Body() body: DecideChallengeRequest,
  ): Promise<Reply<ChallengeResponse>> {
    return this.challenges.decide(caller, id, body);
  }

  @Get('disputes/:disputeId/neutrality')
  @Requires(WORKING_ON_IT)
  @Discloses()
  @On('dispute', 'disputeId', 'none', WORKING_ON_IT)
  @ApiOperation({
    summary: 'What speaks against the neutrality of mediators 中立性提示',
    description:
      'Same household, grid or work unit as a party, or mediated before where exactly one of the sides was a party: warnings, ' +
      'never a refusal. Beside them what does keep somebody from the case: conflicts and challenges (R18).',
  })
  @ApiOkResponse({ type: NeutralityResponse })
  look(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: NeutralityQuery,
  ): Promise<Reply<NeutralityResponse>> {
    return this.neutrality.of(caller, id, query);
  }
}
