/**
 * Routing 分流: a registered case goes to the officer on duty for its department, by a line of the roster that is stored with it,
 * or waits in the department's queue; a change of the roster moves it until it is accepted. Owns no table and no endpoint:
 * intake asks it at registration, changes of the roster and the beginning of a shift afterwards. Log event: Routed.
 */
import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { RoutingService } from './routing.service.js';
import { RoutingStore } from './routing.store.js';

@Module({
  imports: [DepartmentsModule, RosterModule, StaffModule, WorkflowModule],
  providers: [RoutingService, RoutingStore],
  exports: [RoutingService],
})
export class RoutingModule {}
