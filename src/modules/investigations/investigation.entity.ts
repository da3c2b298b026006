/** An investigation record 调查记录: ids and times in the clear, everything said and found sealed; rows are only added. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BytesColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  UuidColumn,
  UuidListColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';
import { PartyRow } from '../parties/party.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('investigation_record')
@Check('investigation_record_kind', `kind IN ('interview','site_visit','document')`)
@Check('investigation_record_signed', `signed IN ('signed','refused')`)
@Index(['centerId'])
@Index(['disputeId', 'startedAt', 'id'])
@Index(['partyId'])
@Index(['recorderId'])
@Index(['recordedByStaffId'])
export class InvestigationRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @IntColumn({ comment: 'sequence number of its entry in the log' }) seq!: number;
  @CodeColumn() kind!: string;
  @InstantColumn() startedAt!: string;
  @InstantColumn() endedAt!: string;
  @UuidColumn({ nullable: true, comment: 'the person asked, where that is a party' })
  @ForeignKey(() => PartyRow)
  partyId!: string | null;
  @UuidListColumn() investigatorIds!: string[];
  @UuidColumn({ nullable: true }) @ForeignKey(() => StaffRow) recorderId!: string | null;
  @CodeColumn({ nullable: true, comment: 'by the person asked; null: nobody was' }) signed!: string | null;
  @BytesColumn({ comment: 'place, people, questions, answers, findings: sealed under the key of the dispute' })
  contentSealed!: Buffer;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => StaffRow) recordedByStaffId!: string | null;
}
