/**
 * Reports that can be proven: produced once, stored as they were, every figure open to exactly its records. One file per
 * report; they speak SQL to the tables of other modules and import none of their row classes.
 * Table: report. Endpoints: /reports/zero-petition, /reports/roster, /reports, /reports/{id}, /reports/{id}/records.
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
import { ReportDifference } from './report-difference.service.js';
import { FiguresController } from './figures.controller.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ReportsStore } from './reports.store.js';
import { RosterReport } from './roster-report.report.js';
import { RosterReportService } from './roster-report.service.js';
import { ZeroPetitionReport } from './zero-petition.report.js';
import { ZeroPetitionService } from './zero-petition.service.js';

@Module({
  imports: [CentersModule, DisputesModule],
  controllers: [CaseReportsController, ReportsController, FiguresController],
  providers: [
    CaseCountingStore,
    CaseLabels,
    CaseRecords,
    CaseReportRunner,
    CaseReportsService,
    DifferenceStore,
    ReportDifference,
    ReportsService,
    ReportsStore,
    ZeroPetitionReport,
    ZeroPetitionService,
    RosterReport,
    RosterReportService,
  ],
})
export class ReportsModule {}
