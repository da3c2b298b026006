import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { SubjectDataService } from './subject-data.service.js';
import {
  DecideSubjectRequest,
  RecordSubjectRequest,
  SubjectDataResponse,
  SubjectRequestPage,
  SubjectRequestResponse,
  SubjectRequestsQuery,
} from './subject-requests.dto.js';
import { SubjectRequestsService } from './subject-requests.service.js';

@ApiTags('privacy')
@Controller()
export class SubjectRequestsController {
  constructor(
    private readonly requests: SubjectRequestsService,
    private readonly data: SubjectDataService,
  ) {}

  @Post('disputes/:disputeId/subject-requests')
  @Requires('subject_request.record')
  @On('dispute', 'disputeId', 'none', 'subject_request.record')
  @ApiOperation({
    summary: 'A party asks about their own data 个人信息主体请求',
    description:
      'To see it, have it corrected, restricted or erased, or a consent taken back (PIPL 44–47; R48), with how it was made sure who asks. ' +
      'For the duty officer of the case and the director; a director other than who recorded it decides it within 30 days.',
  })
  @ApiProblem(409, 'The file was destroyed: nothing is held any more (`file_destroyed`, R40).')
  @ApiCreatedResponse({ type: SubjectRequestResponse })
  record(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: RecordSubjectRequest,
  ): Promise<Reply<SubjectRequestResponse>> {
    return this.requests.record(caller, id, body);
  }

  @Get('subject-requests')
  @Requires('subject_request.decide')
  @Discloses()
  @ApiOperation({
    summary: 'Requests about their own data 个人信息请求登记',
    description: 'Of the centres the caller directs, the latest first.',
  })
  @ApiOkResponse({ type: SubjectRequestPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query() query: SubjectRequestsQuery,
  ): Promise<Reply<PageOf<SubjectRequestResponse>>> {
    return this.requests.list(caller, query);
  }

  @Get('subject-requests/:subjectRequestId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({ summary: 'A request about one’s own data 个人信息请求', description: 'For those who see the case.' })
  @ApiOkResponse({ type: SubjectRequestResponse })
  get(@CurrentCaller() caller: Caller, @Id('subjectRequestId') id: string): Promise<Reply<SubjectRequestResponse>> {
    return this.requests.get(caller, id);
  }

  @Post('subject-requests/:subjectRequestId/decide')
  @HttpCode(200)
  @Requires('subject_request.decide')
  @On('subjectRequest', 'subjectRequestId', 'required', 'subject_request.decide')
  @ApiOperation({
    summary: 'Grant or refuse it 决定',
    description:
      'By the director, unless they recorded it themselves; a refusal says why (PIPL 50). `restriction`, `erasure` and `consent_withdrawal` ' +
      'granted restrict the person’s data in every closed, archived or merged case of `disputeIds`, the others are named in `notYet`: shown ' +
      'masked, no longer revealed, exported, searched, matched or corrected, and no such case is reopened; still counted, and erased with the ' +
      'destruction of the file (R40, R48). `release` ends a restriction.',
  })
  @ApiProblem(
    409,
    'It was decided (`subject_request_decided`), or the case goes on (`subject_case_open`) or has ended and is not closed ' +
      '(`subject_case_not_closed`).',
  )
  @ApiProblem(403, 'May not decide it (`forbidden`), or recorded it (`own_subject_request`).')
  @ApiOkResponse({ type: SubjectRequestResponse })
  decide(
    @CurrentCaller() caller: Caller,
    @Id('subjectRequestId') id: string,
    @Body() body: DecideSubjectRequest,
  ): Promise<Reply<SubjectRequestResponse>> {
    return this.requests.decide(caller, id, body);
  }

  @Get('subject-requests/:subjectRequestId/data')
  @Requires('subject_request.decide')
  @On('subjectRequest', 'subjectRequestId', 'none', 'subject_request.decide')
  @ApiOperation({
    summary: 'All that is held about the person 查阅、复制本人信息',
    description:
      'Of a granted `access`: their own data in the clear in every case of `disputeIds`; others by the ' +
      'beginning of their names; to whom it was provided, reports to the police left out. Also as a text to hand over. Each time is in the ' +
      'audit log, and counts as one reveal for each case (`REVEALS_PER_HOUR`).',
  })
  @ApiProblem(409, 'It is no granted request for access (`subject_access_not_granted`).')
  @ApiProblem(
    429,
    'Too many reveals within an hour (`too_many_requests`); `Retry-After` says how many seconds to wait.',
  )
  @ApiOkResponse({ type: SubjectDataResponse })
  told(@CurrentCaller() caller: Caller, @Id('subjectRequestId') id: string): Promise<Reply<SubjectDataResponse>> {
    return this.data.of(caller, id);
  }
}
