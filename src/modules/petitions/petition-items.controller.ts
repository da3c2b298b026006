import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { ItemPage, ItemQuery, ItemResponse, type ItemSummaryResponse } from './petition-items.dto.js';
import { PetitionItemsService } from './petition-items.service.js';

@ApiTags('petitions')
@Controller('petition-items')
export class PetitionItemsController {
  constructor(private readonly items: PetitionItemsService) {}

  @Get()
  @Requires('petition.read')
  @Discloses()
  @ApiOperation({
    summary: 'Petition items 信访事项',
    description:
      'Of the centres whose register the caller may read, received last first; `overdue=true` for what is late.',
  })
  @ApiOkResponse({ type: ItemPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ItemQuery): Promise<Reply<PageOf<ItemSummaryResponse>>> {
    return this.items.list(caller, query);
  }

  @Get(':itemId')
  @Requires('petition.read')
  @Discloses()
  @ApiOperation({
    summary: 'A petition item 信访事项',
    description:
      'With its clocks as they stand today, everything recorded (struck records too) and what can be recorded now.',
  })
  @ApiOkResponse({ type: ItemResponse })
  get(@CurrentCaller() caller: Caller, @Id('itemId') id: string): Promise<Reply<ItemResponse>> {
    return this.items.get(caller, id);
  }
}
