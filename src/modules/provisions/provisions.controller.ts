import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { DataProvisionPage, type DataProvisionResponse, DataProvisionsQuery } from './provisions.dto.js';
import { ProvisionsService } from './provisions.service.js';

@ApiTags('privacy')
@Controller('data-provisions')
export class ProvisionsController {
  constructor(private readonly provisions: ProvisionsService) {}

  @Get()
  @Requires('provision.read')
  @ApiOperation({
    summary: 'Register of what was provided to whom 个人信息对外提供登记',
    description:
      'Every time data of a case went to a body outside, another department or the centre above: to whom, on what ground, when, of which ' +
      'cases (R46). Written with the act itself, only added to and kept for good. For directors and auditors of the centre ' +
      'the cases began at, and of those above it; ids and codes, no names of parties.',
  })
  @ApiOkResponse({ type: DataProvisionPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query() query: DataProvisionsQuery,
  ): Promise<Reply<PageOf<DataProvisionResponse>>> {
    return this.provisions.list(caller, query);
  }
}
