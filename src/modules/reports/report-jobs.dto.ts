/** Jobs that make reports: how far they are, and what became of them. */
import { ApiProperty } from '@nestjs/swagger';
import {
  Code,
  InstantField,
  Int,
  Nested,
  NestedList,
  OneOf,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { JOB_STATES } from './report-job.record.js';

const COUNT = { min: 0, max: 2147483647 } as const;

export class JobQuery extends PageQuery {
  @QueryList() @Uuid({ optional: true, list: { max: 50 }, description: 'Centre; repeat for OR.' }) centerId?: string[];

  @QueryList()
  @OneOf(JOB_STATES, { optional: true, list: { max: 10 }, description: 'State; repeat for OR.', example: ['running'] })
  state?: string[];
}

export class JobReasonResponse {
  @Code({ description: 'Stable code.', example: 'not_a_leaf_center' }) code!: string;
  @Text({ max: 2000, description: 'The same in words, in the language asked for.' }) detail!: string;
  @Text({ max: 10, nullable: true, description: 'Rule of `GET /rules` that refuses; null for none.', example: 'R41' })
  ruleId!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The values the sentence is made of: ids, codes, days, counts.',
  })
  params!: object;
}

export class JobFaultResponse {
  @Text({ max: 200, description: 'Field of the request.', example: '/departmentIds/0' }) pointer!: string;
  @Code({ description: 'Stable code.', example: 'unknown_reference' }) code!: string;
  @Text({ max: 2000, description: 'The same in words, in the language asked for.' }) detail!: string;
}

export class JobProblemResponse {
  @Code({
    description:
      'Stable code, as a refused request has it; `report_abandoned` when it broke off several times, `internal_error` for our fault.',
    example: 'unknown_reference',
  })
  code!: string;
  @Text({ max: 10_000, description: 'The same in words, in the language asked for.' }) detail!: string;
  @NestedList(() => JobReasonResponse, { max: 1000, description: 'Every reason of a refusal.' })
  reasons!: JobReasonResponse[];
  @NestedList(() => JobFaultResponse, { max: 1000, description: 'Every field that turned out wrong.' })
  errors!: JobFaultResponse[];
}

export class ReportJobResponse {
  @Uuid({ description: 'Id of the job; the report will have the same.' }) id!: string;
  @Uuid({ description: 'Centre the report is about.' }) centerId!: string;
  @Code({ description: 'Kind of report.', example: 'zero_petition' }) kind!: string;
  @OneOf(JOB_STATES, {
    description: '`queued`, `running`; over: `done`, `failed` (see `problem`), `cancelled`.',
    example: 'running',
  })
  state!: string;
  @Int({ ...COUNT, description: 'Steps done; counted anew when another process takes the job up.', example: 3 })
  done!: number;
  @Int({ ...COUNT, description: 'Steps in all.', example: 12 }) total!: number;
  @Uuid({ nullable: true, description: 'The report, `GET /reports/{reportId}`; null unless `done`.' }) reportId!:
    string | null;
  @Nested(() => JobProblemResponse, { nullable: true, description: 'Why there is no report; null unless `failed`.' })
  problem!: JobProblemResponse | null;
  @Uuid({ description: 'Account that asked for it.' }) requestedBy!: string;
  @InstantField({ description: 'When it was asked for.' }) requestedAt!: string;
  @InstantField({ nullable: true, description: 'When somebody first began; null while queued.' }) startedAt!:
    string | null;
  @InstantField({ nullable: true, description: 'When it was over; null before.' }) finishedAt!: string | null;
}

export class ReportJobPage extends PageResponse {
  @NestedList(() => ReportJobResponse, { max: 200, description: 'Jobs, latest first.' }) items!: ReportJobResponse[];
}
