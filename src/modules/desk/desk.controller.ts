import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
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
  @Discloses('cases')
  @ApiOperation({
    summary: 'My day 工作台',
    description:
      '我的一天：是否当班；待受理、待分派、待开始、待补记、待答复、待核查、待回访、待决定的事项，今日安排，以及已逾期多少天。' +
      'On duty or not; what the caller has to accept, assign, start, write down, answer, check, visit, countersign and decide; what is on today, ' +
      'what is due soon, and what is late and by how much. Every section is always there, empty where it is not the caller’s; `counts` also ' +
      'counts what goes beyond the 50 lines of a section. Judged by role and relation, as the actions are; names of parties are never shown.',
  })
  @ApiOkResponse({ type: DeskResponse })
  get(@CurrentCaller() caller: Caller, @Query() query: DeskQuery): Promise<Reply<DeskResponse>> {
    return this.desk.get(caller, query);
  }
}
