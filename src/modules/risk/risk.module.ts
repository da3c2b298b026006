/**
 * Risk 风险: flags and the level they give, who leads a red case, the report to the police (R16). Table: police_report; reasons
 * stand beside the log in case_note. Endpoints: /disputes/{id}/risk-flags, …/risk-level, …/risk-leader, …/police-report,
 * …/police-reports, …/police-report-decision. Log events: RiskFlagsChanged, RiskLevelSet, RiskLeaderNamed,
 * PoliceReportRequired (by the system), PoliceReportRecorded, PoliceReportDecided.
 */
import { Module } from '@nestjs/common';
import { CentersModule } from '../centers/centers.module.js';
import { CodeTablesModule } from '../code-tables/code-tables.module.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WorkflowModule } from '../workflow/workflow.module.js';
import { PoliceReportStore } from './police-report.store.js';
import { PoliceReportsService } from './police-reports.service.js';
import { RiskReferences } from './risk-references.js';
import { RiskController } from './risk.controller.js';
import { RiskService } from './risk.service.js';

@Module({
  imports: [CentersModule, CodeTablesModule, DisputesModule, StaffModule, WorkflowModule],
  controllers: [RiskController],
  providers: [PoliceReportStore, PoliceReportsService, RiskReferences, RiskService],
})
export class RiskModule {}
