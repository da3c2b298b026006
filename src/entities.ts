/** Every row class, in the order a newcomer would meet them; the schema itself comes from migrations only. */
import { IdempotencyRow } from './platform/http/idempotency.entity.js';
import { AccountRow, RoleGrantRow } from './modules/access/account.entity.js';
import { ApiKeyRow, ApiKeyTokenRow } from './modules/access/api-key.entity.js';
import { RefreshTokenRow, SignInFailureRow, SignInSessionRow } from './modules/access/sign-in.entity.js';
import { CalendarYearRow, CalendarYearVersionRow } from './modules/centers/calendar.entity.js';
import { CenterSettingsRow } from './modules/centers/center-settings.entity.js';
import { CenterRow } from './modules/centers/center.entity.js';
import { RoomBookingRow, RoomRow } from './modules/centers/room.entity.js';
import { DeadlineReminderRow } from './modules/clocks/deadline-reminder.entity.js';
import { CodeEntryRow } from './modules/code-tables/code-entry.entity.js';
import { DepartmentRow } from './modules/departments/department.entity.js';
import { GridBuildingRow, GridDutyRow, GridRow } from './modules/grids/grid.entity.js';
import { AbsenceRow } from './modules/roster/absence.entity.js';
import { RosterChangeRow } from './modules/roster/roster-change.entity.js';
import { RosterCoverageRow, RosterDraftRow } from './modules/roster/roster-draft.entity.js';
import { RosterGapRow } from './modules/roster/roster-gap.entity.js';
import { ShiftRow } from './modules/roster/shift.entity.js';
import { StaffEngagementRow } from './modules/roster/staff-engagement.entity.js';
import { SwapRequestRow } from './modules/roster/swap-request.entity.js';
import { ReservationRow } from './modules/bookings/reservation.entity.js';
import { StaffBookingRow } from './modules/bookings/staff-booking.entity.js';
import { RoutingRuleSetRow } from './modules/routing/routing-rule-set.entity.js';
import { StaffRow } from './modules/staff/staff.entity.js';
import { WebhookAttemptRow, WebhookDeliveryRow, WebhookRow } from './modules/webhooks/webhook.entity.js';
import { StoredFileRow } from './platform/files/stored-file.entity.js';
import { AuditPendingRow, AuditPositionRow, AuditSealRow } from './platform/audit/audit-chain.entity.js';
import { AuditRow } from './platform/audit/audit.entity.js';
import { EventFeedRow } from './platform/outbox/event-feed.entity.js';
import { ReferenceChangeRow } from './platform/database/reference-change.entity.js';
import { OutboxRow } from './platform/outbox/outbox.entity.js';
import { CaseLogRow } from './modules/disputes/case-log.entity.js';
import { CaseVersionRow, ReportBarrierRow } from './modules/disputes/case-version.entity.js';
import { CaseNoteRow } from './modules/disputes/case-note.entity.js';
import { DisputeKeyRow, DisputeRow, NumberSerialRow } from './modules/disputes/dispute.entity.js';
import { AttachmentRow } from './modules/attachments/attachment.entity.js';
import { DataProvisionRow } from './modules/provisions/data-provision.entity.js';
import { SubjectRequestRow } from './modules/subject-requests/subject-request.entity.js';
import { InstanceKeyRow } from './modules/data-keys/instance-key.entity.js';
import { CameraClipRow } from './modules/clips/clip.entity.js';
import { DisputeLinkRow } from './modules/disputes/dispute-link.entity.js';
import {
  ConditionFindingRow,
  ObligationPursuitRow,
  ObligationRow,
  PerformanceRow,
} from './modules/disputes/obligation.entity.js';
import { ReturnVisitRow } from './modules/disputes/return-visit.entity.js';
import { ReferralRow, SupervisionRow } from './modules/referrals/referral.entity.js';
import { LegalAidRequestRow } from './modules/legal-aid/legal-aid-request.entity.js';
import { PoliceReportRow } from './modules/risk/police-report.entity.js';
import { PartyRow, RepresentativeRow } from './modules/parties/party.entity.js';
import { ChallengeRow } from './modules/participants/challenge.entity.js';
import { InvestigationRow } from './modules/investigations/investigation.entity.js';
import { PrivateNoteRow } from './modules/sessions/private-note.entity.js';
import { SessionRow } from './modules/sessions/session.entity.js';
import { DutyAlertRow } from './modules/duty/duty-alert.entity.js';
import { DutyCallRow } from './modules/duty/duty-call.entity.js';
import { HandoverRow } from './modules/duty/handover.entity.js';
import { ShiftAttendanceRow } from './modules/duty/shift-attendance.entity.js';
import { AgreementRow, AgreementDeliveryRow, SignatureRow } from './modules/agreements/agreement.entity.js';
import { JudicialConfirmationRow } from './modules/confirmation/confirmation.entity.js';
import { DestructionPaperRow } from './modules/archive/destruction-paper.entity.js';
import { DissuasionRow } from './modules/police/dissuasion.entity.js';
import { PoliceApplicationRow } from './modules/police/police-application.entity.js';
import { CorrectionRow } from './modules/mending/correction.entity.js';
import { PetitionRow, PetitionVersionRow } from './modules/petitions/petition.entity.js';
import { ExportJobRow } from './modules/exports/export.entity.js';
import { ImportedRecordRow, ImportJobRow, ImportRowRow } from './modules/imports/import.entity.js';
import { OutsideCountRow, PopulationRow } from './modules/indicators/indicator.entity.js';
import { PetitionItemRecordRow, PetitionItemRow } from './modules/petitions/petition-item.entity.js';
import { PetitionReturnRow, PetitionReturnVersionRow } from './modules/petitions/petition-return.entity.js';
import { ZeroBaselineRow, ZeroBaselineVersionRow } from './modules/petitions/zero-baseline.entity.js';
import { FileNoteRow, IssuedDocumentRow } from './modules/documents/issued-document.entity.js';
import { DutyFeedRow } from './modules/duty-feeds/duty-feed.entity.js';
import { Open311RequestRow } from './modules/open311/open311-request.entity.js';
import { ReportConfirmationRow, ReportSealRow, SigningKeyRow } from './modules/reports/report-acts.entity.js';
import { ReportJobRow } from './modules/reports/report-job.entity.js';
import { ReportRow } from './modules/reports/report.entity.js';

export const ENTITIES = [
  EventFeedRow,
  OutboxRow,
  AuditRow,
  AuditPendingRow,
  AuditPositionRow,
  AuditSealRow,
  IdempotencyRow,
  CenterRow,
  CenterSettingsRow,
  RoomRow,
  RoomBookingRow,
  CalendarYearRow,
  CalendarYearVersionRow,
  DepartmentRow,
  StaffRow,
  CodeEntryRow,
  GridRow,
  GridBuildingRow,
  GridDutyRow,
  AccountRow,
  RoleGrantRow,
  ApiKeyRow,
  ApiKeyTokenRow,
  SignInSessionRow,
  RefreshTokenRow,
  SignInFailureRow,
  RosterDraftRow,
  RosterCoverageRow,
  RosterChangeRow,
  ShiftRow,
  AbsenceRow,
  RosterGapRow,
  SwapRequestRow,
  StaffEngagementRow,
  ReservationRow,
  StaffBookingRow,
  RoutingRuleSetRow,
  DisputeRow,
  DisputeKeyRow,
  NumberSerialRow,
  CaseLogRow,
  CaseNoteRow,
  CaseVersionRow,
  ReportBarrierRow,
  ReferenceChangeRow,
  ReferralRow,
  SupervisionRow,
  DisputeLinkRow,
  CorrectionRow,
  PartyRow,
  RepresentativeRow,
  PoliceReportRow,
  LegalAidRequestRow,
  ChallengeRow,
  SessionRow,
  PrivateNoteRow,
  InvestigationRow,
  AgreementRow,
  SignatureRow,
  AgreementDeliveryRow,
  ObligationRow,
  ObligationPursuitRow,
  JudicialConfirmationRow,
  DestructionPaperRow,
  DissuasionRow,
  PoliceApplicationRow,
  PerformanceRow,
  ConditionFindingRow,
  ReturnVisitRow,
  StoredFileRow,
  AttachmentRow,
  InstanceKeyRow,
  DataProvisionRow,
  SubjectRequestRow,
  CameraClipRow,
  IssuedDocumentRow,
  FileNoteRow,
  PetitionRow,
  PetitionVersionRow,
  PetitionItemRow,
  PetitionItemRecordRow,
  PetitionReturnRow,
  PetitionReturnVersionRow,
  ZeroBaselineRow,
  PopulationRow,
  OutsideCountRow,
  ZeroBaselineVersionRow,
  ShiftAttendanceRow,
  DeadlineReminderRow,
  DutyAlertRow,
  DutyCallRow,
  HandoverRow,
  ReportRow,
  ReportConfirmationRow,
  SigningKeyRow,
  ReportSealRow,
  ReportJobRow,
  DutyFeedRow,
  WebhookRow,
  WebhookDeliveryRow,
  WebhookAttemptRow,
  ImportJobRow,
  ImportRowRow,
  ImportedRecordRow,
  Open311RequestRow,
  ExportJobRow,
];
