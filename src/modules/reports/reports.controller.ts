import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { CaseReportResponse } from './case-report.dto.js';
import { DifferenceResponse } from './difference.dto.js';
import type { ReportResponse } from './report.view.js';
import {
  RecordQuery,
  type ReportLineResponse,
  ReportPage,
  ReportQuery,
  ReportRecordPage,
  type ReportRecordResponse,
} from './reports.dto.js';
import { ReportsService } from './reports.service.js';
import { ProduceRosterReportRequest, RosterReportResponse } from './roster-report.dto.js';
import { RosterReportService } from './roster-report.service.js';
import { ProduceZeroPetitionRequest, ZeroPetitionReportResponse } from './zero-petition.dto.js';
import { ZeroPetitionService } from './zero-petition.service.js';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly zeroPetition: ZeroPetitionService,
    private readonly roster: RosterReportService,
  ) {}

  @Post('zero-petition')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce a zero-petition report 零上访报告',
    description:
      'For a centre with everything below it, over any period. A qualifying petition makes `zero` false even with gaps; a month ' +
      'unfinished, missing or contradicted leaves it `unproven`; only else it is true. The report is stored and never changes. Rule R43.',
  })
  @ApiCreatedResponse({ type: ZeroPetitionReportResponse })
  produceZeroPetition(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceZeroPetitionRequest,
  ): Promise<Reply<ZeroPetitionReportResponse>> {
    return this.zeroPetition.produce(caller, body);
  }

  @Post('roster')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce a report on the duty roster 值班报告',
    description:
      'Of one centre, by department and person: shifts, weighted load, how evenly they are shared, substitutions, swaps, absences ' +
      '(never their reason) and gaps. The report and every record behind it are stored and never change. Rule R12.',
  })
  @ApiCreatedResponse({ type: RosterReportResponse })
  produceRoster(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceRosterReportRequest,
  ): Promise<Reply<RosterReportResponse>> {
    return this.roster.produce(caller, body);
  }

  @Get()
  @Requires('report.read')
  @ApiOperation({
    summary: 'Reports produced so far',
    description: 'Of the centres whose reports the caller may read, latest first.',
  })
  @ApiOkResponse({ type: ReportPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ReportQuery): Promise<Reply<PageOf<ReportLineResponse>>> {
    return this.reports.list(caller, query);
  }

  @Get(':reportId')
  @Requires('report.read')
  @ApiOperation({ summary: 'A report', description: 'As it was produced, whatever has happened since.' })
  @ApiExtraModels(ZeroPetitionReportResponse, RosterReportResponse, CaseReportResponse)
  @ApiOkResponse({
    schema: {
      oneOf: [
        { $ref: getSchemaPath(ZeroPetitionReportResponse) },
        { $ref: getSchemaPath(RosterReportResponse) },
        { $ref: getSchemaPath(CaseReportResponse) },
      ],
    },
  })
  get(@CurrentCaller() caller: Caller, @Id('reportId') id: string): Promise<Reply<ReportResponse>> {
    return this.reports.get(caller, id);
  }

  @Get(':reportId/difference')
  @Requires('report.read')
  @ApiOperation({
    summary: "How today's answer differs, and why",
    description:
      'Asks the same question again with what is known today: same centres, days and calendars. Figures that differ, and case by case what it ' +
      'added then and adds now, which of its days, codes and amounts changed, and which entries of its log were recorded since. For reports on cases; ' +
      'of others 409 `difference_not_offered`.',
  })
  @ApiOkResponse({ type: DifferenceResponse })
  difference(@CurrentCaller() caller: Caller, @Id('reportId') id: string): Promise<Reply<DifferenceResponse>> {
    return this.reports.difference(caller, id);
  }

  @Get(':reportId/records')
  @Requires('report.read')
  @ApiOperation({
    summary: 'The records behind a figure',
    description:
      'Exactly those that were counted, as they were then. Full for who may read the register of their centre, otherwise ' +
      'reduced to numbers, dates and codes.',
  })
  @ApiOkResponse({ type: ReportRecordPage })
  records(
    @CurrentCaller() caller: Caller,
    @Id('reportId') id: string,
    @Query() query: RecordQuery,
  ): Promise<Reply<PageOf<ReportRecordResponse>>> {
    return this.reports.records(caller, id, query);
  }
}
