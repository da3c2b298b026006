/** A dispute's row as the stores read it. */
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import type { Channel, DelegatingBody, SourceKind } from '../../domain/dispute/vocabulary.js';
import type { Track } from '../../domain/deadlines/tracks.js';
import type { RiskLevel } from '../../domain/risk/risk.js';
import { CALENDAR_KNOWN } from './calendar-known.reader.js';

export interface DisputeRecord {
  readonly id: string;
  readonly centerId: string;
  readonly custodyCenterId: string;
  readonly departmentId: string | null;
  readonly assignedYet: boolean;
  readonly responsibleOfficerId: string | null;
  readonly mediatorIds: string[];
  readonly helperIds: string[];
  /** the department of an open referral, until it answers */
  readonly referredToDepartmentId: string | null;
  readonly registeredByAccountId: string;
  readonly registeredByStaffId: string | null;
  readonly receiptNo: string;
  readonly number: string | null;
  readonly state: DisputeFacts['state'];
  readonly version: number;
  readonly track: Track | null;
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  readonly delegatedByBody: DelegatingBody | null;
  readonly delegatedLetterNo: string | null;
  readonly gridId: string | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly title: string;
  readonly facts: string;
  readonly claims: string[];
  readonly amountFen: number | null;
  readonly peopleInvolved: number | null;
  readonly difficult: boolean;
  readonly occurredOn: string | null;
  readonly addressSealed: Buffer | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly riskFlags: string[];
  readonly riskLevel: RiskLevel;
  readonly riskLeaderId: string | null;
  readonly policeReportOpen: boolean;
  readonly receivedAt: string;
  readonly acceptedAt: string | null;
  readonly mediationDueOn: string | null;
  /** false: mediationDueOn was counted on a year nobody had entered */
  readonly calendarKnown: boolean;
  readonly queued: boolean;
  readonly shiftId: string | null;
  readonly routedDepartmentId: string | null;
  readonly routedOfficerId: string | null;
  readonly routedShiftId: string | null;
  readonly agreementId: string | null;
  readonly folded: DisputeFacts;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly wrappedKey: Buffer;
}

/** Of `dispute d JOIN dispute_key k`. */
export const DISPUTE_COLUMNS = `
  d.id, d.center_id AS "centerId", d.custody_center_id AS "custodyCenterId", d.department_id AS "departmentId",
  d.assigned_yet AS "assignedYet", d.responsible_officer_id AS "responsibleOfficerId", d.mediator_ids AS "mediatorIds",
  d.helper_ids AS "helperIds", d.referred_to_department_id AS "referredToDepartmentId", d.registered_by_account_id AS "registeredByAccountId",
  d.registered_by_staff_id AS "registeredByStaffId", d.receipt_no AS "receiptNo", d.number, d.state, d.version, d.track,
  d.source_kind AS "sourceKind", d.channel, d.delegated_by_body AS "delegatedByBody",
  d.delegated_letter_no AS "delegatedLetterNo", d.grid_id AS "gridId", d.category, d.subcategory, d.title, d.facts, d.claims,
  d.amount_fen AS "amountFen", d.people_involved AS "peopleInvolved", d.difficult, d.occurred_on AS "occurredOn",
  d.address_sealed AS "addressSealed", d.longitude, d.latitude, d.risk_flags AS "riskFlags",
  d.risk_level AS "riskLevel", d.risk_leader_id AS "riskLeaderId", d.police_report_open AS "policeReportOpen",
  d.received_at AS "receivedAt",
  d.accepted_at AS "acceptedAt", d.mediation_due_on AS "mediationDueOn",
  ${CALENDAR_KNOWN} AS "calendarKnown", d.queued, d.shift_id AS "shiftId",
  d.routed_department_id AS "routedDepartmentId", d.routed_officer_id AS "routedOfficerId",
  d.routed_shift_id AS "routedShiftId", d.agreement_id AS "agreementId", d.folded, d.created_at AS "createdAt",
  d.updated_at AS "updatedAt",
  k.wrapped AS "wrappedKey"`;
