/**
 * Intake 受理登记: takes a dispute in, amends it before acceptance, lets parties join. Owns no table; writes the case through
 * workflow and the texts through disputes and parties. Log events: Registered, Routed (by routing), Amended, PartyAdded, PartyAmended.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { GridsModule } from '../grids/grids.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { RelatedModule } from '../related/related.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { CaseRewritingService } from './case-rewriting.service.js';
import { IntakeReferences } from './intake-references.js';
import { IntakeRoutingService } from './intake-routing.service.js';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';
import { RegistrationService } from './registration.service.js';

@Module({
  imports: [
    CentersModule,
    CodeTablesModule,
    DepartmentsModule,
    DisputesModule,
    GridsModule,
    PartiesModule,
    RelatedModule,
    RoutingModule,
    WorkflowModule,
  ],
  controllers: [IntakeController],
  providers: [CaseRewritingService, IntakeReferences, IntakeRoutingService, IntakeService, RegistrationService],
  exports: [CaseRewritingService, IntakeService],
})
export class IntakeModule {}
