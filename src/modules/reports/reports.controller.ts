import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import { MayAnswerLater, PrefersAsync } from '../../platform/http/prefer.js';
import type { Reply } from '../../platform/http/reply.js';
import { CaseReportResponse } from './case-report.dto.js';
import { DifferenceResponse } from './difference.dto.js';
import { ReportJobResponse } from './report-jobs.dto.js';
import { LATER, LATER_OR_LARGE, type ReportAnswer } from './report-production.service.js';
import { ReportRecordsService } from './report-records.service.js';
import { ReportSigningService } from './report-signing.service.js';
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

const ANY_REPORT = {
  schema: {
    oneOf: [
      { $ref: getSchemaPath(ZeroPetitionReportResponse) },
      { $ref: getSchemaPath(RosterReportResponse) },
      { $ref: getSchemaPath(CaseReportResponse) },
      { $ref: getSchemaPath(ThreeZeroReportResponse) },
      { $ref: getSchemaPath(LitigationRateReportResponse) },
    ],
  },
};

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly zeroPetition: ZeroPetitionService,
    private readonly roster: RosterReportService,
    private readonly indicators: IndicatorReportsService,
    private readonly signing: ReportSigningService,
    private readonly behind: ReportRecordsService,
  ) {}

  @Post('zero-petition')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce a zero-petition report 零上访报告',
    description:
      'For a centre with everything below it, over any period. A qualifying petition makes `zero` false even with gaps; a month ' +
      'unfinished, missing or contradicted leaves it `unproven`; only else it is true. `asOf` asks what was known at a past instant. ' +
      'The report is stored and never changes. Rule R43. ' +
      LATER_OR_LARGE,
  })
  @MayAnswerLater({ now: ZeroPetitionReportResponse, later: ReportJobResponse })
  produceZeroPetition(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceZeroPetitionRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.zeroPetition.produce(caller, body, isLaterWanted);
  }

  @Post('roster')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce a report on the duty roster 值班报告',
    description:
      'Of one centre, by department and person: shifts, weighted load, how evenly they are shared, substitutions, swaps, absences ' +
      '(never their reason) and gaps. The report and every record behind it are stored and never change. Rule R12. ' +
      LATER,
  })
  @MayAnswerLater({ now: RosterReportResponse, later: ReportJobResponse })
  produceRoster(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceRosterReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.roster.produce(caller, body, isLaterWanted);
  }

  @Post('three-zero')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce a three-zero report 三无',
    description:
      'For a centre with everything below it, over whole months. Each of the three parts of the definition is true, false or ' +
      '`unproven` with its reasons; together they are false as soon as one is, then `unproven` as soon as one is. What courts and the ' +
      'police have not told is not known, never zero. The report is stored and never changes. Rule R43. ' +
      LATER_OR_LARGE,
  })
  @MayAnswerLater({ now: ThreeZeroReportResponse, later: ReportJobResponse })
  produceThreeZero(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceThreeZeroRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.indicators.produceThreeZero(caller, body, isLaterWanted);
  }

  @Post('litigation-rate')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce the litigation rate 万人起诉率',
    description:
      'First-instance civil and administrative cases per 10,000 residents and registered floating people, over whole months: per ' +
      'calendar year, of the whole subtree and of each leaf centre, with the number of cases beside it. With a month or a ' +
      'population missing the figure is `n/a` with its reasons. The report is stored and never changes. Rule R42. ' +
      LATER_OR_LARGE,
  })
  @MayAnswerLater({ now: LitigationRateReportResponse, later: ReportJobResponse })
  produceLitigationRate(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceLitigationRateRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.indicators.produceLitigationRate(caller, body, isLaterWanted);
  }

  @Get()
  @Requires('report.read')
  @ApiOperation({
    summary: 'Reports produced so far 已出报告',
    description:
      'Of the centres whose reports the caller may read, latest first. `comparison` and `restated` tell where the same question is answered otherwise today.',
  })
  @ApiOkResponse({ type: ReportPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ReportQuery): Promise<Reply<PageOf<ReportLineResponse>>> {
    return this.reports.list(caller, query);
  }

  @Get(':reportId')
  @Requires('report.read')
  @ApiOperation({
    summary: 'A report 报告',
    description:
      'As it was produced, the same for ever, but for who answers for it: `state`, `confirmation`, `signature`. Where the same question ' +
      'is answered otherwise today, the header `Link: <…/restatement>; rel="latest-version"` says so; where nobody can say, there is none.',
  })
  @ApiExtraModels(
    ZeroPetitionReportResponse,
    RosterReportResponse,
    ThreeZeroReportResponse,
    LitigationRateReportResponse,
    CaseReportResponse,
  )
  @ApiOkResponse(ANY_REPORT)
  get(@CurrentCaller() caller: Caller, @Id('reportId') id: string): Promise<Reply<ReportResponse>> {
    return this.reports.get(caller, id);
  }

  @Post(':reportId/confirm')
  @HttpCode(200)
  @Requires('report.produce')
  @On('report', 'reportId', 'required', 'report.produce')
  @ApiOperation({
    summary: 'Confirm a report 确认报告',
    description:
      'By another person than its producer, once. A report on petitions is confirmed by the returns it rests on: while one of them ' +
      'is not, it stays provisional until it is produced anew. Refused: `confirmer_is_producer`, `report_already_confirmed`, ' +
      '`report_already_signed`, `report_still_provisional`, `report_not_finished`.',
  })
  @ApiOkResponse(ANY_REPORT)
  confirm(@CurrentCaller() caller: Caller, @Id('reportId') id: string): Promise<Reply<ReportResponse>> {
    return this.signing.confirm(caller, id);
  }

  @Post(':reportId/sign')
  @HttpCode(200)
  @Requires('report.sign')
  @On('report', 'reportId', 'required', 'report.sign')
  @ApiOperation({
    summary: 'Sign a report 签发报告',
    description:
      'By a director of the centre or above, once it is confirmed; its producer only after somebody else confirmed it. The server ' +
      'seals the digest (Ed25519): `signature` holds the sealed text and the seal, `GET /report-signing-keys` the key and how to ' +
      'check it. No electronic signature in the sense of the Electronic Signature Law (电子签名法). Nothing about the report changes: ' +
      'one that is no longer what would be produced today can be signed too, for what it said then. Refused: `report_not_confirmed`, ' +
      '`report_still_provisional`, `producer_signs_alone`, `report_already_signed`, `report_not_finished`, `report_altered` (of a report on cases its figures are counted again first).',
  })
  @ApiOkResponse(ANY_REPORT)
  sign(@CurrentCaller() caller: Caller, @Id('reportId') id: string): Promise<Reply<ReportResponse>> {
    return this.signing.sign(caller, id);
  }

  @Get(':reportId/difference')
  @Requires('report.read')
  @Discloses()
  @ApiOperation({
    summary: "How today's answer differs, and why 与今日口径的差异及原因",
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
  @Discloses()
  @ApiOperation({
    summary: 'The records behind a figure 数字背后的记录',
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
    return this.behind.records(caller, id, query);
  }
}
