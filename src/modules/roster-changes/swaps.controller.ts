import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { SwapJournalService } from './swap-journal.service.js';
import { CreateSwapRequest, SwapRequestPage, SwapRequestResponse, SwapsQuery } from './swaps.dto.js';
import { SwapsService } from './swaps.service.js';

const CLOSED = 'Refused: `swap_closed` (declined, withdrawn, done), `swap_overtaken` (by which change)';

@ApiTags('roster')
@Controller()
export class SwapsController {
  constructor(
    private readonly swaps: SwapsService,
    private readonly journal: SwapJournalService,
  ) {}

  @Post('shifts/:shiftId/swap-requests')
  @Requires('swap.request')
  @On('own-shift', 'shiftId', 'honoured', 'swap.request')
  @ApiOperation({
    summary: 'Ask another officer to swap 换班申请',
    description:
      'By the officer on the shift, or for them by whoever may change the roster. Nothing changes until the other one accepts and, ' +
      'where the centre wants that, the director approves. On `/counterShiftId`: `unknown_reference` (also of another centre), ' +
      '`swap_same_shift`, `swap_with_oneself`, `shift_not_in_force`, `roster_frozen`, `shift_begun`; what keeps the other officer ' +
      'from this shift: `not_an_officer`, `absent`, `double_booked`, `other_weekday`, `weekly_maximum_reached`, `too_little_rest`; ' +
      'the same with `own_` before it: what keeps whoever asks from theirs. The shift of the path: `shift_not_in_force`, ' +
      '`roster_frozen`, `shift_begun` (409).',
  })
  @ApiCreatedResponse({ type: SwapRequestResponse })
  request(
    @CurrentCaller() caller: Caller,
    @Id('shiftId') shiftId: string,
    @Body() body: CreateSwapRequest,
  ): Promise<Reply<SwapRequestResponse>> {
    return this.swaps.request(caller, shiftId, body);
  }

  @Get('centers/:centerId/swap-requests')
  @Requires('swap.request')
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'Swap requests of a centre 换班申请列表',
    description:
      'All of them for those who may change the roster or approve; for the others those they have a part in.',
  })
  @ApiOkResponse({ type: SwapRequestPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: SwapsQuery,
  ): Promise<Reply<PageOf<SwapRequestResponse>>> {
    return this.journal.list(caller, centerId, query);
  }

  @Get('swap-requests/:swapRequestId')
  @Requires('swap.request')
  @ApiOperation({
    summary: 'A swap request 换班申请',
    description:
      'For the two officers, whoever asked, and those who may change the roster or approve; for the others 404.',
  })
  @ApiOkResponse({ type: SwapRequestResponse })
  get(@CurrentCaller() caller: Caller, @Id('swapRequestId') id: string): Promise<Reply<SwapRequestResponse>> {
    return this.swaps.get(caller, id);
  }

  @Post('swap-requests/:swapRequestId/accept')
  @HttpCode(200)
  @Requires('swap.request')
  @On('swap-request', 'swapRequestId', 'required', 'swap.request')
  @ApiOperation({
    summary: 'Accept a swap 同意换班',
    description:
      'By the officer who is asked, nobody else. Done at once, or waits for the director where the centre wants that. ' +
      `${CLOSED}, \`swap_accepted\`, and everything that keeps one of the two from the other's shift by now.`,
  })
  @ApiOkResponse({ type: SwapRequestResponse })
  accept(@CurrentCaller() caller: Caller, @Id('swapRequestId') id: string): Promise<Reply<SwapRequestResponse>> {
    return this.swaps.accept(caller, id);
  }

  @Post('swap-requests/:swapRequestId/decline')
  @HttpCode(200)
  @Requires('swap.request')
  @On('swap-request', 'swapRequestId', 'required', 'swap.request')
  @ApiOperation({
    summary: 'Decline a swap 谢绝换班',
    description: `By the officer who is asked; once accepted, also by the director. ${CLOSED}.`,
  })
  @ApiOkResponse({ type: SwapRequestResponse })
  decline(@CurrentCaller() caller: Caller, @Id('swapRequestId') id: string): Promise<Reply<SwapRequestResponse>> {
    return this.swaps.decline(caller, id);
  }

  @Post('swap-requests/:swapRequestId/approve')
  @HttpCode(200)
  @Requires('swap.approve')
  @On('swap-request', 'swapRequestId', 'required', 'swap.approve')
  @ApiOperation({
    summary: 'Approve a swap 批准换班',
    description:
      'By the director, once the other officer has accepted (`swap_not_accepted` before): both shifts change hands, or neither. ' +
      `${CLOSED}, and everything that keeps one of the two from the other's shift by now.`,
  })
  @ApiOkResponse({ type: SwapRequestResponse })
  approve(@CurrentCaller() caller: Caller, @Id('swapRequestId') id: string): Promise<Reply<SwapRequestResponse>> {
    return this.swaps.approve(caller, id);
  }

  @Post('swap-requests/:swapRequestId/withdraw')
  @HttpCode(200)
  @Requires('swap.request')
  @On('swap-request', 'swapRequestId', 'required', 'swap.request')
  @ApiOperation({
    summary: 'Withdraw a swap request 撤回换班申请',
    description: `By whoever asked, while it is not done. ${CLOSED}.`,
  })
  @ApiOkResponse({ type: SwapRequestResponse })
  withdraw(@CurrentCaller() caller: Caller, @Id('swapRequestId') id: string): Promise<Reply<SwapRequestResponse>> {
    return this.swaps.withdraw(caller, id);
  }
}
