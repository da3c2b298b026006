import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  CorrectReturnRequest,
  FileReturnRequest,
  ReturnPage,
  ReturnQuery,
  ReturnResponse,
  ReturnVersionList,
} from './petition-returns.dto.js';
import { PetitionReturnsService } from './petition-returns.service.js';

@ApiTags('petitions')
@Controller('petition-returns')
export class PetitionReturnsController {
  constructor(private readonly returns: PetitionReturnsService) {}

  @Get()
  @Requires('petition.read')
  @ApiOperation({
    summary: 'Monthly returns 信访月报',
    description: 'Of the centres whose register the caller may read, latest month first.',
  })
  @ApiOkResponse({ type: ReturnPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ReturnQuery): Promise<Reply<PageOf<ReturnResponse>>> {
    return this.returns.list(caller, query);
  }

  @Post()
  @Requires('petition_return.file')
  @ApiOperation({
    summary: 'File the return of a month 报送月报',
    description:
      'One per leaf centre and finished month. The service counts the register itself: `return_mismatch` names each ' +
      'difference and its petitions. A contradicted return is filed again as its next version, under the id it has. ' +
      'Refused: `month_not_finished`, `not_a_leaf_center`, `return_exists`.',
  })
  @ApiCreatedResponse({ type: ReturnResponse })
  file(@CurrentCaller() caller: Caller, @Body() body: FileReturnRequest): Promise<Reply<ReturnResponse>> {
    return this.returns.file(caller, body);
  }

  @Get(':returnId')
  @Requires('petition.read')
  @ApiOperation({ summary: 'A monthly return 月报', description: 'As it stands, with who filed and who confirmed it.' })
  @ApiOkResponse({ type: ReturnResponse })
  get(@CurrentCaller() caller: Caller, @Id('returnId') id: string): Promise<Reply<ReturnResponse>> {
    return this.returns.get(caller, id);
  }

  @Get(':returnId/versions')
  @Requires('petition.read')
  @ApiOperation({
    summary: 'What a return stated, version by version 月报历次版本',
    description: 'Every version with who brought it about and when; corrections with their reason.',
  })
  @ApiOkResponse({ type: ReturnVersionList })
  versions(@CurrentCaller() caller: Caller, @Id('returnId') id: string): Promise<Reply<ReturnVersionList>> {
    return this.returns.versions(caller, id);
  }

  @Post(':returnId/correct')
  @HttpCode(200)
  @Requires('petition_return.file')
  @On('petition_return', 'returnId', 'required', 'petition_return.file')
  @ApiOperation({
    summary: 'Correct a return 更正月报',
    description:
      'States the month anew, as its next version: `filed`, to be confirmed again; the earlier versions stay. It has to agree with ' +
      'the register and to state something else, unless it was contradicted. Refused: `return_mismatch`.',
  })
  @ApiOkResponse({ type: ReturnResponse })
  correct(
    @CurrentCaller() caller: Caller,
    @Id('returnId') id: string,
    @Body() body: CorrectReturnRequest,
  ): Promise<Reply<ReturnResponse>> {
    return this.returns.correct(caller, id, body);
  }

  @Post(':returnId/confirm')
  @HttpCode(200)
  @Requires('petition_return.confirm')
  @On('petition_return', 'returnId', 'required', 'petition_return.confirm')
  @ApiOperation({
    summary: 'Confirm a return 确认月报',
    description:
      'By another person than the one who filed it. Refused: `confirmer_is_filer`, `return_contradicted`, `return_already_confirmed`, `petitions_provisional`.',
  })
  @ApiOkResponse({ type: ReturnResponse })
  confirm(@CurrentCaller() caller: Caller, @Id('returnId') id: string): Promise<Reply<ReturnResponse>> {
    return this.returns.confirm(caller, id);
  }
}
