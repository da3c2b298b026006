/** Every migration, oldest first; append only. */
import type { MigrationInterface } from 'typeorm';
import { CreateTables1764000000000 } from './1764000000000-create-tables.js';
import { CodeTables1764000000020 } from './1764000000020-code-tables.js';
import { CaseNotes1764000000030 } from './1764000000030-case-notes.js';
import { RosterLife1764000000040 } from './1764000000040-roster-life.js';
import { RoomsAndReservations1764000000060 } from './1764000000060-rooms-and-reservations.js';
import { CalendarAndRosterReport1764000000070 } from './1764000000070-calendar-and-roster-report.js';
import { Duty1764000000080 } from './1764000000080-duty.js';
import { DutyFeeds1764000000090 } from './1764000000090-duty-feeds.js';
import { Routing1764000000100 } from './1764000000100-routing.js';
import { WholeWorkflow1764000000110 } from './1764000000110-whole-workflow.js';
import { Clocks1764000000120 } from './1764000000120-clocks.js';
import { RoutingRules1764000000140 } from './1764000000140-routing-rules.js';
import { Related1764000000150 } from './1764000000150-related.js';
import { Custody1764000000160 } from './1764000000160-custody.js';
import { Risk1764000000170 } from './1764000000170-risk.js';
import { Participants1764000000180 } from './1764000000180-participants.js';
import { Ending1764000000190 } from './1764000000190-ending.js';
import { Desk1764000000200 } from './1764000000200-desk.js';
import { LegalAid1764000000210 } from './1764000000210-legal-aid.js';
import { Pursuit1764000000215 } from './1764000000215-pursuit.js';
import { EveryDeadline1764000000220 } from './1764000000220-every-deadline.js';
import { BegunAnew1764000000240 } from './1764000000240-begun-anew.js';
import { Mending1764000000250 } from './1764000000250-mending.js';
import { Confirmation1764000000260 } from './1764000000260-confirmation.js';
import { Sessions1764000000270 } from './1764000000270-sessions.js';
import { Agreements1764000000280 } from './1764000000280-agreements.js';
import { Attachments1764000000290 } from './1764000000290-attachments.js';
import { Papers1764000000300 } from './1764000000300-papers.js';
import { Aftercare1764000000310 } from './1764000000310-aftercare.js';
import { ArchiveAndPolice1764000000320 } from './1764000000320-archive-and-police.js';
import { PapersOfInvestigations1764000000330 } from './1764000000330-papers-of-investigations.js';
import { ForgottenFiles1764000000340 } from './1764000000340-forgotten-files.js';
import { LawsBeforeTheCode1764000000345 } from './1764000000345-laws-before-the-code.js';
import { NextDueDay1764000000350 } from './1764000000350-next-due-day.js';
import { StandingRecords1764000000360 } from './1764000000360-standing-records.js';
import { CaseVersions1764000000400 } from './1764000000400-case-versions.js';
import { FilesAndWindows1764000000370 } from './1764000000370-files-and-windows.js';
import { Indicators1764000000390 } from './1764000000390-indicators.js';
import { PetitionItems1764000000380 } from './1764000000380-petition-items.js';
import { ReportSealsAndJobs1764000000410 } from './1764000000410-report-seals-and-jobs.js';
import { ReachOfCases1764000000412 } from './1764000000412-reach-of-cases.js';
import { FigureSources1764000000415 } from './1764000000415-figure-sources.js';
import { EventFeed1764000000420 } from './1764000000420-event-feed.js';
import { ApiKeysAndIdentities1764000000430 } from './1764000000430-api-keys-and-identities.js';
import { Imports1764000000440 } from './1764000000440-imports.js';
import { Open3111764000000460 } from './1764000000460-open311.js';
import { Webhooks1764000000470 } from './1764000000470-webhooks.js';
import { Exports1764000000480 } from './1764000000480-exports.js';
import { AuditChain1764000000490 } from './1764000000490-audit-chain.js';
import { Privacy1764000000500 } from './1764000000500-privacy.js';
import { HeadsOfAllChains1764000000506 } from './1764000000506-heads-of-all-chains.js';
import { RowSecurity1764000000510 } from './1764000000510-row-security.js';
import { WaysOfAList1764000000520 } from './1764000000520-ways-of-a-list.js';
import { ReferenceChange1764000000530 } from './1764000000530-reference-change.js';
import { UpdatesOfACase1764000000540 } from './1764000000540-updates-of-a-case.js';

export const MIGRATIONS: (new () => MigrationInterface)[] = [
  CreateTables1764000000000,
  CodeTables1764000000020,
  CaseNotes1764000000030,
  RosterLife1764000000040,
  RoomsAndReservations1764000000060,
  CalendarAndRosterReport1764000000070,
  Duty1764000000080,
  DutyFeeds1764000000090,
  Routing1764000000100,
  WholeWorkflow1764000000110,
  Clocks1764000000120,
  RoutingRules1764000000140,
  Related1764000000150,
  Custody1764000000160,
  Risk1764000000170,
  Participants1764000000180,
  Ending1764000000190,
  Desk1764000000200,
  LegalAid1764000000210,
  Pursuit1764000000215,
  EveryDeadline1764000000220,
  BegunAnew1764000000240,
  Mending1764000000250,
  Confirmation1764000000260,
  Sessions1764000000270,
  Agreements1764000000280,
  Attachments1764000000290,
  Papers1764000000300,
  Aftercare1764000000310,
  ArchiveAndPolice1764000000320,
  PapersOfInvestigations1764000000330,
  ForgottenFiles1764000000340,
  LawsBeforeTheCode1764000000345,
  NextDueDay1764000000350,
  StandingRecords1764000000360,
  FilesAndWindows1764000000370,
  Indicators1764000000390,
  CaseVersions1764000000400,
  PetitionItems1764000000380,
  ReportSealsAndJobs1764000000410,
  ReachOfCases1764000000412,
  FigureSources1764000000415,
  EventFeed1764000000420,
  ApiKeysAndIdentities1764000000430,
  Imports1764000000440,
  Open3111764000000460,
  Webhooks1764000000470,
  Exports1764000000480,
  AuditChain1764000000490,
  Privacy1764000000500,
  HeadsOfAllChains1764000000506,
  RowSecurity1764000000510,
  WaysOfAList1764000000520,
  ReferenceChange1764000000530,
  UpdatesOfACase1764000000540,
];
