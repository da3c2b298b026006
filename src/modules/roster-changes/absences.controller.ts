import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { AbsencePapersService } from './absence-papers.service.js';
import {
  AbsencePage,
  AbsenceResponse,
  type AbsenceSummaryResponse,
  CreateAbsenceRequest,
  EndAbsenceRequest,
} from './absences.dto.js';
import { AbsencesService } from './absences.service.js';

@ApiTags('roster')
@Controller()
export class AbsencesController {
  constructor(
    private readonly absences: AbsencesService,
    private readonly papers: AbsencePapersService,
  ) {}

  @Get('staff/:staffId/absences')
  @SignedIn()
  @On('staff-absences', 'staffId')
  @ApiOperation({
    summary: 'When somebody is away 人员不在岗',
    description:
      'Those taken back included. Known to everybody with a role at the centre; why (`kind`, `note`) only to the person and to ' +
      'those who may change the roster there. Elsewhere: 404.',
  })
  @ApiOkResponse({ type: AbsencePage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('staffId') staffId: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<AbsenceSummaryResponse>>> {
    return this.papers.list(caller, staffId, query);
  }

  @Post('staff/:staffId/absences')
  @Requires('absence.record')
  @On('staff-absences', 'staffId', 'none', 'absence.record')
  @ApiOperation({
    summary: 'Record that somebody is away 请假',
    description:
      'Directors and administrators for anybody of the centre, duty officers and mediators for themselves. Every published line ' +
      'the absence meets is taken off and opens a gap, with up to five substitutes in the fair order; a shift that has begun ' +
      'stays theirs until `since`. Without `since` the whole first day counts. On `/from`: `roster_frozen` (before today); on ' +
      '`/to`: `bad_range`, `absence_too_long`; on `/since`: `since_other_day`, `since_before_check_in` (who checked in was there). Refused: `absence_overlaps`, naming the days of the ' +
      'other one.',
  })
  @ApiCreatedResponse({ type: AbsenceResponse })
  record(
    @CurrentCaller() caller: Caller,
    @Id('staffId') staffId: string,
    @Body() body: CreateAbsenceRequest,
  ): Promise<Reply<AbsenceResponse>> {
    return this.absences.record(caller, staffId, body);
  }

  @Get('absences/:absenceId')
  @SignedIn()
  @ApiOperation({
    summary: 'An absence 缺勤',
    description: 'With the gaps it opened and, while they are open, who could stand in now.',
  })
  @ApiOkResponse({ type: AbsenceResponse })
  get(@CurrentCaller() caller: Caller, @Id('absenceId') id: string): Promise<Reply<AbsenceResponse>> {
    return this.absences.get(caller, id);
  }

  @Post('absences/:absenceId/cancel')
  @HttpCode(200)
  @Requires('absence.record')
  @On('absence', 'absenceId', 'required', 'absence.record')
  @ApiOperation({
    summary: 'Take an absence back 撤销缺勤',
    description:
      'Before it begins. It does not put the person back on the roster, where somebody else may stand by now: fill the gaps that ' +
      'are still open with `substitute`, for which the person is a candidate again. Refused: `absence_begun` (use `end`), ' +
      '`absence_cancelled`.',
  })
  @ApiOkResponse({ type: AbsenceResponse })
  cancel(@CurrentCaller() caller: Caller, @Id('absenceId') id: string): Promise<Reply<AbsenceResponse>> {
    return this.absences.cancel(caller, id);
  }

  @Post('absences/:absenceId/end')
  @HttpCode(200)
  @Requires('absence.record')
  @On('absence', 'absenceId', 'required', 'absence.record')
  @ApiOperation({
    summary: 'Back earlier than recorded 提前返岗',
    description:
      '`to` becomes the first whole day back; `until` is the moment of a return on the day before, also on the last day of the ' +
      'absence. Like taking it back, it restores no shifts. On `/to`: `not_earlier`, `bad_range`, `roster_frozen` (before ' +
      'today); on `/until`: `until_other_day`, `bad_range`, `roster_frozen`. Refused: `absence_over`, `absence_cancelled`.',
  })
  @ApiOkResponse({ type: AbsenceResponse })
  end(
    @CurrentCaller() caller: Caller,
    @Id('absenceId') id: string,
    @Body() body: EndAbsenceRequest,
  ): Promise<Reply<AbsenceResponse>> {
    return this.absences.end(caller, id, body);
  }
}
