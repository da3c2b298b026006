import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { ShiftAttendanceResponse, CheckInRequest, CheckOutRequest } from './attendance.dto.js';
import { AttendanceService } from './attendance.service.js';

@ApiTags('duty')
@Controller('shifts/:shiftId')
export class AttendanceController {
  constructor(private readonly attendance: AttendanceService) {}

  @Get('attendance')
  @Requires('shift.attend')
  @ApiOperation({
    summary: 'Attendance of a shift 到岗情况',
    description:
      'For the officer on the line and for directors and administrators of the centre; it is worked out for this moment.',
  })
  @ApiOkResponse({ type: ShiftAttendanceResponse })
  get(@CurrentCaller() caller: Caller, @Id('shiftId') id: string): Promise<Reply<ShiftAttendanceResponse>> {
    return this.attendance.get(caller, id);
  }

  @Post('check-in')
  @HttpCode(200)
  @Requires('shift.attend')
  @On('attended-shift', 'shiftId', 'required', 'shift.attend')
  @ApiOperation({
    summary: 'Check in 签到',
    description:
      'By the officer on the line, or for them with `shift.attend_for`. If-Match is the ETag of the shift: the line must be the ' +
      'one that was read. From 60 minutes before the start until the end. Refused: `shift_cancelled`, `already_checked_in`, ' +
      '`check_in_too_early`, `check_in_after_end`, `attendance_day_over` (afterwards only for others).',
  })
  @ApiOkResponse({ type: ShiftAttendanceResponse })
  checkIn(
    @CurrentCaller() caller: Caller,
    @Id('shiftId') id: string,
    @Body() body: CheckInRequest,
  ): Promise<Reply<ShiftAttendanceResponse>> {
    return this.attendance.checkIn(caller, id, body);
  }

  @Post('check-out')
  @HttpCode(200)
  @Requires('shift.attend')
  @On('attended-shift', 'shiftId', 'required', 'shift.attend')
  @ApiOperation({
    summary: 'Check out 签退',
    description:
      'As the check-in; the handover note is written with it. Refused: `shift_cancelled`, `not_checked_in`, ' +
      '`already_checked_out`, `check_out_before_check_in`, `check_out_other_day`, `attendance_day_over`.',
  })
  @ApiOkResponse({ type: ShiftAttendanceResponse })
  checkOut(
    @CurrentCaller() caller: Caller,
    @Id('shiftId') id: string,
    @Body() body: CheckOutRequest,
  ): Promise<Reply<ShiftAttendanceResponse>> {
    return this.attendance.checkOut(caller, id, body);
  }
}
