/**
 * Reports that can be proven: produced once, stored as they were, every figure open to exactly its records. One file per
 * report; they speak SQL to the tables of other modules and import none of their row classes.
 * Table: report. Endpoints: /reports/zero-petition, /reports/three-zero, /reports/litigation-rate, /reports/roster, /reports,
 * /reports/{id}, /reports/{id}/records, /reports/{id}/restatement | difference | files/{format}, /figures, one for each report on cases.
 * Event: report.produced. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CaseCountingStore } from './case-counting.store.js';
import { CaseLabels } from './case-labels.reader.js';
import { CaseRecords } from './case-records.reader.js';
import { CaseReportRunner } from './case-report.runner.js';
import { CaseReportsController } from './case-reports.controller.js';
import { CaseReportsService } from './case-reports.service.js';
import { DifferenceStore } from './difference.store.js';
import { RegisterDifference } from './register-difference.service.js';
import { ReportDifference } from './report-difference.service.js';
import { FiguresController } from './figures.controller.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { IndicatorRecordsReader } from './indicator-records.reader.js';
import { IndicatorReportsService } from './indicator-reports.service.js';
import { LitigationRateReport } from './litigation-rate.report.js';
import { ReportGround } from './report-ground.reader.js';
import { ReportKeeping } from './report-keeping.service.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportFilesService } from './report-files.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ReportsStore } from './reports.store.js';
import { RestatementReader } from './restatement.reader.js';
import { RestatementService } from './restatement.service.js';
import { RosterReport } from './roster-report.report.js';
import { RosterReportService } from './roster-report.service.js';
import { ThreeZeroReport } from './three-zero.report.js';
import { ZeroPetitionReport } from './zero-petition.report.js';
import { ZeroPetitionService } from './zero-petition.service.js';

@Module({
  imports: [CentersModule, DepartmentsModule, DisputesModule, StaffModule],
  controllers: [CaseReportsController, ReportsController, ReportFilesController, FiguresController],
  providers: [
    CaseCountingStore,
    CaseLabels,
    CaseRecords,
    CaseReportRunner,
    CaseReportsService,
    DifferenceStore,
    ReportDifference,
    RegisterDifference,
    ReportsService,
    ReportsStore,
    ReportFilesService,
    ReportGround,
    ReportKeeping,
    ZeroPetitionReport,
    ZeroPetitionService,
    ThreeZeroReport,
    LitigationRateReport,
    IndicatorReportsService,
    IndicatorRecordsReader,
    RestatementReader,
    RestatementService,
    RosterReport,
    RosterReportService,
  ],
})
export class ReportsModule {}
