/** A report to the police as it was written down; the log knows day and method, whom it reached stands here. */
import { Entity, ForeignKey, Index } from 'typeorm';
import {
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('police_report')
@Index(['disputeId', 'seq'])
@Index(['centerId', 'reportedOn'])
@Index(['recordedByStaffId'])
export class PoliceReportRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @IntColumn({ comment: 'sequence number of the entry' }) seq!: number;
  @DayColumn({ comment: 'when the police were told, perhaps before the receipt' }) reportedOn!: string;
  @CodeColumn() method!: string;
  @TextColumn({ comment: 'which unit of the police' }) unit!: string;
  @TextColumn({ nullable: true, comment: 'its number for the report' }) referenceNo!: string | null;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => StaffRow) recordedByStaffId!: string | null;
}
