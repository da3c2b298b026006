import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import type { DisputeSummary } from '../disputes/dispute.dto.js';
import {
  ActionsResponse,
  DisputeFileResponse,
  DisputePage,
  DisputeQuery,
  GetDisputeQuery,
  MissingResponse,
  ResolutionRecordResponse,
  TimelineResponse,
} from './case-file.dto.js';
import { CaseFileService } from './case-file.service.js';

@ApiTags('disputes')
@Controller('disputes')
export class CaseFileController {
  constructor(private readonly files: CaseFileService) {}

  @Get()
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'List and search disputes 查询纠纷',
    description: 'What the caller may see, newest first. Filters are ANDed; a repeated parameter means OR.',
  })
  @ApiOkResponse({ type: DisputePage })
  list(@CurrentCaller() caller: Caller, @Query() query: DisputeQuery): Promise<Reply<PageOf<DisputeSummary>>> {
    return this.files.list(caller, query);
  }

  @Get(':disputeId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'A dispute 纠纷',
    description: 'With `expand` the whole file in one answer, under the same authorisation as each part.',
  })
  @ApiOkResponse({ type: DisputeFileResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: GetDisputeQuery,
  ): Promise<Reply<DisputeFileResponse>> {
    return this.files.get(caller, id, query);
  }

  @Get(':disputeId/timeline')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'Everything that happened, in the order of recording 办理全程',
    description: 'Both clocks; automatic entries name their cause.',
  })
  @ApiOkResponse({ type: TimelineResponse })
  timeline(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<TimelineResponse>> {
    return this.files.timeline(caller, id);
  }

  @Get(':disputeId/actions')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'What the caller may do now, and why not the rest 可办事项及不可办原因',
    description: 'One read gives the buttons, why the others are grey, and the ETag that guards against lost updates.',
  })
  @ApiOkResponse({ type: ActionsResponse })
  actions(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<ActionsResponse>> {
    return this.files.actions(caller, id);
  }

  @Get(':disputeId/missing')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'What is still lacking, for the next step and for the archive 尚缺材料',
    description:
      'Of the steps that bring the case forward from here and that the caller may take, those that something stands against, with every reason; and the compulsory papers that are not on file (R40).',
  })
  @ApiOkResponse({ type: MissingResponse })
  missing(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<MissingResponse>> {
    return this.files.missing(caller, id);
  }

  @Get(':disputeId/resolution-record')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'The resolution record in one document 调解结果',
    description: 'Outcome, sessions, agreement with its obligations and their state, visits, closing.',
  })
  @ApiOkResponse({ type: ResolutionRecordResponse })
  resolutionRecord(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
  ): Promise<Reply<ResolutionRecordResponse>> {
    return this.files.resolutionRecord(caller, id);
  }
}
