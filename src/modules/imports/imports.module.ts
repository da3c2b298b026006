/**
 * Imports 数据导入: files of other systems become disputes with their history, petitions, grids, staff. Read as they stream, judged
 * row by row with the checks of the API, written some hundred rows at a time by the services that own them; a case is written
 * through workflow like any other. Tables: import_job, import_row, imported_record. Endpoints: /imports, /imports/{id}, …/report,
 * …/report.csv, …/cancel, GET /import-templates/{kind}. Events: import.done, import.failed, import.cancelled; those of imported cases
 * say `origin: imported`. Job: imports, every five seconds.
 */
import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { GridsModule } from '../grids/grids.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { PetitionsModule } from '../petitions/petitions.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { ImportChunks } from './import-chunks.service.js';
import { ImportFiles } from './import-files.service.js';
import { ImportJobsStore } from './import-jobs.store.js';
import { ImportJournal } from './import-journal.service.js';
import { ImportKinds } from './import-kinds.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportRun } from './import-run.service.js';
import { ImportTaking } from './import-taking.service.js';
import { ImportWorker } from './import-worker.service.js';
import { ImportTemplatesController } from './import-templates.controller.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { CenterNamesReader } from './kinds/center-names.service.js';
import { DisputeWriter } from './kinds/dispute-writer.service.js';
import { DisputesKind } from './kinds/disputes.kind.js';
import { GridsKind } from './kinds/grids.kind.js';
import { PetitionsKind } from './kinds/petitions.kind.js';
import { StaffKind } from './kinds/staff.kind.js';

@Module({
  imports: [
    AgreementsModule,
    CentersModule,
    CodeTablesModule,
    DepartmentsModule,
    DisputesModule,
    GridsModule,
    PartiesModule,
    PetitionsModule,
    StaffModule,
    WorkflowModule,
  ],
  controllers: [ImportTemplatesController, ImportsController],
  providers: [
    CenterNamesReader,
    DisputesKind,
    DisputeWriter,
    GridsKind,
    ImportChunks,
    ImportFiles,
    ImportJobsStore,
    ImportJournal,
    ImportKinds,
    ImportRowsStore,
    ImportRun,
    ImportsService,
    ImportTaking,
    ImportWorker,
    PetitionsKind,
    StaffKind,
  ],
})
export class ImportsModule {}
