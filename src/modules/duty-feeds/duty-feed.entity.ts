/** Secret calendar links: the secret itself is told once and kept nowhere, only its hash. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { BytesColumn, IdColumn, InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('duty_feed')
@Check('duty_feed_of_one', '(staff_id IS NULL) <> (department_id IS NULL)')
@Unique('duty_feed_token', ['tokenHash'])
@Index(['centerId'])
@Index(['staffId', 'id'])
@Index(['departmentId', 'id'])
export class DutyFeedRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ nullable: true, comment: 'whose duty it shows' }) @ForeignKey(() => StaffRow) staffId!: string | null;
  @UuidColumn({ nullable: true, comment: 'or which department’s' })
  @ForeignKey(() => DepartmentRow)
  departmentId!: string | null;
  @BytesColumn({ comment: 'SHA-256 of the secret in the link' }) tokenHash!: Buffer;
  @UuidColumn({ comment: 'account' }) createdBy!: string;
  @InstantColumn() createdAt!: string;
  @InstantColumn({ nullable: true, comment: 'from then on the link answers nothing' }) revokedAt!: string | null;
  @InstantColumn({ nullable: true, comment: 'to the hour: enough to see whether it is still in use' })
  lastReadAt!: string | null;
}
