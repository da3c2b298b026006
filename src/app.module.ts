/** The modules in the order a dispute travels. */
import { type DynamicModule, Module } from '@nestjs/common';
import type pg from 'pg';
import { AccessModule } from './modules/access/access.module.js';
import { CentersModule } from './modules/centers/centers.module.js';
import { DepartmentsModule } from './modules/departments/departments.module.js';
import { StaffModule } from './modules/staff/staff.module.js';
import { ClocksModule } from './modules/clocks/clocks.module.js';
import { CodeTablesModule } from './modules/code-tables/code-tables.module.js';
import { GridsModule } from './modules/grids/grids.module.js';
import { RosterModule } from './modules/roster/roster.module.js';
import { BookingsModule } from './modules/bookings/bookings.module.js';
import { RosterChangesModule } from './modules/roster-changes/roster-changes.module.js';
import { DisputesModule } from './modules/disputes/disputes.module.js';
import { PartiesModule } from './modules/parties/parties.module.js';
import { VitalsModule } from './modules/vitals/vitals.module.js';
import { WebhooksModule } from './modules/webhooks/webhooks.module.js';
import { WorkflowModule } from './modules/workflow/workflow.module.js';
import { RoutingModule } from './modules/routing/routing.module.js';
import { IntakeModule } from './modules/intake/intake.module.js';
import { TriageModule } from './modules/triage/triage.module.js';
import { ReferralsModule } from './modules/referrals/referrals.module.js';
import { ParticipantsModule } from './modules/participants/participants.module.js';
import { MediationModule } from './modules/mediation/mediation.module.js';
import { ReservationsModule } from './modules/reservations/reservations.module.js';
import { SlotSearchesModule } from './modules/slot-searches/slot-searches.module.js';
import { RiskModule } from './modules/risk/risk.module.js';
import { SessionsModule } from './modules/sessions/sessions.module.js';
import { InvestigationsModule } from './modules/investigations/investigations.module.js';
import { AgreementsModule } from './modules/agreements/agreements.module.js';
import { FulfilmentModule } from './modules/fulfilment/fulfilment.module.js';
import { UnsettledModule } from './modules/unsettled/unsettled.module.js';
import { MergingModule } from './modules/merging/merging.module.js';
import { MendingModule } from './modules/mending/mending.module.js';
import { ArchiveModule } from './modules/archive/archive.module.js';
import { ConfirmationModule } from './modules/confirmation/confirmation.module.js';
import { PoliceModule } from './modules/police/police.module.js';
import { LegalAidModule } from './modules/legal-aid/legal-aid.module.js';
import { AttachmentsModule } from './modules/attachments/attachments.module.js';
import { ClipsModule } from './modules/clips/clips.module.js';
import { ImportsModule } from './modules/imports/imports.module.js';
import { IndicatorsModule } from './modules/indicators/indicators.module.js';
import { ExportsModule } from './modules/exports/exports.module.js';
import { NationalModule } from './modules/national/national.module.js';
import { PetitionsModule } from './modules/petitions/petitions.module.js';
import { RelatedModule } from './modules/related/related.module.js';
import { DocumentsModule } from './modules/documents/documents.module.js';
import { CaseFileModule } from './modules/case-file/case-file.module.js';
import { ReportsModule } from './modules/reports/reports.module.js';
import { DutyFeedsModule } from './modules/duty-feeds/duty-feeds.module.js';
import { DutyModule } from './modules/duty/duty.module.js';
import { DeskModule } from './modules/desk/desk.module.js';
import { EventsModule } from './modules/events/events.module.js';
import { Open311Module } from './modules/open311/open311.module.js';
import { OfflineModule } from './modules/offline/offline.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { ProvisionsModule } from './modules/provisions/provisions.module.js';
import { SubjectRequestsModule } from './modules/subject-requests/subject-requests.module.js';
import { DataKeysModule } from './modules/data-keys/data-keys.module.js';
import { TransferModule } from './modules/transfer/transfer.module.js';
import type { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import type { Envelope } from './platform/crypto/envelope.js';
import { PlatformModule } from './platform/platform.module.js';

export interface Deps {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** Opened with the keys of the configuration when nobody gives one. */
  readonly envelope?: Envelope;
  /** Where log lines go; standard output when nobody says otherwise. */
  readonly log?: { write(line: string): void };
}

@Module({})
export class AppModule {
  static with(deps: Deps & { readonly envelope: Envelope }): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(deps), ...MODULES] };
  }
}

const MODULES: NonNullable<DynamicModule['imports']> = [
  CentersModule,
  DepartmentsModule,
  StaffModule,
  CodeTablesModule,
  GridsModule,
  AccessModule,
  RosterModule,
  BookingsModule,
  DisputesModule,
  PartiesModule,
  WorkflowModule,
  RoutingModule,
  RelatedModule,
  RosterChangesModule,
  IntakeModule,
  TriageModule,
  ReferralsModule,
  ParticipantsModule,
  MediationModule,
  ClocksModule,
  RiskModule,
  ReservationsModule,
  SlotSearchesModule,
  SessionsModule,
  InvestigationsModule,
  AgreementsModule,
  FulfilmentModule,
  UnsettledModule,
  MergingModule,
  MendingModule,
  ConfirmationModule,
  ArchiveModule,
  PoliceModule,
  LegalAidModule,
  AttachmentsModule,
  ClipsModule,
  PetitionsModule,
  IndicatorsModule,
  CaseFileModule,
  DocumentsModule,
  ReportsModule,
  ImportsModule,
  DutyFeedsModule,
  DutyModule,
  DeskModule,
  EventsModule,
  WebhooksModule,
  Open311Module,
  OfflineModule,
  NationalModule,
  ExportsModule,
  AuditModule,
  ProvisionsModule,
  SubjectRequestsModule,
  DataKeysModule,
  TransferModule,
  VitalsModule,
];
