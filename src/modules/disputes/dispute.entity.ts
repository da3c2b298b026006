/** The case file's row: a projection of its log, plus the texts that the log must not hold. */
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  BytesColumn,
  CodeColumn,
  DayColumn,
  FenColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
  UuidListColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { GridRow } from '../grids/grid.entity.js';
import { ShiftRow } from '../roster/shift.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

const STATES = `'registered','accepted','assigned','mediating','suspended','settled','performed','failed','withdrawn','refused','referred','merged','closed','archived'`;
/** Something is left to be done: a tenth of all cases, and what a desk asks for. */
const UNFINISHED = `state IN ('registered','accepted','assigned','mediating','suspended','settled','performed')`;

@Entity('dispute')
@Check('dispute_state', `state IN (${STATES})`)
@Index('dispute_list', ['custodyCenterId', 'receivedAt', 'id'])
@Index('dispute_list_by_state', ['custodyCenterId', 'state', 'receivedAt', 'id'])
@Index('dispute_of_origin', ['centerId', 'receivedAt', 'id'])
@Index('dispute_of_department', ['departmentId', 'receivedAt', 'id'])
@Index('dispute_of_department_by_state', ['departmentId', 'state', 'receivedAt', 'id'])
@Index('dispute_of_registrant', ['registeredByAccountId', 'receivedAt', 'id'])
@Index('dispute_of_registering_staff', ['registeredByStaffId', 'receivedAt', 'id'], {
  where: 'registered_by_staff_id IS NOT NULL',
})
@Index('dispute_unassigned', ['custodyCenterId', 'receivedAt', 'id'], { where: 'NOT assigned_yet' })
@Index('dispute_of_officer', ['responsibleOfficerId', 'receivedAt', 'id'])
@Index('dispute_routed_to', ['routedOfficerId', 'receivedAt', 'id'])
@Index('dispute_routed_by', ['routedShiftId'])
@Index('dispute_routed', ['routedDepartmentId'], { where: `state = 'registered'` })
@Index('dispute_of_risk_leader', ['riskLeaderId'], { where: 'risk_leader_id IS NOT NULL' })
@Index('dispute_of_risk', ['custodyCenterId', 'riskLevel', 'receivedAt', 'id'], { where: `risk_level <> 'green'` })
@Index('dispute_police_report', ['custodyCenterId', 'receivedAt'], { where: 'police_report_open' })
@Index('dispute_of_grid', ['gridId', 'receivedAt'])
@Index('dispute_referred_to', ['referredToDepartmentId', 'receivedAt', 'id'])
@Index('dispute_referral_due', ['referralDueOn'], { where: 'referred_to_department_id IS NOT NULL' })
@Index('dispute_supervision_due', ['custodyCenterId', 'supervisionDueOn'], {
  where: 'supervision_due_on IS NOT NULL',
})
@Index('dispute_handling_due', ['custodyCenterId', 'handlingDueOn'], { where: 'handling_due_on IS NOT NULL' })
@Index('dispute_legal_aid_due', ['custodyCenterId', 'legalAidDueOn'], { where: 'legal_aid_due_on IS NOT NULL' })
@Index('dispute_confirmation_until', ['custodyCenterId', 'confirmationUntil'], {
  where: 'confirmation_until IS NOT NULL',
})
@Index('dispute_confirmation_notice_due', ['custodyCenterId', 'confirmationNoticeDueOn'], {
  where: 'confirmation_notice_due_on IS NOT NULL',
})
@Index('dispute_enforcement_due', ['custodyCenterId', 'enforcementDueOn'], { where: 'enforcement_due_on IS NOT NULL' })
@Index('dispute_unsettled_due', ['custodyCenterId', 'unsettledDueOn'], { where: 'unsettled_due_on IS NOT NULL' })
@Index('dispute_due', ['custodyCenterId', 'mediationDueOn'], { where: `state IN ('accepted','assigned','mediating')` })
@Index('dispute_expired', ['custodyCenterId', 'mediationDueOn'], {
  where: `expired_at IS NOT NULL AND state IN ('accepted','assigned','mediating')`,
})
@Index('dispute_late_entries', ['custodyCenterId'], { where: `late_entry_seqs <> '{}'` })
@Index('dispute_challenged', ['custodyCenterId'], { where: 'challenge_open' })
@Index('dispute_work_of_department', ['departmentId', 'state'], { where: UNFINISHED })
@Index('dispute_work_of_officer', ['responsibleOfficerId', 'state'], { where: UNFINISHED })
@Index('dispute_work_of_mediator', ['mediatorIds'], { type: 'gin', where: UNFINISHED })
@Index('dispute_for_director', ['custodyCenterId'], { where: 'director_decides' })
@Index('dispute_receipt_no', ['receiptNo'], { unique: true })
@Index('dispute_number', ['centerId', 'number'], { unique: true, where: 'number IS NOT NULL' })
@Index('dispute_mediators', ['mediatorIds'], { type: 'gin' })
@Index('dispute_helpers', ['helperIds'], { type: 'gin' })
@Index('dispute_place', ['addressMatch', 'custodyCenterId'], { where: 'address_match IS NOT NULL' })
@Index('dispute_search', ['searchGrams'], { type: 'gin' })
export class DisputeRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin, never changes' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ comment: 'centre that has the case now' }) @ForeignKey(() => CenterRow) custodyCenterId!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => DepartmentRow) departmentId!: string | null;
  @BoolColumn({ default: false, comment: 'assigned at least once in this custody' }) assignedYet!: boolean;
  @UuidColumn({ nullable: true }) @ForeignKey(() => StaffRow) responsibleOfficerId!: string | null;
  @UuidListColumn() mediatorIds!: string[];
  @UuidListColumn({ comment: 'staff given a visit or a check' }) helperIds!: string[];
  @UuidColumn() registeredByAccountId!: string;
  @UuidColumn({ nullable: true }) registeredByStaffId!: string | null;
  @CodeColumn({ comment: 'given at registration, unique, with gaps' }) receiptNo!: string;
  @TextColumn({ nullable: true, comment: 'given at acceptance, gap-free per centre, year and word' }) number!:
    string | null;
  @CodeColumn() state!: string;
  @IntColumn({ comment: 'last sequence number of the case log' }) version!: number;
  @CodeColumn({ nullable: true }) track!: string | null;
  @CodeColumn() sourceKind!: string;
  @CodeColumn() channel!: string;
  @CodeColumn({ nullable: true }) delegatedByBody!: string | null;
  @TextColumn({ nullable: true }) delegatedLetterNo!: string | null;
  @UuidColumn({ nullable: true }) @ForeignKey(() => GridRow) gridId!: string | null;
  @CodeColumn() category!: string;
  @CodeColumn({ nullable: true }) subcategory!: string | null;
  @TextColumn() title!: string;
  @TextColumn() facts!: string;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) claims!: string[];
  @FenColumn({ nullable: true }) amountFen!: number | null;
  @IntColumn({ nullable: true }) peopleInvolved!: number | null;
  @DayColumn({ nullable: true }) occurredOn!: string | null;
  @BoolColumn({ default: false, comment: 'difficult and complicated 疑难复杂, as the ministry counts them' })
  difficult!: boolean;
  @BytesColumn({ nullable: true, comment: 'encrypted address of the dispute' }) addressSealed!: Buffer | null;
  @BytesColumn({ nullable: true, comment: 'keyed hash of the normalised address' }) addressMatch!: Buffer | null;
  @Column({ type: 'double precision', nullable: true }) longitude!: number | null;
  @Column({ type: 'double precision', nullable: true }) latitude!: number | null;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) riskFlags!: string[];
  @CodeColumn({ default: 'green', comment: 'by the rules, or raised by people' }) riskLevel!: string;
  @UuidColumn({ nullable: true, comment: 'who answers for a case of high risk' })
  @ForeignKey(() => StaffRow)
  riskLeaderId!: string | null;
  @BoolColumn({ default: false, comment: 'a report to the police is owed (R16)' }) policeReportOpen!: boolean;
  @InstantColumn() receivedAt!: string;
  @InstantColumn({ nullable: true }) acceptedAt!: string | null;
  @InstantColumn({ nullable: true, comment: 'when the present state was entered' }) stateSince!: string | null;
  @DayColumn({ nullable: true }) mediationDueOn!: string | null;
  @InstantColumn({ nullable: true, comment: 'its term was found to have passed; a later last day clears it' })
  expiredAt!: string | null;
  @Column({
    type: 'integer',
    array: true,
    default: () => "'{}'",
    comment: 'late entries that wait for a countersignature',
  })
  lateEntrySeqs!: number[];
  @BoolColumn({ default: false, comment: 'waits in the queue: nobody was on duty' }) queued!: boolean;
  @UuidColumn({ nullable: true, comment: 'roster line by which it was assigned' }) shiftId!: string | null;
  @UuidColumn({
    nullable: true,
    comment: 'before acceptance: whose officer on duty has it, or in whose queue it waits',
  })
  @ForeignKey(() => DepartmentRow)
  routedDepartmentId!: string | null;
  @UuidColumn({ nullable: true, comment: 'null: nobody was on duty' })
  @ForeignKey(() => StaffRow)
  routedOfficerId!: string | null;
  @UuidColumn({ nullable: true, comment: 'the roster line that put the officer on duty' })
  @ForeignKey(() => ShiftRow)
  routedShiftId!: string | null;
  @InstantColumn({ nullable: true, comment: 'when it was routed there' }) routedAt!: string | null;
  @UuidColumn({ nullable: true, comment: 'the department of an open referral, until it answers' })
  @ForeignKey(() => DepartmentRow)
  referredToDepartmentId!: string | null;
  @DayColumn({
    nullable: true,
    comment: 'of an open referral: last day for a department to answer, or day an outside body is expected to',
  })
  referralDueOn!: string | null;
  @DayColumn({ nullable: true, comment: 'soonest day on which a supervision is to be answered' })
  supervisionDueOn!: string | null;
  @DayColumn({ nullable: true, comment: 'soonest day by which whom it was referred to is to have dealt with it' })
  handlingDueOn!: string | null;
  @DayColumn({
    nullable: true,
    comment: 'soonest day on which legal aid is to be decided or somebody assigned; papers may be missing',
  })
  legalAidDueOn!: string | null;
  @DayColumn({ nullable: true, comment: 'last day to apply for judicial confirmation, while nobody has' })
  confirmationUntil!: string | null;
  @DayColumn({ nullable: true, comment: 'soonest day by which a party is to be told of it' })
  confirmationNoticeDueOn!: string | null;
  @DayColumn({ nullable: true, comment: 'soonest day by which what was confirmed and not performed is to be enforced' })
  enforcementDueOn!: string | null;
  @DayColumn({ nullable: true, comment: 'soonest day on which what is said not to be settled is to be answered' })
  unsettledDueOn!: string | null;
  @BoolColumn({ default: false, comment: 'a challenge of a mediator waits for its decision' }) challengeOpen!: boolean;
  @BoolColumn({ default: false, comment: 'a challenge, an answer or a referral waits for a director to decide' })
  directorDecides!: boolean;
  @UuidColumn({ nullable: true }) agreementId!: string | null;
  @InstantColumn({ nullable: true, comment: 'when its file was destroyed; what is left is a stub' }) destroyedAt!:
    string | null;
  @JsonColumn({ comment: 'the folded log' }) folded!: object;
  @TextColumn({ comment: 'number, title, facts and party names, folded for search' }) searchText!: string;
  @Column({ type: 'text', array: true, comment: 'its characters and pairs of characters' }) searchGrams!: string[];
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}

/** The wrapped key of one dispute's personal fields: destroyed, they are destroyed. */
@Entity('dispute_key')
@Index(['keyId'])
export class DisputeKeyRow {
  @IdColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @BytesColumn() wrapped!: Buffer;
  @CodeColumn({ comment: 'which DATA_KEY wraps it' }) keyId!: string;
}

/** Serials without gaps: one row per centre, year and word, taken under its lock. */
@Entity('number_serial')
export class NumberSerialRow {
  @IdColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @Column({ type: 'integer', primary: true }) year!: number;
  @Column({ type: 'varchar', length: 64, primary: true }) word!: string;
  @IntColumn() last!: number;
}
