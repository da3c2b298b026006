/** Somebody was reminded of a deadline: once for each last day it had, however many processes look and however often. */
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DEADLINE_KINDS } from '../../domain/deadlines/deadlines.js';
import { InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('deadline_reminder')
@Check('deadline_reminder_kind', `kind IN (${DEADLINE_KINDS.map((kind) => `'${kind}'`).join(',')})`)
@Index(['centerId', 'dueOn'])
@Index(['staffId', 'dueOn'])
export class DeadlineReminderRow {
  @PrimaryColumn('uuid') @ForeignKey(() => DisputeRow) disputeId!: string;
  @PrimaryColumn('uuid', {
    comment:
      'the obligation, visit, referral, supervision, request for legal aid, party or report; for mediation as a whole the dispute',
  })
  subjectId!: string;
  @PrimaryColumn('varchar', { length: 64, comment: 'a referral or request has two deadlines, perhaps of one day' })
  kind!: string;
  @PrimaryColumn('date') dueOn!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ nullable: true, comment: 'whom it concerned then; null: whoever may act on it' })
  @ForeignKey(() => StaffRow)
  staffId!: string | null;
  @InstantColumn() remindedAt!: string;
}
