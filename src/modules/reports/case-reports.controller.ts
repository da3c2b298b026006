import { applyDecorators, Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { MayAnswerLater, PrefersAsync } from '../../platform/http/prefer.js';
import { CaseReportResponse, ProduceCaseReportRequest } from './case-report.dto.js';
import { CASE_REPORTS } from './case-reports.js';
import { CaseReportsService } from './case-reports.service.js';
import { ReportJobResponse } from './report-jobs.dto.js';
import { LATER_OR_LARGE, type ReportAnswer } from './report-production.service.js';
import type { CaseReportKind } from './report.record.js';

/** `POST /reports/<kind>`, with title and definition of the report in the document. */
function Produces(kind: CaseReportKind): MethodDecorator {
  const { title, definition } = CASE_REPORTS[kind];
  return applyDecorators(
    Post(kind.replaceAll('_', '-')),
    Requires('report.produce'),
    ApiOperation({
      summary: `Produce: ${title.en} ${title.zh}`,
      description:
        `${definition.textEn} For a centre with everything below it, as of now or of a past instant. Every figure is open to its ` +
        'records. Figures that contradict each other are refused with 409 `figures_disagree`, naming the identity and the cases (R41). ' +
        `The report is stored and never changes. ${LATER_OR_LARGE}`,
    }),
    MayAnswerLater({ now: CaseReportResponse, later: ReportJobResponse }),
  );
}

@ApiTags('reports')
@Controller('reports')
export class CaseReportsController {
  constructor(private readonly reports: CaseReportsService) {}

  @Produces('mediation_statistics')
  mediationStatistics(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'mediation_statistics', body, isLaterWanted);
  }

  @Produces('caseload')
  caseload(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'caseload', body, isLaterWanted);
  }

  @Produces('step_times')
  stepTimes(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'step_times', body, isLaterWanted);
  }

  @Produces('departments')
  departments(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'departments', body, isLaterWanted);
  }

  @Produces('deadlines')
  deadlines(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'deadlines', body, isLaterWanted);
  }

  @Produces('fulfilment')
  fulfilment(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'fulfilment', body, isLaterWanted);
  }

  @Produces('return_visits')
  returnVisits(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'return_visits', body, isLaterWanted);
  }

  @Produces('trend')
  trend(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'trend', body, isLaterWanted);
  }

  @Produces('hot_spots')
  hotSpots(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'hot_spots', body, isLaterWanted);
  }

  @Produces('repeat_parties')
  repeatParties(
    @CurrentCaller() caller: Caller,
    @Body() body: ProduceCaseReportRequest,
    @PrefersAsync() isLaterWanted: boolean,
  ): Promise<ReportAnswer> {
    return this.reports.produce(caller, 'repeat_parties', body, isLaterWanted);
  }
}
