import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { JobQuery, ReportJobPage, ReportJobResponse } from './report-jobs.dto.js';
import { ReportJobsService } from './report-jobs.service.js';

@ApiTags('reports')
@Controller('report-jobs')
export class ReportJobsController {
  constructor(private readonly jobs: ReportJobsService) {}

  @Get()
  @Requires('report.read')
  @ApiOperation({
    summary: 'Jobs that make reports 报告任务',
    description: 'Of the centres whose reports the caller may read, latest first.',
  })
  @ApiOkResponse({ type: ReportJobPage })
  list(@CurrentCaller() caller: Caller, @Query() query: JobQuery): Promise<Reply<PageOf<ReportJobResponse>>> {
    return this.jobs.list(caller, query);
  }

  @Get(':jobId')
  @Requires('report.read')
  @ApiOperation({
    summary: 'A job 任务',
    description:
      'How far it is: ask again until `state` is `done`, `failed` or `cancelled`. Progress does not raise the version in the ' +
      'ETag, a change of `state` does. Jobs outlive the process that works on them.',
  })
  @ApiOkResponse({ type: ReportJobResponse })
  get(@CurrentCaller() caller: Caller, @Id('jobId') id: string): Promise<Reply<ReportJobResponse>> {
    return this.jobs.get(caller, id);
  }

  @Post(':jobId/cancel')
  @HttpCode(200)
  @Requires('report.produce')
  @On('report_job', 'jobId', 'required', 'report.produce')
  @ApiOperation({
    summary: 'Cancel a job 取消任务',
    description:
      'Waiting or running; no report is kept. Whoever may produce reports of the centre cancels any of its jobs. Refused: ' +
      '`report_job_over`.',
  })
  @ApiOkResponse({ type: ReportJobResponse })
  cancel(@CurrentCaller() caller: Caller, @Id('jobId') id: string): Promise<Reply<ReportJobResponse>> {
    return this.jobs.cancel(caller, id);
  }
}
