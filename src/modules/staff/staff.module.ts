/**
 * The people who work at a centre: officers, people's mediators (appointed from–to), grid staff.
 * Table: staff. Endpoints: /centers/{id}/staff, /staff/{id}. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { StaffHomesReader } from './staff-homes.reader.js';
import { StaffController } from './staff.controller.js';
import { StaffReader } from './staff.reader.js';
import { StaffService } from './staff.service.js';
import { StaffStore } from './staff.store.js';
import { StaffUsesService } from './staff-uses.service.js';

@Module({
  imports: [CentersModule, DepartmentsModule],
  controllers: [StaffController],
  providers: [StaffService, StaffReader, StaffHomesReader, StaffStore, StaffUsesService],
  exports: [StaffService, StaffReader, StaffHomesReader, StaffUsesService],
})
export class StaffModule {}
