import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputeResponse } from '../disputes/dispute.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { PoliceReportsService } from './police-reports.service.js';
import {
  ChangeRiskFlagsRequest,
  NameRiskLeaderRequest,
  PoliceDecisionRequest,
  PoliceReportRecordResponse,
  PoliceReportRequest,
  PoliceReportResponse,
  SetRiskLevelRequest,
} from './risk.dto.js';
import { RiskService } from './risk.service.js';

@ApiTags('risk')
@Controller('disputes/:disputeId')
export class RiskController {
  constructor(
    private readonly risk: RiskService,
    private readonly reports: PoliceReportsService,
  ) {}

  @Post('risk-flags')
  @Performs('changeRiskFlags')
  @ApiOkResponse({ type: DisputeResponse })
  changeFlags(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: ChangeRiskFlagsRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.risk.changeFlags(caller, id, body);
  }

  @Post('risk-level')
  @Performs('setRiskLevel')
  @ApiOkResponse({ type: DisputeResponse })
  setLevel(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: SetRiskLevelRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.risk.setLevel(caller, id, body);
  }

  @Post('risk-leader')
  @Performs('nameRiskLeader')
  @ApiOkResponse({ type: DisputeResponse })
  nameLeader(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: NameRiskLeaderRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.risk.nameLeader(caller, id, body);
  }

  @Get('police-report')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'The report to the police 报告公安机关',
    description: 'Whether one is owed and since when, what demanded it, and how each was cleared (R16).',
  })
  @ApiOkResponse({ type: PoliceReportResponse })
  policeReport(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<PoliceReportResponse>> {
    return this.reports.get(caller, id);
  }

  @Post('police-reports')
  @Records('recordPoliceReport')
  @ApiCreatedResponse({ type: PoliceReportRecordResponse })
  recordReport(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: PoliceReportRequest,
  ): Promise<Reply<PoliceReportRecordResponse>> {
    return this.reports.record(caller, id, body);
  }

  @Post('police-report-decision')
  @Performs('decidePoliceReport')
  @ApiOkResponse({ type: DisputeResponse })
  decideReport(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: PoliceDecisionRequest,
  ): Promise<Reply<DisputeResponse>> {
    return this.risk.decide(caller, id, body);
  }
}
