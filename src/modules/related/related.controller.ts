import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { AppearancePage, type AppearanceResponse, RelatedPage } from './related.dto.js';
import { RelatedService } from './related.service.js';
import type { RelatedAnswer } from './related.view.js';

@ApiTags('disputes')
@Controller('disputes/:disputeId')
export class RelatedController {
  constructor(private readonly related: RelatedService) {}

  @Get('related')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'Cases that belong together with this one 关联纠纷',
    description:
      'Every case the caller may see in which the same person or organisation, household or place appears, with the terms ' +
      'agreed and what of them is still open: open agreements first, then by the strongest reason, then the newest. Hints ' +
      'from equal phones, identity numbers, names and addresses, not proof. With them what people linked, merged or split, and ' +
      'the risk flags proposed for what happens again and again. Rule R10. For those who see the case (404 otherwise).',
  })
  @ApiOkResponse({ type: RelatedPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<RelatedAnswer>> {
    return this.related.list(caller, id, query);
  }

  @Get('parties/:partyId/appearances')
  @Requires('dispute.read')
  @ApiOperation({
    summary: 'Where else a party appears 当事人的其他纠纷',
    description:
      'The same person or organisation in other cases the caller may see, the newest first. Every call is in the audit log ' +
      'with your name (R45). 404 when the case or the party is not there for the caller.',
  })
  @ApiOkResponse({ type: AppearancePage })
  appearances(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Id('partyId') partyId: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<AppearanceResponse>>> {
    return this.related.appearances(caller, id, partyId, query);
  }
}
