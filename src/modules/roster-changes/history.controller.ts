import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  ChangePage,
  ChangesQuery,
  GapPage,
  GapsQuery,
  RosterChangeResponse,
  RosterGapResponse,
} from './changes.dto.js';
import { HistoryService } from './history.service.js';

@ApiTags('roster')
@Controller('centers/:centerId/roster')
export class RosterHistoryController {
  constructor(private readonly history: HistoryService) {}

  @Get('gaps')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'Places nobody stands in 空岗',
    description:
      'On the days of `[from, to)`, at most 366: left by a draft, or opened by an absence or a shift taken off, each with its ' +
      'reason and what filled it. Everybody signed in reads them.',
  })
  @ApiOkResponse({ type: GapPage })
  gaps(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: GapsQuery,
  ): Promise<Reply<PageOf<RosterGapResponse>>> {
    return this.history.gaps(caller, centerId, query);
  }

  @Get('changes')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'What was changed on the published roster 变更记录',
    description:
      'Recorded on the days of `[from, to)`, at most 366: who, when, what kind, the lines taken off and put on. Nothing is ever ' +
      'removed. The reason is shown to those who may change the roster there and to who wrote it.',
  })
  @ApiOkResponse({ type: ChangePage })
  changes(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: ChangesQuery,
  ): Promise<Reply<PageOf<RosterChangeResponse>>> {
    return this.history.changes(caller, centerId, query);
  }
}
