import { Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { BaseAddress } from '../../platform/auth/origin.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { DutyFeedPage, DutyFeedResponse, NewDutyFeedResponse } from './duty-feeds.dto.js';
import { DutyFeedsService } from './duty-feeds.service.js';

const MAKE =
  'A link that calendars subscribe to without signing in; its secret is in this answer and never told again. At most ten in ' +
  'force (409 `too_many_feeds`). Answers are not kept for retries: a retry makes another link.';

@ApiTags('roster')
@Controller()
export class DutyFeedsController {
  constructor(private readonly feeds: DutyFeedsService) {}

  @Post('staff/:staffId/duty-feeds')
  @Requires('feed.manage')
  @On('staff', 'staffId')
  @ApiOperation({
    summary: 'Make a calendar link to one person’s duty 日历订阅',
    description: `By the person, or by an administrator or director of the centre. ${MAKE}`,
  })
  @ApiCreatedResponse({ type: NewDutyFeedResponse })
  createForStaff(
    @CurrentCaller() caller: Caller,
    @Id('staffId') staffId: string,
    @BaseAddress() base: string,
  ): Promise<Reply<NewDutyFeedResponse>> {
    return this.feeds.create(caller, 'staff', staffId, base);
  }

  @Get('staff/:staffId/duty-feeds')
  @Requires('feed.manage')
  @On('staff', 'staffId')
  @ApiOperation({
    summary: 'List a person’s calendar links 个人日历链接',
    description: 'Those in force; by whoever may make one.',
  })
  @ApiOkResponse({ type: DutyFeedPage })
  listForStaff(
    @CurrentCaller() caller: Caller,
    @Id('staffId') staffId: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<DutyFeedResponse>>> {
    return this.feeds.list(caller, 'staff', staffId, query);
  }

  @Post('departments/:departmentId/duty-feeds')
  @Requires('feed.manage')
  @On('department', 'departmentId')
  @ApiOperation({
    summary: 'Make a calendar link to a department’s duty 日历订阅',
    description: `By an administrator or director of the centre; it names the officers. ${MAKE}`,
  })
  @ApiCreatedResponse({ type: NewDutyFeedResponse })
  createForDepartment(
    @CurrentCaller() caller: Caller,
    @Id('departmentId') departmentId: string,
    @BaseAddress() base: string,
  ): Promise<Reply<NewDutyFeedResponse>> {
    return this.feeds.create(caller, 'department', departmentId, base);
  }

  @Get('departments/:departmentId/duty-feeds')
  @Requires('feed.manage')
  @On('department', 'departmentId')
  @ApiOperation({
    summary: 'List a department’s calendar links 部门日历链接',
    description: 'Those in force; by whoever may make one.',
  })
  @ApiOkResponse({ type: DutyFeedPage })
  listForDepartment(
    @CurrentCaller() caller: Caller,
    @Id('departmentId') departmentId: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<DutyFeedResponse>>> {
    return this.feeds.list(caller, 'department', departmentId, query);
  }

  @Get('duty-feeds/:feedId')
  @Requires('feed.manage')
  @ApiOperation({ summary: 'A calendar link 日历链接', description: 'Also when it is revoked; never with its secret.' })
  @ApiOkResponse({ type: DutyFeedResponse })
  get(@CurrentCaller() caller: Caller, @Id('feedId') id: string): Promise<Reply<DutyFeedResponse>> {
    return this.feeds.get(caller, id);
  }

  @Delete('duty-feeds/:feedId')
  @Requires('feed.manage')
  @ApiOperation({
    summary: 'Revoke a calendar link 撤销订阅',
    description:
      'At once and for good: the link then answers 404 like one that never was. A second time changes nothing.',
  })
  @ApiOkResponse({ type: DutyFeedResponse })
  revoke(@CurrentCaller() caller: Caller, @Id('feedId') id: string): Promise<Reply<DutyFeedResponse>> {
    return this.feeds.revoke(caller, id);
  }
}
