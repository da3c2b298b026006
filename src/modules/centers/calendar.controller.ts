import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { Year } from '../../platform/http/year.decorator.js';
import { CalendarQuery, CalendarResponse, PutCalendarRequest } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';

@ApiTags('calendar')
@Controller('centers/:centerId/calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get(':year')
  @SignedIn()
  @On('calendar', 'centerId/year')
  @ApiOperation({
    summary: 'Holidays and make-up days of a year 年度节假日与调休',
    description:
      "The centre's own entry, else that of its nearest ancestor, else the announced national one (`version` 0); an earlier " +
      'version of its own with `version`, each with who entered it and when.',
  })
  @ApiOkResponse({ type: CalendarResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Year('year') year: number,
    @Query() query: CalendarQuery,
  ): Promise<Reply<CalendarResponse>> {
    return this.calendar.get(caller, centerId, year, query);
  }

  @Put(':year')
  @Requires('calendar.manage')
  @On('calendar', 'centerId/year', 'required', 'calendar.manage')
  @ApiOperation({
    summary: 'Enter a year 录入年度日历',
    description:
      'Holds for the centre and everything below it that has no entry of its own. Earlier versions are kept.',
  })
  @ApiOkResponse({ type: CalendarResponse })
  put(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Year('year') year: number,
    @Body() body: PutCalendarRequest,
  ): Promise<Reply<CalendarResponse>> {
    return this.calendar.put(caller, centerId, year, body);
  }
}
