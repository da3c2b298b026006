import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { OnDutyQuery, OnDutyResponse, RosterQuery, ShiftPage, ShiftResponse } from './roster.dto.js';
import { RosterService } from './roster.service.js';

@ApiTags('roster')
@Controller()
export class RosterController {
  constructor(private readonly roster: RosterService) {}

  @Get('centers/:centerId/roster')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'The published duty roster 值班表',
    description:
      'Shifts on the days of `[from, to)`, at most 366, in the order of their start; everybody signed in reads it. With ' +
      '`asKnownAt` it is the roster as it stood then: `state` and `cancelledAt` tell what became of a line since.',
  })
  @ApiOkResponse({ type: ShiftPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: RosterQuery,
  ): Promise<Reply<ShiftPage>> {
    return this.roster.list(caller, centerId, query);
  }

  @Get('centers/:centerId/on-duty')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'Who is on duty 当前值班',
    description:
      'Now, or at the instant given. A shift is half-open: when it ends sharp, it is over. Without `asKnownAt` it is what we ' +
      'know today; with it, what the roster said at that instant: an officer who left at 08:40 was believed on duty until ' +
      'somebody recorded it.',
  })
  @ApiOkResponse({ type: OnDutyResponse })
  onDuty(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: OnDutyQuery,
  ): Promise<Reply<OnDutyResponse>> {
    return this.roster.onDuty(caller, centerId, query);
  }

  @Get('shifts/:shiftId')
  @SignedIn()
  @ApiOperation({
    summary: 'A shift 班次',
    description:
      'One line of the published roster, also one that a change took off: what replaced it, when and by which change. ' +
      'Everybody signed in reads it.',
  })
  @ApiOkResponse({ type: ShiftResponse })
  get(@CurrentCaller() caller: Caller, @Id('shiftId') id: string): Promise<Reply<ShiftResponse>> {
    return this.roster.get(caller, id);
  }
}
