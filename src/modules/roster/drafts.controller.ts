import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { CreateDraftRequest, DraftResponse } from './drafts.dto.js';
import { DraftsService } from './drafts.service.js';

@ApiTags('roster')
@Controller()
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Post('centers/:centerId/roster/drafts')
  @Requires('roster.draft')
  @On('center', 'centerId', 'none', 'roster.draft')
  @ApiOperation({
    summary: 'Draft a duty roster 值班表',
    description:
      'Shares the shifts of `[from, to)` out by turns, on working days, among the active officers of the departments: loads ' +
      'as even as the terms allow, each line with its reason, gaps with theirs. Nothing is in force until it is published.',
  })
  @ApiCreatedResponse({ type: DraftResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: CreateDraftRequest,
  ): Promise<Reply<DraftResponse>> {
    return this.drafts.create(caller, centerId, body);
  }

  @Get('roster/drafts/:draftId')
  @Requires('roster.draft')
  @ApiOperation({
    summary: 'A roster draft 排班草案',
    description: 'For those who may draft at that centre; nobody else learns of it.',
  })
  @ApiOkResponse({ type: DraftResponse })
  get(@CurrentCaller() caller: Caller, @Id('draftId') id: string): Promise<Reply<DraftResponse>> {
    return this.drafts.get(caller, id);
  }

  @Post('roster/drafts/:draftId/publish')
  @HttpCode(200)
  @Requires('roster.publish')
  @On('roster-draft', 'draftId', 'required', 'roster.publish')
  @ApiOperation({
    summary: 'Put a draft in force 草案生效',
    description:
      'Refused: `draft_already_published`, `roster_period_past` (a day of it has passed), `calendar_unknown` (a year of the ' +
      'period was never entered), `roster_overlaps` (a published roster settles some of the days for a department), ' +
      '`draft_outdated` (departments, officers, working days or published shifts moved since), `double_booked`.',
  })
  @ApiOkResponse({ type: DraftResponse })
  publish(@CurrentCaller() caller: Caller, @Id('draftId') id: string): Promise<Reply<DraftResponse>> {
    return this.drafts.publish(caller, id);
  }
}
