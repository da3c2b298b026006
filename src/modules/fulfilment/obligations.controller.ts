import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { ObligationResponse, PerformanceResponse, PursuitResponse } from '../disputes/obligation.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import {
  HandOverRequest,
  RecordPerformanceRequest,
  UrgeRequest,
  VoidPerformanceRequest,
  WaiveRequest,
} from './fulfilment.dto.js';
import { ObligationPerformanceService } from './obligation-performance.service.js';
import { PursuitService } from './pursuit.service.js';

@ApiTags('fulfilment')
@Controller('obligations/:obligationId')
export class ObligationsController {
  constructor(
    private readonly performance: ObligationPerformanceService,
    private readonly pursuit: PursuitService,
  ) {}

  @Get()
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'An obligation 履行义务',
    description: 'With what was paid and every record of performance, voided ones included.',
  })
  @ApiOkResponse({ type: ObligationResponse })
  get(@CurrentCaller() caller: Caller, @Id('obligationId') id: string): Promise<Reply<ObligationResponse>> {
    return this.performance.get(caller, id);
  }

  @Post('performance')
  @Records('recordPerformance', 'obligation', 'obligationId')
  @ApiCreatedResponse({ type: PerformanceResponse })
  record(
    @CurrentCaller() caller: Caller,
    @Id('obligationId') id: string,
    @Body() body: RecordPerformanceRequest,
  ): Promise<Reply<PerformanceResponse>> {
    return this.performance.record(caller, id, body);
  }

  @Post('performance/:performanceId/void')
  @Performs('voidPerformance', 'obligation', 'obligationId')
  @ApiOkResponse({ type: ObligationResponse })
  void(
    @CurrentCaller() caller: Caller,
    @Id('obligationId') id: string,
    @Id('performanceId') performanceId: string,
    @Body() body: VoidPerformanceRequest,
  ): Promise<Reply<ObligationResponse>> {
    return this.performance.void(caller, id, performanceId, body);
  }

  @Post('urge')
  @Records('urge', 'obligation', 'obligationId')
  @ApiCreatedResponse({ type: PursuitResponse })
  urge(
    @CurrentCaller() caller: Caller,
    @Id('obligationId') id: string,
    @Body() body: UrgeRequest,
  ): Promise<Reply<PursuitResponse>> {
    return this.pursuit.urge(caller, id, body);
  }

  @Post('waive')
  @Performs('waive', 'obligation', 'obligationId')
  @ApiOkResponse({ type: ObligationResponse })
  waive(
    @CurrentCaller() caller: Caller,
    @Id('obligationId') id: string,
    @Body() body: WaiveRequest,
  ): Promise<Reply<ObligationResponse>> {
    return this.pursuit.waive(caller, id, body);
  }

  @Post('hand-over')
  @Performs('handOver', 'obligation', 'obligationId')
  @ApiOkResponse({ type: ObligationResponse })
  handOver(
    @CurrentCaller() caller: Caller,
    @Id('obligationId') id: string,
    @Body() body: HandOverRequest,
  ): Promise<Reply<ObligationResponse>> {
    return this.pursuit.handOver(caller, id, body);
  }
}
