/**
 * Triage 分流交办: accept, refuse, assign. Owns no table. Log events: Accepted, Refused, Assigned, AssignmentQueued. Routing
 * rests on the roster: the line that caught a case is stored with it.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { Assignments } from './assignments.js';
import { TriageController } from './triage.controller.js';
import { TriageService } from './triage.service.js';

@Module({
  imports: [CentersModule, DepartmentsModule, DisputesModule, PartiesModule, RosterModule, StaffModule, WorkflowModule],
  controllers: [TriageController],
  providers: [Assignments, TriageService],
})
export class TriageModule {}
