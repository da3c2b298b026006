/** Accounts of people, and what they may do where. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('account')
@Unique('account_username_unique', ['usernameKey'])
@Unique('account_oidc_subject_unique', ['oidcSubject'])
@Index(['centerId', 'usernameKey'])
@Index(['staffId'])
export class AccountRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'home centre: whose administrators manage the account' })
  @ForeignKey(() => CenterRow)
  centerId!: string;
  @UuidColumn({ nullable: true, comment: 'the person at work behind it' }) @ForeignKey(() => StaffRow) staffId!:
    string | null;
  @TextColumn() username!: string;
  @TextColumn({ comment: 'user name in lower case, NFC: what makes it unique' }) usernameKey!: string;
  @TextColumn() name!: string;
  @TextColumn({ nullable: true, comment: 'argon2id; null: no password was issued yet' }) passwordHash!: string | null;
  @BoolColumn({ comment: 'the password was issued by somebody else and opens nothing but its own change' })
  mustChangePassword!: boolean;
  @TextColumn({ nullable: true, comment: 'who they are to the identity provider; null: cannot sign in there' })
  oidcSubject!: string | null;
  @InstantColumn({ nullable: true }) disabledAt!: string | null;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}

@Entity('role_grant')
@Index('role_grant_once', ['accountId', 'role', 'centerId'], { unique: true, where: 'department_id IS NULL' })
@Index('role_grant_once_in_department', ['accountId', 'role', 'centerId', 'departmentId'], {
  unique: true,
  where: 'department_id IS NOT NULL',
})
@Index(['accountId'])
@Index(['centerId', 'role'])
@Index(['departmentId'])
@Index(['grantedBy'])
@Index(['approvedBy'])
@Check(
  'role_grant_role',
  `role IN ('administrator', 'director', 'duty_officer', 'mediator', 'petition_officer', 'grid_worker', 'auditor')`,
)
@Check('role_grant_state', `state IN ('pending', 'active')`)
@Check('role_grant_two_people', `granted_by <> approved_by`)
export class RoleGrantRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => AccountRow) accountId!: string;
  @CodeColumn() role!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ nullable: true, comment: 'null: every department of the centre' })
  @ForeignKey(() => DepartmentRow)
  departmentId!: string | null;
  @CodeColumn({ comment: 'pending: a director waits for the second approver and is none yet' }) state!: string;
  @UuidColumn({ nullable: true, comment: 'null: given at set-up' }) @ForeignKey(() => AccountRow) grantedBy!:
    string | null;
  @InstantColumn() grantedAt!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => AccountRow) approvedBy!: string | null;
  @InstantColumn({ nullable: true }) approvedAt!: string | null;
}
