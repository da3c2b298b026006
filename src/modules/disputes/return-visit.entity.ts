/** Return visits (R35): scheduled and recorded; the state is a projection of the case log, the note a text. */
import { Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  DayColumn,
  IdColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { StaffRow } from '../staff/staff.entity.js';
import { DisputeRow } from './dispute.entity.js';

@Entity('return_visit')
@Index(['disputeId'])
@Index(['assigneeId'])
@Index('return_visit_given', ['assigneeId', 'dueOn'], { where: 'visited_on IS NULL' })
@Index('return_visit_due', ['centerId', 'dueOn'], { where: 'visited_on IS NULL' })
export class ReturnVisitRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @DayColumn() dueOn!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => StaffRow) assigneeId!: string | null;
  @UuidColumn({ nullable: true }) partyId!: string | null;
  @UuidColumn({ nullable: true }) obligationId!: string | null;
  @DayColumn({ nullable: true }) visitedOn!: string | null;
  @CodeColumn({ nullable: true }) performance!: string | null;
  @CodeColumn({ nullable: true }) satisfaction!: string | null;
  @BoolColumn({ nullable: true }) breachFound!: boolean | null;
  @BoolColumn({ nullable: true }) escalationSigns!: boolean | null;
  @TextColumn({ nullable: true }) note!: string | null;
}
