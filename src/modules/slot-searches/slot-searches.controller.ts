import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { SlotSearchRequest, SlotSearchResponse } from './slot-searches.dto.js';
import { SlotSearchesService } from './slot-searches.service.js';

@ApiTags('rooms')
@Controller('slot-searches')
export class SlotSearchesController {
  constructor(private readonly searches: SlotSearchesService) {}

  @Post()
  @HttpCode(200)
  @Requires('dispute.read')
  @ApiOperation({
    summary: 'Search for a slot 找时段',
    description:
      'The three earliest times, apart from each other and beginning on the quarter of an hour, at which everything is there ' +
      'at once: an open, free room that holds parties and staff; every mediator of the case, free and in term, on duty or ' +
      'not; each named officer on duty (counter or on call) and free, other named staff free; for each department an officer ' +
      'on duty for it then and free. Duty is what the published roster says. One person may meet several needs. An item ' +
      'goes as it is into `POST /reservations`; nothing is held until then. Fewer than three: `reasons` say what stood in ' +
      'the way. Nothing is written, never cached. For those who see the case (404 otherwise). Refused: ' +
      '`department_closed`, `staff_inactive`, `room_closed` of what was named.',
  })
  @ApiOkResponse({ type: SlotSearchResponse })
  search(@CurrentCaller() caller: Caller, @Body() body: SlotSearchRequest): Promise<Reply<SlotSearchResponse>> {
    return this.searches.search(caller, body);
  }
}
