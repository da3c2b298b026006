import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { type AuditLineResponse, AuditLogPage, AuditLogQuery } from './audit-log.dto.js';
import { AuditLogService } from './audit-log.service.js';

@ApiTags('audit')
@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly log: AuditLogService) {}

  @Get()
  @Requires('audit.read')
  @ApiOperation({
    summary: 'The audit log 审计日志',
    description:
      'Who did what, read what of people, and was refused what, at the centres the caller audits with all below them; what belongs to no ' +
      'centre is for auditors of a centre at the top. The latest first; reading it is a line as well. Lines are never changed: each ' +
      'gets a place in the chain of its centre within seconds (`seal`), and `npm run audit:verify` finds any that was altered, ' +
      'removed, put in or exchanged since. Steps of a case are in its own log (`GET /disputes/{disputeId}/timeline`).',
  })
  @ApiOkResponse({ type: AuditLogPage })
  list(@CurrentCaller() caller: Caller, @Query() query: AuditLogQuery): Promise<Reply<PageOf<AuditLineResponse>>> {
    return this.log.list(caller, query);
  }
}
