import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import { MayAnswerLater, PrefersAsync } from '../../platform/http/prefer.js';
import type { Reply } from '../../platform/http/reply.js';
import { ReportJobResponse } from './report-jobs.dto.js';
import { MOST_CENTERS_AT_ONCE } from './report-production.service.js';
import { ReportSigningService } from './report-signing.service.js';
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

type ReportResponse = ZeroPetitionReportResponse | RosterReportResponse;

const ANY_REPORT = {
  schema: {
    oneOf: [{ $ref: getSchemaPath(ZeroPetitionReportResponse) }, { $ref: getSchemaPath(RosterReportResponse) }],
  },
};

const LATER =
  'With `Prefer: respond-async` (RFC 7240) it is made by a job: 202, `Location: /api/v1/report-jobs/{jobId}`; the report gets the id ' +
  'of the job, and tells what was known when it ran.';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly zeroPetition: ZeroPetitionService,
    private readonly roster: RosterReportService,
    private readonly signing: ReportSigningService,
  ) {}

  @Post('zero-petition')
  @Requires('report.produce')
  @ApiOperation({
    summary: 'Produce a zero-petition report 零上访报告',
    description:
      'For a centre with everything below it, over any period. A qualifying petition makes `zero` false even with gaps; a month ' +
      'unfinished, missing or contradicted leaves it `unproven`; only else it is true. The report is stored and never changes. Rule R43. ' +
      LATER +
      ` Without it too where more than ${MOST_CENTERS_AT_ONCE} centres lie below.`,
  })
  @MayAnswerLater({ now: ZeroPetitionReportResponse, later: ReportJobResponse })
  produceZeroPetition(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceZeroPetitionRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<Reply<ReportResponse | ReportJobResponse>> {
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
  ): Promise<Reply<ReportResponse | ReportJobResponse>> {
    return this.roster.produce(caller, body, isLaterWanted);
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
  @ApiExtraModels(ZeroPetitionReportResponse, RosterReportResponse)
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
      'By another person than its producer, once. A zero-petition report is confirmed by the returns it rests on: while one of them ' +
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
      '`report_still_provisional`, `producer_signs_alone`, `report_already_signed`, `report_not_finished`, `report_altered`.',
  })
  @ApiOkResponse(ANY_REPORT)
  sign(@CurrentCaller() caller: Caller, @Id('reportId') id: string): Promise<Reply<ReportResponse>> {
    return this.signing.sign(caller, id);
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
