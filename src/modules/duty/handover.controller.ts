import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { AddToHandoverRequest, HandoverResponse } from './handover.dto.js';
import { HandoverService } from './handover.service.js';

@ApiTags('duty')
@Controller('shifts/:shiftId/handover')
export class HandoverController {
  constructor(private readonly handovers: HandoverService) {}

  @Get()
  @Requires('duty.handover')
  @Discloses('cases')
  @ApiOperation({
    summary: 'The handover note of a shift 交接单',
    description:
      'Open cases of the department, promises, deadlines of the next working days, sessions until the end of the next one, and ' +
      'what the officer added. Read by the officer, by those who take over, by duty officers of the department and by directors. ' +
      'Until the note is written it shows what it would say now; reading writes nothing.',
  })
  @ApiOkResponse({ type: HandoverResponse })
  get(@CurrentCaller() caller: Caller, @Id('shiftId') id: string): Promise<Reply<HandoverResponse>> {
    return this.handovers.get(caller, id);
  }

  @Post()
  @HttpCode(200)
  @Requires('duty.handover')
  @On('own-handover', 'shiftId', 'required', 'duty.handover')
  @ApiOperation({
    summary: 'Add to the note 补充交接',
    description:
      'By the officer on the line, or for them by the director, from the start of the shift until somebody has accepted the note. ' +
      'Refused: `shift_cancelled`, `handover_not_begun`, `handover_accepted`, `handover_full`.',
  })
  @ApiOkResponse({ type: HandoverResponse })
  add(
    @CurrentCaller() caller: Caller,
    @Id('shiftId') id: string,
    @Body() body: AddToHandoverRequest,
  ): Promise<Reply<HandoverResponse>> {
    return this.handovers.add(caller, id, body);
  }

  @Post('accept')
  @HttpCode(200)
  @Requires('duty.handover')
  @On('handover', 'shiftId', 'required', 'duty.handover')
  @ApiOperation({
    summary: 'Accept the note 接班',
    description:
      'By an officer of the department’s next shift or on duty for it now; by the director once it is overdue. Where a department ' +
      'has a single officer, the next shift is their own and they accept their own note. Refused: `handover_not_written`, ' +
      '`handover_accepted`, `not_next_on_duty`, `shift_cancelled`.',
  })
  @ApiOkResponse({ type: HandoverResponse })
  accept(@CurrentCaller() caller: Caller, @Id('shiftId') id: string): Promise<Reply<HandoverResponse>> {
    return this.handovers.accept(caller, id);
  }
}
