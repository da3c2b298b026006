import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { AnswerCallRequest, CallPage, CallRequest, CallResponse } from './duty-calls.dto.js';
import { DutyCallsService } from './duty-calls.service.js';

@ApiTags('duty')
@Controller()
export class DutyCallsController {
  constructor(private readonly calls: DutyCallsService) {}

  @Get('shifts/:shiftId/calls')
  @Requires('duty.call')
  @On('called-shift', 'shiftId', 'none', 'duty.call')
  @ApiOperation({
    summary: 'Calls to the officer on call 呼叫记录',
    description: 'In the order in which they were made; for duty officers and directors of the centre.',
  })
  @ApiOkResponse({ type: CallPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('shiftId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<CallResponse>>> {
    return this.calls.list(caller, id, query);
  }

  @Post('shifts/:shiftId/calls')
  @Requires('duty.call')
  @On('called-shift', 'shiftId', 'none', 'duty.call')
  @ApiOperation({
    summary: 'Call the officer on call 呼叫',
    description:
      'By a duty officer or director of the centre, within the time of an on-call line. Refused: `not_on_call`, `shift_cancelled`, ' +
      '`call_outside_shift`.',
  })
  @ApiCreatedResponse({ type: CallResponse })
  call(
    @CurrentCaller() caller: Caller,
    @Id('shiftId') id: string,
    @Body() body: CallRequest,
  ): Promise<Reply<CallResponse>> {
    return this.calls.call(caller, id, body);
  }

  @Get('calls/:callId')
  @Requires('duty.call')
  @ApiOperation({
    summary: 'A call 呼叫',
    description: 'For duty officers and directors of the centre; nobody else learns of it.',
  })
  @ApiOkResponse({ type: CallResponse })
  get(@CurrentCaller() caller: Caller, @Id('callId') id: string): Promise<Reply<CallResponse>> {
    return this.calls.get(caller, id);
  }

  @Post('calls/:callId/answer')
  @HttpCode(200)
  @Requires('duty.call')
  @On('duty-call', 'callId', 'required', 'duty.call')
  @ApiOperation({
    summary: 'Answer a call 应答',
    description:
      'By the officer who was called, by whoever is on duty for the department by now, or for them by the director. ' +
      'Refused: `call_answered`, `answered_before_called`.',
  })
  @ApiOkResponse({ type: CallResponse })
  answer(
    @CurrentCaller() caller: Caller,
    @Id('callId') id: string,
    @Body() body: AnswerCallRequest,
  ): Promise<Reply<CallResponse>> {
    return this.calls.answer(caller, id, body);
  }
}
