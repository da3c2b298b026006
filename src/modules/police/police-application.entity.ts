/** The parties' written application to the police (R36); who signed it and when is in the case log. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  TextColumn,
  UuidColumn,
  UuidListColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('police_application')
@Check('police_application_to', '(to_department_id IS NULL) <> (body IS NULL)')
@Index(['disputeId', 'filedOn'])
@Index(['centerId'])
@Index(['toDepartmentId'])
export class PoliceApplicationRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidListColumn({ comment: 'who signed it' }) partyIds!: string[];
  @DayColumn() filedOn!: string;
  @UuidColumn({ nullable: true, comment: 'department of the centre it was handed to' })
  @ForeignKey(() => DepartmentRow)
  toDepartmentId!: string | null;
  @TextColumn({ nullable: true, comment: 'or the organ outside' }) body!: string | null;
  @TextColumn({ nullable: true, comment: 'number of the case of the police' }) caseNo!: string | null;
  @TextColumn({ nullable: true, comment: 'what it says' }) text!: string | null;
  @InstantColumn() recordedAt!: string;
}
