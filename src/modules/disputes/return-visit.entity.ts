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
  @CodeColumn({ nullable: true, comment: 'in person, by phone, by video' }) method!: string | null;
  @CodeColumn({ nullable: true, comment: 'is the quarrel settled' }) resolved!: string | null;
  @CodeColumn({ nullable: true, comment: 'did anybody sue since' }) laterSuit!: string | null;
  @TextColumn({ nullable: true, comment: 'what the court decided' }) judgment!: string | null;
  @BoolColumn({ nullable: true, comment: 'the mediation itself was found to be wrong' }) mediatedWrongly!:
    boolean | null;
  @TextColumn({ nullable: true, comment: 'what was done about it' }) measures!: string | null;
  @TextColumn({ nullable: true }) note!: string | null;
}
