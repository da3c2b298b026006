/**
 * What belongs together 关联、查重 (R10): cases with the same people, households, places; the search before registration; where
 * else a party appears. Reads cases by the marks of their parties, writes the audit log only. Tables: none. Endpoints:
 * /disputes/{id}/related, /disputes/{id}/parties/{id}/appearances, /duplicate-searches. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { DuplicateSearchesController } from './duplicate-searches.controller.js';
import { DuplicateSearchesService } from './duplicate-searches.service.js';
import { HiddenCasesService } from './hidden-cases.service.js';
import { RelatedCasesService } from './related-cases.service.js';
import { RelatedController } from './related.controller.js';
import { RelatedService } from './related.service.js';
import { RelatedStore } from './related.store.js';

@Module({
  imports: [CentersModule, CodeTablesModule, DepartmentsModule, DisputesModule, StaffModule],
  controllers: [RelatedController, DuplicateSearchesController],
  providers: [DuplicateSearchesService, HiddenCasesService, RelatedCasesService, RelatedService, RelatedStore],
  exports: [RelatedCasesService],
})
export class RelatedModule {}
