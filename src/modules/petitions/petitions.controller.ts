import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  AmendPetitionRequest,
  PetitionPage,
  PetitionQuery,
  PetitionResponse,
  PetitionVersionList,
  RegisterPetitionRequest,
} from './petitions.dto.js';
import { PetitionsService } from './petitions.service.js';

@ApiTags('petitions')
@Controller('petitions')
export class PetitionsController {
  constructor(private readonly petitions: PetitionsService) {}

  @Get()
  @Requires('petition.read')
  @Discloses()
  @ApiOperation({
    summary: 'The petition register 信访登记簿',
    description: 'Entries of the centres whose register the caller may read, latest day first.',
  })
  @ApiOkResponse({ type: PetitionPage })
  list(@CurrentCaller() caller: Caller, @Query() query: PetitionQuery): Promise<Reply<PageOf<PetitionResponse>>> {
    return this.petitions.list(caller, query);
  }

  @Post()
  @Requires('petition.report')
  @ApiOperation({
    summary: 'Enter a petition 登记信访件',
    description:
      'In the register of a leaf centre; it gets its number at once. A return of that month that no longer agrees becomes ' +
      '`contradicted` in the same transaction. What a director or duty officer reports, or is entered late, is `provisional` ' +
      'until the petition officer confirms it; it counts against zero from the beginning. Refused: `not_a_leaf_center`.',
  })
  @ApiCreatedResponse({ type: PetitionResponse })
  register(@CurrentCaller() caller: Caller, @Body() body: RegisterPetitionRequest): Promise<Reply<PetitionResponse>> {
    return this.petitions.register(caller, body);
  }

  @Get(':petitionId')
  @Requires('petition.read')
  @Discloses()
  @ApiOperation({
    summary: 'An entry of the register 登记条目',
    description: 'With both clocks: the day it was made and when it was recorded.',
  })
  @ApiOkResponse({ type: PetitionResponse })
  get(@CurrentCaller() caller: Caller, @Id('petitionId') id: string): Promise<Reply<PetitionResponse>> {
    return this.petitions.get(caller, id);
  }

  @Patch(':petitionId')
  @Requires('petition.register')
  @On('petition', 'petitionId', 'required', 'petition.register')
  @ApiOperation({
    summary: 'Amend an entry 更正条目',
    description:
      'What it said before is kept. Returns of the months concerned are compared again, as after a new entry.',
  })
  @ApiOkResponse({ type: PetitionResponse })
  amend(
    @CurrentCaller() caller: Caller,
    @Id('petitionId') id: string,
    @Body() body: AmendPetitionRequest,
  ): Promise<Reply<PetitionResponse>> {
    return this.petitions.amend(caller, id, body);
  }

  @Post(':petitionId/confirm')
  @HttpCode(200)
  @Requires('petition.register')
  @On('petition', 'petitionId', 'required', 'petition.register')
  @ApiOperation({
    summary: 'Confirm a provisional entry 确认暂记信访件',
    description:
      'By the petition officer, once it was looked into. It was counted before and is counted after. Refused: `petition_not_provisional`.',
  })
  @ApiOkResponse({ type: PetitionResponse })
  confirm(@CurrentCaller() caller: Caller, @Id('petitionId') id: string): Promise<Reply<PetitionResponse>> {
    return this.petitions.confirm(caller, id);
  }

  @Get(':petitionId/versions')
  @Requires('petition.read')
  @Discloses()
  @ApiOperation({
    summary: 'What an entry said, version by version 条目历次版本',
    description: 'Every version with who wrote it down and when: amendments, and its confirmation.',
  })
  @ApiOkResponse({ type: PetitionVersionList })
  versions(@CurrentCaller() caller: Caller, @Id('petitionId') id: string): Promise<Reply<PetitionVersionList>> {
    return this.petitions.versions(caller, id);
  }
}
