/** Petition items 信访事项 and what was recorded of each (R14). */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { PetitionRow } from './petition.entity.js';

/** Folded from its records, so that lists and desks need not read them. */
@Entity('petition_item')
@Check('petition_item_source', `source IN ('direct', 'transferred')`)
@Check(
  'petition_item_state',
  `state IN ('received', 'objected', 'accepted', 'answered', 'in_review', 'reviewed', 'in_re_review', 'ended')`,
)
@Check('petition_item_competent', '(department_id IS NULL) <> (body IS NULL)')
@Check('petition_item_due', `(due_kind IS NULL) = (due_on IS NULL) AND (state <> 'ended' OR due_on IS NULL)`)
@Unique('petition_item_once', ['petitionId'])
@Index('petition_item_by_day', ['centerId', 'receivedOn', 'id'])
@Index('petition_item_due_by_day', ['centerId', 'dueOn'], { where: 'due_on IS NOT NULL' })
@Index(['departmentId'])
@Index(['sameMatterAsId'])
export class PetitionItemRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => PetitionRow) petitionId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ nullable: true, comment: 'earlier item about the same matter' })
  @ForeignKey(() => PetitionItemRow)
  sameMatterAsId!: string | null;
  @UuidColumn({ nullable: true, comment: 'competent department of the centre' })
  @ForeignKey(() => DepartmentRow)
  departmentId!: string | null;
  @TextColumn({ nullable: true, comment: 'or the competent body outside' }) body!: string | null;
  @CodeColumn({ comment: 'handed in by the person, or passed on' }) source!: string;
  @DayColumn({ comment: 'day the competent body received it' }) receivedOn!: string;
  @CodeColumn() state!: string;
  @CodeColumn({ nullable: true, comment: 'duty that ends first of those owed' }) dueKind!: string | null;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @BoolColumn({ default: true, comment: 'false: counted on a year nobody had entered' }) calendarKnown!: boolean;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() updatedAt!: string;
}

/** Rows are only added: a record is struck by another one. */
@Entity('petition_item_record')
@Unique('petition_item_record_once', ['itemId', 'seq'])
@Index(['centerId'])
export class PetitionItemRecordRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => PetitionItemRow) itemId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @IntColumn() seq!: number;
  @CodeColumn() kind!: string;
  @DayColumn({ comment: 'day it happened, in the zone of the centre' }) occurredOn!: string;
  @JsonColumn({ comment: 'codes, days and counts of this kind of record' }) details!: object;
  @TextColumn({ nullable: true, comment: 'reason or body; no names' }) note!: string | null;
  @BoolColumn({ comment: 'recorded more than one working day after it happened' }) isLate!: boolean;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
  @UuidColumn({ nullable: true }) recordedByStaffId!: string | null;
}
