/**
 * The departments stationed at a centre: six to begin with, any number afterwards; presence mode, duty needs, what each takes.
 * Table: department. Endpoints: /centers/{id}/departments, /departments/{id}. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentUsesService } from './department-uses.service.js';
import { DepartmentsController } from './departments.controller.js';
import { DepartmentsFoundingService } from './departments-founding.service.js';
import { DepartmentsReader } from './departments.reader.js';
import { DepartmentsService } from './departments.service.js';
import { DepartmentsStore } from './departments.store.js';

const SHARED = [DepartmentsService, DepartmentsReader, DepartmentUsesService];

@Module({
  imports: [CentersModule],
  controllers: [DepartmentsController],
  providers: [...SHARED, DepartmentsFoundingService, DepartmentsStore],
  exports: SHARED,
})
export class DepartmentsModule {}
