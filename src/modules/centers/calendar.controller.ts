import { Body, Controller, Get, Param, type PipeTransform, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { notFound } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { CalendarResponse, isCalendarYear, PutCalendarRequest } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';

/** A year outside the calendar names nothing: 404. */
class YearPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!isCalendarYear(value)) throw notFound();
    return Number(value);
  }
}

const YEAR_PIPE = new YearPipe();
const YEAR = { name: 'year', schema: { type: 'integer', minimum: 1950, maximum: 2199 }, example: 2026 };

@ApiTags('calendar')
@Controller('centers/:centerId/calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get(':year')
  @SignedIn()
  @ApiParam(YEAR)
  @ApiOperation({
    summary: 'Holidays and make-up days of a year',
    description:
      "The centre's own entry, else that of its nearest ancestor, else the announced national one (`version` 0).",
  })
  @ApiOkResponse({ type: CalendarResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Param('year', YEAR_PIPE) year: number,
  ): Promise<Reply<CalendarResponse>> {
    return this.calendar.get(caller, centerId, year);
  }

  @Put(':year')
  @Requires('calendar.manage')
  @On('calendar', 'centerId/year', 'required', 'calendar.manage')
  @ApiParam(YEAR)
  @ApiOperation({
    summary: 'Enter a year',
    description:
      'Holds for the centre and everything below it that has no entry of its own. Earlier versions are kept.',
  })
  @ApiOkResponse({ type: CalendarResponse })
  put(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Param('year', YEAR_PIPE) year: number,
    @Body() body: PutCalendarRequest,
  ): Promise<Reply<CalendarResponse>> {
    return this.calendar.put(caller, centerId, year, body);
  }
}
