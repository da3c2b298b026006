/**
 * Routing 分流: a registered case goes to the department its registration names, else to the one a rule of its centre names,
 * else by the usual order; there to the officer on duty, by a line of the roster that is stored with it, or into the
 * department's queue. A change of the roster moves it until it is accepted, a change of the rules never.
 * Table: routing_rule_set. Endpoints: /centers/{id}/routing-rules, /routing-rules, /routing/dry-run. Intake asks at
 * registration and amendment, changes of the roster and the beginning of a shift afterwards. Log event: Routed.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { GridsModule } from '../grids/grids.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { ComparisonService } from './comparison.service.js';
import { DryRunController } from './dry-run.controller.js';
import { DryRunService } from './dry-run.service.js';
import { PastCasesStore } from './past-cases.store.js';
import { RoutingGroundService } from './routing-ground.service.js';
import { RoutingRulesController } from './routing-rules.controller.js';
import { RoutingRulesService } from './routing-rules.service.js';
import { RoutingRulesStore } from './routing-rules.store.js';
import { RoutingService } from './routing.service.js';
import { RoutingStore } from './routing.store.js';
import { RuleCheckService } from './rule-check.service.js';

@Module({
  imports: [
    CentersModule,
    CodeTablesModule,
    DepartmentsModule,
    DisputesModule,
    GridsModule,
    RosterModule,
    StaffModule,
    WorkflowModule,
  ],
  controllers: [RoutingRulesController, DryRunController],
  providers: [
    RoutingService,
    RoutingRulesService,
    DryRunService,
    ComparisonService,
    RoutingGroundService,
    RuleCheckService,
    RoutingStore,
    RoutingRulesStore,
    PastCasesStore,
  ],
  exports: [RoutingService, RoutingRulesService],
})
export class RoutingModule {}
