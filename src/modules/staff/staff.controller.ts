import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { CreateStaffRequest, StaffPage, StaffQuery, StaffResponse, UpdateStaffRequest } from './staff.dto.js';
import { StaffService } from './staff.service.js';

@ApiTags('staff')
@Controller()
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Get('centers/:centerId/staff')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'List the people who work at a centre 中心人员',
    description: "Officers, people's mediators 人民调解员, grid staff, by name; everybody signed in reads them.",
  })
  @ApiOkResponse({ type: StaffPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: StaffQuery,
  ): Promise<Reply<PageOf<StaffResponse>>> {
    return this.staff.list(caller, centerId, query);
  }

  @Post('centers/:centerId/staff')
  @Requires('staff.manage')
  @On('center', 'centerId', 'none', 'staff.manage')
  @ApiOperation({
    summary: 'Add a person 新增人员',
    description: 'One person may be officer, mediator and grid staff at once; an officer belongs to a department.',
  })
  @ApiCreatedResponse({ type: StaffResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: CreateStaffRequest,
  ): Promise<Reply<StaffResponse>> {
    return this.staff.create(caller, centerId, body);
  }

  @Get('staff/:staffId')
  @SignedIn()
  @ApiOperation({ summary: 'A person 人员', description: 'With the appointment as mediator, if there is one.' })
  @ApiOkResponse({ type: StaffResponse })
  get(@CurrentCaller() caller: Caller, @Id('staffId') id: string): Promise<Reply<StaffResponse>> {
    return this.staff.get(caller, id);
  }

  @Patch('staff/:staffId')
  @Requires('staff.manage')
  @On('staff', 'staffId', 'required', 'staff.manage')
  @ApiOperation({
    summary: 'Change a person 修改人员',
    description:
      'Moves between departments of the centre, appointments, leaving. Refused while published shifts at a department the person ' +
      'would no longer stand for are to come: `staff_on_roster` (record an absence, which opens them, or put others there).',
  })
  @ApiOkResponse({ type: StaffResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Id('staffId') id: string,
    @Body() body: UpdateStaffRequest,
  ): Promise<Reply<StaffResponse>> {
    return this.staff.update(caller, id, body);
  }
}
