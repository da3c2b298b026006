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
  RestatementResponse,
} from './reports.dto.js';
import {
  LitigationRateReportResponse,
  ProduceLitigationRateRequest,
  ProduceThreeZeroRequest,
  ThreeZeroReportResponse,
} from './indicator-reports.dto.js';
import { IndicatorReportsService } from './indicator-reports.service.js';
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
    private readonly indicators: IndicatorReportsService,
  ) {}

  @Post('zero-petition')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce a zero-petition report 零上访报告',
    description:
      'For a centre with everything below it, over any period. A qualifying petition makes `zero` false even with gaps; a month ' +
      'unfinished, missing or contradicted leaves it `unproven`; only else it is true. `asOf` asks what was known at a past instant. ' +
      'The report is stored and never changes. Rule R43.',
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

  @Post('three-zero')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce a three-zero report 三无',
    description:
      'For a centre with everything below it, over whole months. Each of the three parts of the definition is true, false or ' +
      '`unproven` with its reasons; together they are false as soon as one is, then `unproven` as soon as one is. What courts and the ' +
      'police have not told is not known, never zero. The report is stored and never changes. Rule R43.',
  })
  @ApiCreatedResponse({ type: ThreeZeroReportResponse })
  produceThreeZero(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceThreeZeroRequest,
  ): Promise<Reply<ThreeZeroReportResponse>> {
    return this.indicators.produceThreeZero(caller, body);
  }

  @Post('litigation-rate')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce the litigation rate 万人起诉率',
    description:
      'First-instance civil and administrative cases per 10,000 residents and registered floating people, over whole months: per ' +
      'calendar year, of the whole subtree and of each leaf centre, with the number of cases beside it. With a month or a ' +
      'population missing the figure is `n/a` with its reasons. The report is stored and never changes. Rule R42.',
  })
  @ApiCreatedResponse({ type: LitigationRateReportResponse })
  produceLitigationRate(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceLitigationRateRequest,
  ): Promise<Reply<LitigationRateReportResponse>> {
    return this.indicators.produceLitigationRate(caller, body);
  }

  @Get()
  @Requires('report.read')
  @ApiOperation({
    summary: 'Reports produced so far',
    description:
      'Of the centres whose reports the caller may read, latest first. `restated` tells where the same question is answered otherwise today.',
  })
  @ApiOkResponse({ type: ReportPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ReportQuery): Promise<Reply<PageOf<ReportLineResponse>>> {
    return this.reports.list(caller, query);
  }

  @Get(':reportId')
  @Requires('report.read')
  @ApiOperation({
    summary: 'A report',
    description:
      'As it was produced, the same for ever. Where the same question is answered otherwise today, the header ' +
      '`Link: <…/restatement>; rel="latest-version"` says so.',
  })
  @ApiExtraModels(
    ZeroPetitionReportResponse,
    RosterReportResponse,
    ThreeZeroReportResponse,
    LitigationRateReportResponse,
    CaseReportResponse,
  )
  @ApiOkResponse({
    schema: {
      oneOf: [
        { $ref: getSchemaPath(ZeroPetitionReportResponse) },
        { $ref: getSchemaPath(RosterReportResponse) },
        { $ref: getSchemaPath(CaseReportResponse) },
        { $ref: getSchemaPath(ThreeZeroReportResponse) },
        { $ref: getSchemaPath(LitigationRateReportResponse) },
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
      'added then and adds now, which of its days, codes and amounts changed, and which entries of its log were recorded since; of petitions and ' +
      'indicators record by record. Not for the roster, hot spots and repeat parties: 409 `difference_not_offered`.',
  })
  @ApiOkResponse({ type: DifferenceResponse })
  difference(@CurrentCaller() caller: Caller, @Id('reportId') id: string): Promise<Reply<DifferenceResponse>> {
    return this.reports.difference(caller, id);
  }

  @Get(':reportId/restatement')
  @Requires('report.read')
  @ApiOperation({
    summary: 'How today’s answer differs 更正情况',
    description:
      'The question of the report asked anew: what was recorded late, amended or corrected since shows here; the report itself never changes. Rule R43.',
  })
  @ApiOkResponse({ type: RestatementResponse })
  restatement(@CurrentCaller() caller: Caller, @Id('reportId') id: string): Promise<Reply<RestatementResponse>> {
    return this.reports.restatement(caller, id);
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
