import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { GridDutiesService } from './grid-duties.service.js';
import {
  AddBuildingRequest,
  AddDutyRequest,
  BuildingResponse,
  CreateGridRequest,
  DutyResponse,
  EndDutyRequest,
  GridPage,
  GridQuery,
  GridResponse,
  type GridSummaryResponse,
  ResponsibleQuery,
  ResponsibleResponse,
  UpdateGridRequest,
} from './grids.dto.js';
import { GridsService } from './grids.service.js';

@ApiTags('grids')
@Controller()
export class GridsController {
  constructor(
    private readonly grids: GridsService,
    private readonly duties: GridDutiesService,
  ) {}

  @Get('centers/:centerId/grids')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'List the grids of a centre 网格',
    description: 'By level and name; `parentId` makes the tree.',
  })
  @ApiOkResponse({ type: GridPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: GridQuery,
  ): Promise<Reply<PageOf<GridSummaryResponse>>> {
    return this.grids.list(caller, centerId, query);
  }

  @Post('centers/:centerId/grids')
  @Requires('grid.manage')
  @On('center', 'centerId', 'none', 'grid.manage')
  @ApiOperation({
    summary: 'Add a grid 新增网格',
    description: 'Level 1 has no parent; level 2 and 3 lie under one of the level above.',
  })
  @ApiCreatedResponse({ type: GridResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: CreateGridRequest,
  ): Promise<Reply<GridResponse>> {
    return this.grids.create(caller, centerId, body);
  }

  @Get('centers/:centerId/responsible')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'Who answers for an address 地址由谁负责',
    description: 'Finds the building by the longest match, then the one answerable person at each level of its grid.',
  })
  @ApiOkResponse({ type: ResponsibleResponse })
  responsible(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: ResponsibleQuery,
  ): Promise<Reply<ResponsibleResponse>> {
    return this.duties.responsible(caller, centerId, query);
  }

  @Get('grids/:gridId')
  @SignedIn()
  @ApiOperation({ summary: 'A grid 网格', description: 'With its buildings, and who answers for what.' })
  @ApiOkResponse({ type: GridResponse })
  get(@CurrentCaller() caller: Caller, @Id('gridId') id: string): Promise<Reply<GridResponse>> {
    return this.grids.get(caller, id);
  }

  @Patch('grids/:gridId')
  @Requires('grid.manage')
  @On('grid', 'gridId', 'required', 'grid.manage')
  @ApiOperation({
    summary: 'Rename or move a grid 网格改名或迁移',
    description: 'The level stays; the new parent is one level above.',
  })
  @ApiOkResponse({ type: GridResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Id('gridId') id: string,
    @Body() body: UpdateGridRequest,
  ): Promise<Reply<GridResponse>> {
    return this.grids.update(caller, id, body);
  }

  @Post('grids/:gridId/buildings')
  @Requires('grid.manage')
  @On('grid', 'gridId', 'honoured', 'grid.manage')
  @ApiOperation({
    summary: 'Add a building to a grid 网格增加楼栋',
    description: 'An address begins in one building of the centre only.',
  })
  @ApiCreatedResponse({ type: BuildingResponse })
  addBuilding(
    @CurrentCaller() caller: Caller,
    @Id('gridId') id: string,
    @Body() body: AddBuildingRequest,
  ): Promise<Reply<BuildingResponse>> {
    return this.duties.addBuilding(caller, id, body);
  }

  @Post('grids/:gridId/duties')
  @Requires('grid.manage')
  @On('grid', 'gridId', 'honoured', 'grid.manage')
  @ApiOperation({
    summary: 'Bind a person to a matter of a grid 人、格、事、责',
    description: 'One person answers for a matter at a time: an overlapping binding is refused (`binding_overlaps`).',
  })
  @ApiCreatedResponse({ type: DutyResponse })
  addDuty(
    @CurrentCaller() caller: Caller,
    @Id('gridId') id: string,
    @Body() body: AddDutyRequest,
  ): Promise<Reply<DutyResponse>> {
    return this.duties.addDuty(caller, id, body);
  }

  @Post('grids/:gridId/duties/:dutyId/end')
  @HttpCode(200)
  @Requires('grid.manage')
  @On('grid', 'gridId', 'required', 'grid.manage')
  @ApiOperation({
    summary: 'End a binding 结束网格责任',
    description: 'From `validTo` on somebody else may answer; what was stays on record.',
  })
  @ApiOkResponse({ type: GridResponse })
  endDuty(
    @CurrentCaller() caller: Caller,
    @Id('gridId') id: string,
    @Id('dutyId') dutyId: string,
    @Body() body: EndDutyRequest,
  ): Promise<Reply<GridResponse>> {
    return this.duties.endDuty(caller, id, dutyId, body);
  }
}
