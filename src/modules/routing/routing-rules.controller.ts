import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  PutRoutingRulesRequest,
  RoutingRulesOfCenterQuery,
  RoutingRulesQuery,
  RoutingRulesResponse,
} from './routing-rules.dto.js';
import { RoutingRulesService } from './routing-rules.service.js';

const READING =
  'In order; version 0 and no rules while the centre has none: then a case goes by the officer who takes it in, its ' +
  'category, or whoever is on duty. An earlier version with `version`. For those who work at the centre or above it ' +
  '(404 otherwise).';

@ApiTags('routing')
@Controller()
export class RoutingRulesController {
  constructor(private readonly rules: RoutingRulesService) {}

  @Get('centers/:centerId/routing-rules')
  @Requires('center.read')
  @On('routing-rules', 'centerId')
  @ApiOperation({ summary: "A centre's routing rules 分流规则", description: READING })
  @ApiOkResponse({ type: RoutingRulesResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() { version }: RoutingRulesQuery,
  ): Promise<Reply<RoutingRulesResponse>> {
    return this.rules.get(caller, centerId, version);
  }

  @Get('routing-rules')
  @Requires('center.read')
  @ApiOperation({ summary: 'The same, the centre as a parameter 同上，以中心为参数', description: READING })
  @ApiOkResponse({ type: RoutingRulesResponse })
  find(
    @CurrentCaller() caller: Caller,
    @Query() { centerId, version }: RoutingRulesOfCenterQuery,
  ): Promise<Reply<RoutingRulesResponse>> {
    return this.rules.get(caller, centerId, version);
  }

  @Put('centers/:centerId/routing-rules')
  @Requires('routing.manage')
  @On('routing-rules', 'centerId', 'required', 'routing.manage')
  @ApiOperation({
    summary: 'Set them anew 重新设置规则',
    description:
      'The whole list. Holds from now on for cases that are taken in or amended; what was routed before stays where it is. ' +
      'Earlier versions are kept, and every case tells the version and the rule that sent it. 400 names the rule: one that ' +
      'sends nowhere (`rule_sends_nowhere`), hours or days that are none, codes not valid from its first day on, a ' +
      'department that is closed or takes no cases, grids of another centre, and a rule an earlier one leaves nothing to ' +
      '(`rule_never_reached`). Try them first with `POST /routing/dry-run`.',
  })
  @ApiOkResponse({ type: RoutingRulesResponse })
  put(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: PutRoutingRulesRequest,
  ): Promise<Reply<RoutingRulesResponse>> {
    return this.rules.put(caller, centerId, body);
  }
}
