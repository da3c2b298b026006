import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { BaselineResponse, DeclareBaselineRequest } from './zero-baseline.dto.js';
import { ZeroBaselinesService } from './zero-baselines.service.js';

@ApiTags('petitions')
@Controller('centers/:centerId/zero-baseline')
export class ZeroBaselinesController {
  constructor(private readonly baselines: ZeroBaselinesService) {}

  @Get()
  @Requires('petition.read')
  @On('zero_baseline', 'centerId')
  @ApiOperation({
    summary: 'What the centre declares from before its register 基线声明',
    description:
      'Who declared it, since when and on what ground, with every earlier version; `version` 0 while nothing was declared. A zero-petition ' +
      'report shows it as declared, never as proven.',
  })
  @ApiOkResponse({ type: BaselineResponse })
  get(@CurrentCaller() caller: Caller, @Id('centerId') centerId: string): Promise<Reply<BaselineResponse>> {
    return this.baselines.get(caller, centerId);
  }

  @Post()
  @Requires('zero_baseline.declare')
  @On('zero_baseline', 'centerId', 'required', 'zero_baseline.declare')
  @ApiOperation({
    summary: 'Declare it, or declare it anew 声明或重新声明',
    description:
      'By the director, for the centre and everything below it. A later declaration is a new version beside the earlier ones. Refused: ' +
      '`baseline_after_first_return` (from then on the returns speak), `baseline_contradicted` (naming the petitions).',
  })
  @ApiCreatedResponse({ type: BaselineResponse })
  declare(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: DeclareBaselineRequest,
  ): Promise<Reply<BaselineResponse>> {
    return this.baselines.declare(caller, centerId, body);
  }
}
