/**
 * What reports count of a case, one row per stretch of knowledge: `[known_from, known_until)`. As of any past instant the rows that
 * were in force then are found, so a report can be made again and its records shown as they were. No names, no words.
 */
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  DayColumn,
  FenColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from './dispute.entity.js';

@Entity('case_version')
@Check('case_version_known', 'known_from < known_until')
@Index('case_version_current', ['centerId', 'disputeId'], { where: `known_until = 'infinity'` })
@Index('case_version_past', ['centerId', 'knownUntil'], { where: `known_until < 'infinity'` })
@Index('case_version_reach', ['centerId', 'lastOn', 'receivedOn'])
@Index('case_version_news', ['centerId', 'knownFrom'])
@Index('case_version_ended', ['centerId', 'endedOn'], { where: 'ended_on IS NOT NULL' })
export class CaseVersionRow {
  @IdColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @Column({ type: 'integer', primary: true, comment: 'entry of the case log after which it was so' }) version!: number;
  @InstantColumn() knownFrom!: string;
  @InstantColumn({ default: () => `'infinity'` }) knownUntil!: string;
  @UuidColumn({ comment: 'centre of origin' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() custodyCenterId!: string;
  @UuidColumn({ nullable: true }) departmentId!: string | null;
  @CodeColumn() state!: string;
  @CodeColumn({ nullable: true }) track!: string | null;
  @CodeColumn() sourceKind!: string;
  @CodeColumn({ nullable: true }) delegatedBy!: string | null;
  @CodeColumn() channel!: string;
  @CodeColumn() category!: string;
  @CodeColumn({ nullable: true }) subcategory!: string | null;
  @UuidColumn({ nullable: true }) gridId!: string | null;
  @FenColumn({ nullable: true }) amountFen!: number | null;
  @IntColumn({ nullable: true }) people!: number | null;
  @BoolColumn() difficult!: boolean;
  @DayColumn() receivedOn!: string;
  @DayColumn({ nullable: true }) acceptedOn!: string | null;
  @DayColumn({ nullable: true }) assignedOn!: string | null;
  @DayColumn({ nullable: true }) startedOn!: string | null;
  @DayColumn({ nullable: true, comment: 'first session' }) heldOn!: string | null;
  @CodeColumn({ nullable: true, comment: 'settled also once performed' }) outcome!: string | null;
  @DayColumn({ nullable: true }) endedOn!: string | null;
  @DayColumn({ nullable: true }) performedOn!: string | null;
  @DayColumn({ nullable: true }) closedOn!: string | null;
  @DayColumn({ default: () => `'infinity'`, comment: 'the last day of which anything of it can be counted' })
  lastOn!: string;
  @CodeColumn({ nullable: true, comment: 'of the agreement in force' }) form!: string | null;
  @IntColumn() parties!: number;
  @IntColumn() sessions!: number;
  @BoolColumn() escalated!: boolean;
  @BoolColumn({ comment: 'flagged as happening again and again' }) repeat!: boolean;
  @IntColumn({ comment: 'late entries nobody has countersigned' }) pendingEntries!: number;
  @JsonColumn() pauses!: object;
  @JsonColumn() referrals!: object;
  @JsonColumn() deadlines!: object;
  @JsonColumn({ comment: 'each part of a promise paid in parts is one' }) promises!: object;
  @JsonColumn() visits!: object;
  @JsonColumn() confirmations!: object;
}

/**
 * The latest instant a report has been made as of: nothing becomes known at or before it any more. One row.
 */
@Entity('report_barrier')
export class ReportBarrierRow {
  @Column({ type: 'boolean', primary: true, default: true }) single!: boolean;
  @InstantColumn() asOf!: string;
}
