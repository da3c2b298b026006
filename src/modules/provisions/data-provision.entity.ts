/**
 * What of cases was provided to whom, on what ground and when (R46; 网络数据安全管理条例 12: three years at least). Written with the act
 * itself and only added to; kept for good, also when the audit log is cut. Ids, codes and days alone.
 */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, UuidColumn, UuidListColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('data_provision')
@Check('data_provision_ground', `ground IN ('statutory', 'consent')`)
@Index('data_provision_list', ['centerId', 'at', 'id'])
@Index('data_provision_cases', ['disputeIds'], { type: 'gin' })
export class DataProvisionRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the cases' }) @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn({ comment: 'in what way' }) kind!: string;
  @CodeColumn({ nullable: true, comment: 'kind of body; null: whoever did it took it' }) recipient!: string | null;
  @UuidColumn({ nullable: true, comment: 'department, centre above or party that received it' })
  recipientId!: string | null;
  @CodeColumn() ground!: string;
  @UuidColumn({ nullable: true, comment: 'referral, export, report …; null: the case itself' }) subjectId!:
    string | null;
  @UuidListColumn({ comment: 'cases it is about' }) disputeIds!: string[];
  @InstantColumn() at!: string;
  @UuidColumn({ nullable: true, comment: 'account or API key; null: the system' }) byAccountId!: string | null;
}
