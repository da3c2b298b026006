/**
 * Reports that can be proven: produced once, stored as they were, every figure open to exactly its records. One file per
 * report; they speak SQL to the tables of other modules and import none of their row classes.
 * Table: report. Endpoints: /reports/zero-petition, /reports/roster, /reports, /reports/{id}, /reports/{id}/records,
 * /reports/{id}/files/{format}.
 * Event: report.produced. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportFilesService } from './report-files.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ReportsStore } from './reports.store.js';
import { RosterReport } from './roster-report.report.js';
import { RosterReportService } from './roster-report.service.js';
import { ZeroPetitionReport } from './zero-petition.report.js';
import { ZeroPetitionService } from './zero-petition.service.js';

@Module({
  imports: [CentersModule, DepartmentsModule, StaffModule],
  controllers: [ReportsController, ReportFilesController],
  providers: [
    ReportsService,
    ReportsStore,
    ReportFilesService,
    ZeroPetitionReport,
    ZeroPetitionService,
    RosterReport,
    RosterReportService,
  ],
})
export class ReportsModule {}
