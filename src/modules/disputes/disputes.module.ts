/**
 * The case file: `dispute` (a projection of its log), `case_log`, `case_note`, `dispute_key`, `number_serial`, `dispute_link`, `obligation`, `performance`
 * and `return_visit`. Who may see a case is decided here, once, in SQL (visibility.ts). No endpoints: steps write through
 * workflow, `case-file` reads.
 */
import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.js';
import { CaseLog } from './case-log.js';
import { CaseProofReader } from './case-proof.reader.js';
import { CaseVersions } from './case-versions.js';
import { ReportBarrier } from './report-barrier.js';
import { CaseProjection } from './case-projection.js';
import { DisputeListReader } from './dispute-list.reader.js';
import { DisputeStore } from './dispute.store.js';
import { DisputesReader } from './disputes.reader.js';
import { DisputesService } from './disputes.service.js';
import { ExportedCasesReader } from './exported-cases.reader.js';
import { LinkStore } from './link.store.js';
import { LinksReader } from './links.reader.js';
import { LinksService } from './links.service.js';
import { NumberStore } from './number.store.js';
import { ObligationStore } from './obligation.store.js';
import { ObligationsService } from './obligations.service.js';

@Module({
  imports: [DepartmentsModule],
  providers: [
    CaseLog,
    CaseProjection,
    CaseProofReader,
    CaseVersions,
    ReportBarrier,
    DisputeListReader,
    DisputeStore,
    DisputesReader,
    DisputesService,
    ExportedCasesReader,
    LinkStore,
    LinksReader,
    LinksService,
    NumberStore,
    ObligationStore,
    ObligationsService,
  ],
  exports: [
    CaseLog,
    CaseProjection,
    CaseProofReader,
    CaseVersions,
    ReportBarrier,
    DisputesReader,
    DisputesService,
    ExportedCasesReader,
    LinksReader,
    LinksService,
    ObligationsService,
  ],
})
export class DisputesModule {}
