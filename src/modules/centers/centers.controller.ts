import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { CenterPage, CenterQuery, CenterResponse, CreateCenterRequest, UpdateCenterRequest } from './centers.dto.js';
import { CentersService } from './centers.service.js';

@ApiTags('centers')
@Controller('centers')
export class CentersController {
  constructor(private readonly centers: CentersService) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    summary: 'List governance centres 综治中心',
    description: 'By name; everybody signed in reads all of them.',
  })
  @ApiOkResponse({ type: CenterPage })
  list(@CurrentCaller() caller: Caller, @Query() query: CenterQuery): Promise<Reply<PageOf<CenterResponse>>> {
    return this.centers.list(caller, query);
  }

  @Post()
  @Requires('center.manage')
  @ApiOperation({
    summary: 'Add a centre below another one 增设下级中心',
    description:
      'Needs the permission at the parent. The new centre starts with its departments; a root is made at set-up only.',
  })
  @ApiCreatedResponse({ type: CenterResponse })
  create(@CurrentCaller() caller: Caller, @Body() body: CreateCenterRequest): Promise<Reply<CenterResponse>> {
    return this.centers.create(caller, body);
  }

  @Get(':centerId')
  @SignedIn()
  @ApiOperation({ summary: 'A centre 综治中心', description: 'With its place in the tree.' })
  @ApiOkResponse({ type: CenterResponse })
  get(@CurrentCaller() caller: Caller, @Id('centerId') id: string): Promise<Reply<CenterResponse>> {
    return this.centers.get(caller, id);
  }

  @Patch(':centerId')
  @Requires('center.manage')
  @On('center', 'centerId', 'required', 'center.manage')
  @ApiOperation({
    summary: 'Change or move a centre 修改或迁移中心',
    description: 'A move takes everything below along and needs the permission at the new parent too.',
  })
  @ApiOkResponse({ type: CenterResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Id('centerId') id: string,
    @Body() body: UpdateCenterRequest,
  ): Promise<Reply<CenterResponse>> {
    return this.centers.update(caller, id, body);
  }
}
