import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DeskQuery, DeskResponse } from './desk.dto.js';
import { DeskService } from './desk.service.js';

@ApiTags('desk')
@Controller('desk')
export class DeskController {
  constructor(private readonly desk: DeskService) {}

  @Get()
  @Requires('desk.read')
  @ApiOperation({
    summary: 'My day 工作台',
    description: 'On duty or not; what to accept, assign, hold, check and visit; what is due soon and what is late.',
  })
  @ApiOkResponse({ type: DeskResponse })
  get(@CurrentCaller() caller: Caller, @Query() query: DeskQuery): Promise<Reply<DeskResponse>> {
    return this.desk.get(caller, query);
  }
}
