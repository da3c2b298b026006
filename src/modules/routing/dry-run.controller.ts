import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DryRunRequest, RoutingAnswerResponse, RoutingComparisonResponse } from './dry-run.dto.js';
import { DryRunService } from './dry-run.service.js';

@ApiTags('routing')
@ApiExtraModels(RoutingAnswerResponse, RoutingComparisonResponse)
@Controller('routing/dry-run')
export class DryRunController {
  constructor(private readonly dryRuns: DryRunService) {}

  @Post()
  @HttpCode(200)
  @Requires('routing.try')
  @ApiOperation({
    summary: 'Where would it go? 分流试算',
    description:
      'Two questions. With `category`: where a dispute that might come would go and why, under the rules in force or under ' +
      '`rules` sent along, if the caller registered it without naming department or track; who would be on duty, or that it ' +
      'would wait. With `rules` alone: those rules against the cases the centre received in a period, and which of them would ' +
      'have gone elsewhere than they were routed, or with another procedure. What a registration named stays as it was; a ' +
      'case that no rule sends, then or now, stays where it went. Cases the caller may not see are counted, never listed. ' +
      'Nothing is written, nothing moves, never cached. For whoever may take disputes in or manage the rules.',
  })
  @ApiOkResponse({
    schema: {
      oneOf: [{ $ref: getSchemaPath(RoutingAnswerResponse) }, { $ref: getSchemaPath(RoutingComparisonResponse) }],
    },
  })
  run(
    @CurrentCaller() caller: Caller,
    @Body() body: DryRunRequest,
  ): Promise<Reply<RoutingAnswerResponse | RoutingComparisonResponse>> {
    return this.dryRuns.run(caller, body);
  }
}
