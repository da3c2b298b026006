import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { BaselinePage, BaselineResponse, DeclareBaselineRequest } from './zero-baselines.dto.js';
import { ZeroBaselinesService } from './zero-baselines.service.js';

@ApiTags('petitions')
@Controller('centers/:centerId/zero-baselines')
export class ZeroBaselinesController {
  constructor(private readonly baselines: ZeroBaselinesService) {}

  @Get()
  @Requires('indicator.read')
  @On('center', 'centerId', 'none', 'indicator.read')
  @ApiOperation({
    summary: 'What was claimed from before the register 纸质台账零上访声明',
    description:
      'Every claim of the centre, with who declared it and on what ground; `replacedAt` is null for the one that holds.',
  })
  @ApiOkResponse({ type: BaselinePage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<BaselineResponse>>> {
    return this.baselines.list(caller, centerId, query);
  }

  @Post()
  @Requires('indicator.record')
  @On('center', 'centerId', 'none', 'indicator.record')
  @ApiOperation({
    summary: 'Declare a zero from paper ledgers',
    description:
      'Reports show it as declared, with who declared it and on what ground, never as proven, and only as long as nothing in the ' +
      'register disproves it. A later claim replaces the one before, which stays in the list. Rule R43.',
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
