/**
 * Exports 批量导出: everything a caller may see as one file of NDJSON with a manifest, made by a job on one snapshot through the views
 * of the routes, sealed at rest, kept for days. Table: export_job. Endpoints: /exports, /exports/{id}, …/cancel, …/content,
 * …/manifest. Jobs: exports, every five seconds; kept exports, every ten minutes. No events: an export concerns nobody but the caller;
 * audit lines tell of it. The whole instance is the operator's to carry (transfer).
 */
import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { PetitionsModule } from '../petitions/petitions.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ExportContent } from './export-content.service.js';
import { ExportEnding } from './export-ending.service.js';
import { ExportJobsStore } from './export-jobs.store.js';
import { ExportJournal } from './export-journal.service.js';
import { ExportMaking } from './export-making.service.js';
import { ExportSource } from './export-source.service.js';
import { ExportStanding } from './export-standing.service.js';
import { ExportWorker } from './export-worker.service.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { HouseLines } from './house-lines.service.js';

@Module({
  imports: [
    CaseFileModule,
    CentersModule,
    DepartmentsModule,
    DisputesModule,
    PetitionsModule,
    ReportsModule,
    StaffModule,
  ],
  controllers: [ExportsController],
  providers: [
    ExportContent,
    ExportEnding,
    ExportJobsStore,
    ExportJournal,
    ExportMaking,
    ExportSource,
    ExportsService,
    ExportStanding,
    ExportWorker,
    HouseLines,
  ],
})
export class ExportsModule {}
