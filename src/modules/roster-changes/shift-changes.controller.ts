import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  CancelShiftRequest,
  ExtraShiftRequest,
  RosterChangeResponse,
  SubstituteRequest,
  SubstitutesResponse,
} from './changes.dto.js';
import { ShiftChangesService } from './shift-changes.service.js';

const STAFF_ERRORS =
  'On `/staffId`: `unknown_reference`, `not_an_officer` (of the department), `absent`, `double_booked`, `other_weekday`, ' +
  '`weekly_maximum_reached`, `too_little_rest`. ';

@ApiTags('roster')
@Controller()
export class ShiftChangesController {
  constructor(private readonly changes: ShiftChangesService) {}

  @Get('shifts/:shiftId/substitutes')
  @Requires('roster.change')
  @On('shift', 'shiftId', 'none', 'roster.change')
  @ApiOperation({
    summary: 'Who can stand in 替班人选',
    description:
      'Officers of the department in the fair order – fewest shifts in the four weeks before and after, lightest load, longest ' +
      'since the last shift, lot – each with the figures, and those who cannot, each with what keeps them from it.',
  })
  @ApiOkResponse({ type: SubstitutesResponse })
  substitutes(@CurrentCaller() caller: Caller, @Id('shiftId') id: string): Promise<Reply<SubstitutesResponse>> {
    return this.changes.substitutes(caller, id);
  }

  @Post('shifts/:shiftId/substitute')
  @Requires('roster.change')
  @On('shift', 'shiftId', 'required', 'roster.change')
  @ApiOperation({
    summary: 'Put somebody else on a shift 替班',
    description:
      'A line in force is taken off and the other officer’s put on; a line that fell out has its gap filled. A shift that has ' +
      'begun is shared: who stood there did so until now, the other one from now on. The change is the answer; the shift ' +
      `lists it. ${STAFF_ERRORS}Refused: \`roster_frozen\`, \`shift_over\`, \`shift_not_in_force\` (changed, nothing open).`,
  })
  @ApiCreatedResponse({ type: RosterChangeResponse })
  substitute(
    @CurrentCaller() caller: Caller,
    @Id('shiftId') id: string,
    @Body() body: SubstituteRequest,
  ): Promise<Reply<RosterChangeResponse>> {
    return this.changes.substitute(caller, id, body);
  }

  @Post('shifts/:shiftId/cancel')
  @Requires('roster.change')
  @On('shift', 'shiftId', 'required', 'roster.change')
  @ApiOperation({
    summary: 'Take a shift off the roster 撤下班次',
    description:
      'Opens a gap for what is left of it. The line stays readable as history. Refused: `roster_frozen`, `shift_over`, ' +
      '`shift_not_in_force`.',
  })
  @ApiCreatedResponse({ type: RosterChangeResponse })
  cancel(
    @CurrentCaller() caller: Caller,
    @Id('shiftId') id: string,
    @Body() body: CancelShiftRequest,
  ): Promise<Reply<RosterChangeResponse>> {
    return this.changes.cancel(caller, id, body);
  }

  @Post('centers/:centerId/roster/shifts')
  @Requires('roster.change')
  @On('center', 'centerId', 'none', 'roster.change')
  @ApiOperation({
    summary: 'Add a shift to the published roster 加班次',
    description:
      'Fills an open gap of that department, day and part when there is one, else stands beside the published lines; also on ' +
      `days off, if the officer comes on that weekday. A shift whose hours have begun starts now. ${STAFF_ERRORS}On \`/on\`: ` +
      '`roster_frozen`, `calendar_unknown` (a year nobody has entered); on `/part`: `shift_over`.',
  })
  @ApiCreatedResponse({ type: RosterChangeResponse })
  extra(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: ExtraShiftRequest,
  ): Promise<Reply<RosterChangeResponse>> {
    return this.changes.extra(caller, centerId, body);
  }
}
