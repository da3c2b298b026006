import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { Year } from '../../platform/http/year.decorator.js';
import { ConsequencesResponse } from './consequences.dto.js';
import { ConsequencesService } from './consequences.service.js';

@ApiTags('calendar')
@Controller('centers/:centerId/calendar/:year/consequences')
export class ConsequencesController {
  constructor(private readonly consequences: ConsequencesService) {}

  @Get()
  @SignedIn()
  @On('calendar', 'centerId/year')
  @ApiOperation({
    summary: 'What the year means for the published roster 年度日历对排班的影响',
    description:
      'Shifts on days that are rest days now, and working days without anybody, from today on: to be looked at after a year was ' +
      'entered anew. Nothing is moved by itself.',
  })
  @ApiOkResponse({ type: ConsequencesResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Year('year') year: number,
  ): Promise<Reply<ConsequencesResponse>> {
    return this.consequences.of(caller, centerId, year);
  }
}
