/**
 * Reports that can be proven: produced once, stored as they were, every figure open to exactly its records. One file per
 * report; they speak SQL to the tables of other modules and import none of their row classes. People confirm and sign them,
 * the server seals what was signed; large ones are made by jobs.
 * Tables: report, report_confirmation, report_seal, signing_key (rows of these are only added), report_job.
 * Endpoints: /reports/zero-petition, /reports/three-zero, /reports/litigation-rate, /reports/roster, one for each report on cases,
 * /reports, /reports/{id}, /reports/{id}/records | restatement | difference | files/{format}, /reports/{id}/confirm | sign,
 * /figures, /report-jobs, /report-jobs/{id}, /report-jobs/{id}/cancel, /report-signing-keys, /report-verifications.
 * Events: report.produced, report.confirmed, report.signed, report_job.failed, report_job.cancelled. Job: reports, every five
 * seconds. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CaseCountingStore } from './case-counting.store.js';
import { CaseLabels } from './case-labels.reader.js';
import { CaseRecords } from './case-records.reader.js';
import { CaseRestatement } from './case-restatement.service.js';
import { CaseReportRunner } from './case-report.runner.js';
import { CaseReportsController } from './case-reports.controller.js';
import { CaseReportsService } from './case-reports.service.js';
import { DifferenceStore } from './difference.store.js';
import { RegisterDifference } from './register-difference.service.js';
import { ReportDifference } from './report-difference.service.js';
import { FiguresController } from './figures.controller.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { IndicatorRecordsReader } from './indicator-records.reader.js';
import { IndicatorReportsService } from './indicator-reports.service.js';
import { LitigationRateReport } from './litigation-rate.report.js';
import { ReportAccessService } from './report-access.service.js';
import { ReportActsStore } from './report-acts.store.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportFilesService } from './report-files.service.js';
import { ReportGround } from './report-ground.reader.js';
import { ReportJobsController } from './report-jobs.controller.js';
import { ReportJobsService } from './report-jobs.service.js';
import { ReportJobsStore } from './report-jobs.store.js';
import { ReportJournal } from './report-journal.service.js';
import { ReportKeeping } from './report-keeping.service.js';
import { ReportLookup } from './report-lookup.service.js';
import { ReportProductionService } from './report-production.service.js';
import { ReportProof } from './report-proof.service.js';
import { ReportRecordsService } from './report-records.service.js';
import { ReportRunners } from './report-runners.js';
import { ReportSealing } from './report-sealing.service.js';
import { ReportSigningService } from './report-signing.service.js';
import { ReportWorker } from './report-worker.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsReader } from './reports.reader.js';
import { ReportsService } from './reports.service.js';
import { ReportsStore } from './reports.store.js';
import { RestatementReader } from './restatement.reader.js';
import { RestatementService } from './restatement.service.js';
import { RosterReport } from './roster-report.report.js';
import { RosterReportService } from './roster-report.service.js';
import { SigningKeysController } from './signing-keys.controller.js';
import { SigningKeysService } from './signing-keys.service.js';
import { ThreeZeroReport } from './three-zero.report.js';
import { ZeroPetitionReport } from './zero-petition.report.js';
import { ZeroPetitionService } from './zero-petition.service.js';

const STORES = [
  CaseCountingStore,
  CaseLabels,
  CaseRecords,
  DifferenceStore,
  IndicatorRecordsReader,
  ReportActsStore,
  ReportGround,
  ReportJobsStore,
  ReportsStore,
  RestatementReader,
];

/** One report each: what is read and counted, and who asks for it. */
const REPORTS = [
  CaseReportRunner,
  CaseReportsService,
  IndicatorReportsService,
  LitigationRateReport,
  RosterReport,
  RosterReportService,
  ThreeZeroReport,
  ZeroPetitionReport,
  ZeroPetitionService,
];

@Module({
  imports: [CentersModule, DepartmentsModule, DisputesModule, StaffModule],
  controllers: [
    CaseReportsController,
    ReportsController,
    ReportFilesController,
    ReportJobsController,
    SigningKeysController,
    FiguresController,
  ],
  providers: [
    ...STORES,
    ...REPORTS,
    ReportAccessService,
    ReportDifference,
    RegisterDifference,
    ReportFilesService,
    ReportJobsService,
    ReportJournal,
    ReportKeeping,
    ReportLookup,
    ReportProductionService,
    ReportProof,
    ReportRecordsService,
    ReportRunners,
    ReportSealing,
    ReportSigningService,
    ReportWorker,
    ReportsReader,
    ReportsService,
    CaseRestatement,
    RestatementService,
    SigningKeysService,
  ],
  exports: [ReportsReader],
})
export class ReportsModule {}
