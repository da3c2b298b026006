import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  OutsideCountPage,
  OutsideCountResponse,
  PopulationPage,
  PopulationResponse,
  RecordOutsideCountRequest,
  RecordPopulationRequest,
} from './indicators.dto.js';
import { IndicatorsService } from './indicators.service.js';

@ApiTags('indicators')
@Controller('centers/:centerId')
export class IndicatorsController {
  constructor(private readonly indicators: IndicatorsService) {}

  @Get('populations')
  @Requires('indicator.read')
  @On('center', 'centerId', 'none', 'indicator.read')
  @ApiOperation({
    summary: 'Population of a centre 人口数',
    description: 'Per year, with every entry that was replaced: `replacedAt` is null for the one that holds.',
  })
  @ApiOkResponse({ type: PopulationPage })
  populations(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<PopulationResponse>>> {
    return this.indicators.populations(caller, centerId, query);
  }

  @Post('populations')
  @Requires('indicator.record')
  @On('center', 'centerId', 'none', 'indicator.record')
  @ApiOperation({
    summary: 'Enter the population of a year 登记人口数',
    description:
      'Of a leaf centre, with its source. A later entry of the same year replaces the one before, which stays in the list. ' +
      'Refused: `indicators_of_leaf_centers`.',
  })
  @ApiCreatedResponse({ type: PopulationResponse })
  recordPopulation(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: RecordPopulationRequest,
  ): Promise<Reply<PopulationResponse>> {
    return this.indicators.recordPopulation(caller, centerId, body);
  }

  @Get('outside-counts')
  @Requires('indicator.read')
  @On('center', 'centerId', 'none', 'indicator.read')
  @ApiOperation({
    summary: 'What courts and the police counted 外部数据',
    description:
      'Per month, with every entry that was replaced. A figure that is null is not known; it is never taken for zero.',
  })
  @ApiOkResponse({ type: OutsideCountPage })
  outsideCounts(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<OutsideCountResponse>>> {
    return this.indicators.outsideCounts(caller, centerId, query);
  }

  @Post('outside-counts')
  @Requires('indicator.record')
  @On('center', 'centerId', 'none', 'indicator.record')
  @ApiOperation({
    summary: 'Enter what others counted in a month 登记外部数据',
    description:
      'Of a leaf centre and a finished month, at least one figure with its source. The entry becomes the latest version of the month: ' +
      'figures it leaves out stay as they were known (unknown in the first entry), with the source they had; null takes one back. ' +
      'Earlier versions stay in the list. ' +
      'Refused: `indicators_of_leaf_centers`, `counted_month_not_finished`.',
  })
  @ApiCreatedResponse({ type: OutsideCountResponse })
  recordOutsideCount(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: RecordOutsideCountRequest,
  ): Promise<Reply<OutsideCountResponse>> {
    return this.indicators.recordOutsideCount(caller, centerId, body);
  }
}
