/**
 * Reports that can be proven: produced once, stored as they were, every figure open to exactly its records. One file per
 * report; they speak SQL to the tables of other modules and import none of their row classes. People confirm and sign them,
 * the server seals what was signed; large ones are made by jobs.
 * Tables: report, report_confirmation, report_seal, signing_key (rows of these are only added), report_job.
 * Endpoints: /reports/zero-petition, /reports/roster, /reports, /reports/{id}, /reports/{id}/records, /reports/{id}/confirm,
 * /reports/{id}/sign, /report-jobs, /report-jobs/{id}, /report-jobs/{id}/cancel, /report-signing-keys, /report-verifications.
 * Events: report.produced, report.confirmed, report.signed, report_job.failed, report_job.cancelled. Job: reports, every five
 * seconds. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { ReportAccessService } from './report-access.service.js';
import { ReportActsStore } from './report-acts.store.js';
import { ReportJobsController } from './report-jobs.controller.js';
import { ReportJobsService } from './report-jobs.service.js';
import { ReportJobsStore } from './report-jobs.store.js';
import { ReportJournal } from './report-journal.service.js';
import { ReportKeepingService } from './report-keeping.service.js';
import { ReportProductionService } from './report-production.service.js';
import { ReportRunners } from './report-runners.js';
import { ReportSigningService } from './report-signing.service.js';
import { ReportWorker } from './report-worker.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { ReportsStore } from './reports.store.js';
import { RosterReport } from './roster-report.report.js';
import { RosterReportService } from './roster-report.service.js';
import { SigningKeysController } from './signing-keys.controller.js';
import { SigningKeysService } from './signing-keys.service.js';
import { ZeroPetitionReport } from './zero-petition.report.js';
import { ZeroPetitionService } from './zero-petition.service.js';

const STORES = [ReportsStore, ReportActsStore, ReportJobsStore];

/** One report each: what is read and counted, and who asks for it. */
const REPORTS = [ZeroPetitionReport, ZeroPetitionService, RosterReport, RosterReportService];

@Module({
  imports: [CentersModule],
  controllers: [ReportsController, ReportJobsController, SigningKeysController],
  providers: [
    ...STORES,
    ...REPORTS,
    ReportAccessService,
    ReportJobsService,
    ReportJournal,
    ReportKeepingService,
    ReportProductionService,
    ReportRunners,
    ReportSigningService,
    ReportWorker,
    ReportsService,
    SigningKeysService,
  ],
})
export class ReportsModule {}
