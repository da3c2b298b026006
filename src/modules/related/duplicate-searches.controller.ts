import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { DuplicateSearchesService } from './duplicate-searches.service.js';
import { DuplicateSearchRequest, RelatedPage } from './related.dto.js';
import type { RelatedAnswer } from './related.view.js';

@ApiTags('disputes')
@Controller('duplicate-searches')
export class DuplicateSearchesController {
  constructor(private readonly searches: DuplicateSearchesService) {}

  @Post()
  @HttpCode(200)
  @Requires('dispute.register')
  @Discloses()
  @ApiOperation({
    summary: 'Search for duplicates before registration 查重',
    description:
      'What `GET /disputes/{disputeId}/related` would answer if this were registered, asked by who may register it at that ' +
      'centre (403 otherwise). Nothing is written and nothing of the body is kept. 400 `nothing_to_search_by` on `/parties`: ' +
      'there is no phone, identity number, home down to the flat or numbered place in it. The next page: the same body with ' +
      '`cursor`. Rule R10.',
  })
  @ApiOkResponse({ type: RelatedPage })
  search(
    @CurrentCaller() caller: Caller,
    @Body() body: DuplicateSearchRequest,
    @Query() query: PageQuery,
  ): Promise<Reply<RelatedAnswer>> {
    return this.searches.search(caller, body, query);
  }
}
