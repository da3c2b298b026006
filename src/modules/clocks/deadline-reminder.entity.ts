/** Somebody was reminded of a deadline: once for each last day it had, however many processes look and however often. */
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('deadline_reminder')
@Check('deadline_reminder_kind', `kind IN ('mediation','performance','return_visit')`)
@Index(['centerId', 'dueOn'])
@Index(['staffId', 'dueOn'])
export class DeadlineReminderRow {
  @PrimaryColumn('uuid') @ForeignKey(() => DisputeRow) disputeId!: string;
  @PrimaryColumn('uuid', { comment: 'the obligation or visit; for mediation as a whole the dispute' })
  subjectId!: string;
  @PrimaryColumn('date') dueOn!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn() kind!: string;
  @UuidColumn({ nullable: true, comment: 'whom it concerned then' }) @ForeignKey(() => StaffRow) staffId!:
    string | null;
  @InstantColumn() remindedAt!: string;
}
