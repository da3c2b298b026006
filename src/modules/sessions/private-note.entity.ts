/** What one side told its mediators alone 背对背笔记: sealed under the key of the dispute; rows are only added. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { BytesColumn, IdColumn, InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';
import { PartyRow } from '../parties/party.entity.js';
import { StaffRow } from '../staff/staff.entity.js';
import { SessionRow } from './session.entity.js';

@Entity('session_private_note')
@Index(['centerId'])
@Index(['disputeId'])
@Index(['sessionId', 'recordedAt', 'id'])
@Index(['partyId'])
@Index(['authorStaffId'])
export class PrivateNoteRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => SessionRow) sessionId!: string;
  @UuidColumn({ nullable: true, comment: 'the side it is about; null: none in particular' })
  @ForeignKey(() => PartyRow)
  partyId!: string | null;
  @UuidColumn({ comment: 'the mediator who wrote it' }) @ForeignKey(() => StaffRow) authorStaffId!: string;
  @BytesColumn({ comment: 'the note, sealed under the key of the dispute' }) textSealed!: Buffer;
  @InstantColumn() recordedAt!: string;
}
