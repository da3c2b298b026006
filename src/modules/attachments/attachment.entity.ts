/** A file of a case: what it is and where it came from, sealed under the dispute's key; its bytes are in the store. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { BytesColumn, CodeColumn, IdColumn, InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { StoredFileRow } from '../../platform/files/stored-file.entity.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';
import { PartyRow } from '../parties/party.entity.js';

@Entity('attachment')
@Check('attachment_kind', `kind IN ('evidence','photo','audio','video','scan','court_paper','other','camera_clip')`)
@Check('attachment_void', `(voided_at IS NULL) = (void_reason_sealed IS NULL)`)
@Index(['centerId'])
@Index(['disputeId', 'recordedAt', 'id'])
@Index(['fileId'], { unique: true })
@Index(['providedByPartyId'])
export class AttachmentRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => StoredFileRow) fileId!: string;
  @CodeColumn() kind!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => PartyRow) providedByPartyId!: string | null;
  @BytesColumn({ comment: 'encrypted; so are the others that end in sealed' }) titleSealed!: Buffer;
  @BytesColumn({ comment: 'name it is saved under' }) nameSealed!: Buffer;
  @BytesColumn({ nullable: true, comment: 'where it came from' }) sourceSealed!: Buffer | null;
  @BytesColumn({ nullable: true, comment: 'who provided it, where that is no party' }) providerSealed!: Buffer | null;
  @InstantColumn({ comment: 'when it was handed in' }) occurredAt!: string;
  @InstantColumn() recordedAt!: string;
  @UuidColumn() recordedByAccountId!: string;
  @InstantColumn({ nullable: true }) voidedAt!: string | null;
  @BytesColumn({ nullable: true }) voidReasonSealed!: Buffer | null;
}
