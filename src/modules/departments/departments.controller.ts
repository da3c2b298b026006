import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  CreateDepartmentRequest,
  DepartmentPage,
  DepartmentQuery,
  DepartmentResponse,
  UpdateDepartmentRequest,
} from './departments.dto.js';
import { DepartmentsService } from './departments.service.js';

@ApiTags('departments')
@Controller()
export class DepartmentsController {
  constructor(private readonly departments: DepartmentsService) {}

  @Get('centers/:centerId/departments')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'List the departments of a centre 入驻部门',
    description: 'In the order they were set up, closed ones included; everybody signed in reads them.',
  })
  @ApiOkResponse({ type: DepartmentPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: DepartmentQuery,
  ): Promise<Reply<PageOf<DepartmentResponse>>> {
    return this.departments.list(caller, centerId, query);
  }

  @Post('centers/:centerId/departments')
  @Requires('department.manage')
  @On('center', 'centerId', 'none', 'department.manage')
  @ApiOperation({
    summary: 'Add a department 新增部门',
    description: 'Any number of departments; six come with a new centre.',
  })
  @ApiCreatedResponse({ type: DepartmentResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: CreateDepartmentRequest,
  ): Promise<Reply<DepartmentResponse>> {
    return this.departments.create(caller, centerId, body);
  }

  @Get('departments/:departmentId')
  @SignedIn()
  @ApiOperation({ summary: 'A department 部门', description: 'With its presence mode and what it takes.' })
  @ApiOkResponse({ type: DepartmentResponse })
  get(@CurrentCaller() caller: Caller, @Id('departmentId') id: string): Promise<Reply<DepartmentResponse>> {
    return this.departments.get(caller, id);
  }

  @Patch('departments/:departmentId')
  @Requires('department.manage')
  @On('department', 'departmentId', 'required', 'department.manage')
  @ApiOperation({
    summary: 'Change or close a department 修改或停用部门',
    description: 'It is closed only when no active staff and no open case belongs to it (409 `department_in_use`).',
  })
  @ApiOkResponse({ type: DepartmentResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Id('departmentId') id: string,
    @Body() body: UpdateDepartmentRequest,
  ): Promise<Reply<DepartmentResponse>> {
    return this.departments.update(caller, id, body);
  }
}
