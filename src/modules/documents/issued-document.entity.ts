/** Papers as they were issued, and the notes on the file: both only ever grow; the service's role cannot change or remove a row. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BytesColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('issued_document')
@Check('issued_document_sizes', 'version >= 1 AND pages >= 1 AND bytes >= 1')
@Index(['disputeId'])
@Index(['centerId'])
export class IssuedDocumentRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @CodeColumn({ comment: 'which paper of the file' }) paper!: string;
  @UuidColumn({ nullable: true, comment: 'what it is about; null: the case as a whole' }) subjectId!: string | null;
  @IntColumn({ comment: 'of this paper about that' }) version!: number;
  @BytesColumn({ comment: 'the file under the key of the dispute' }) contentSealed!: Buffer;
  @CodeColumn({ comment: 'SHA-256 of the plain bytes, hex' }) digest!: string;
  @IntColumn({ comment: 'worked out from the layout' }) pages!: number;
  @IntColumn() bytes!: number;
  @InstantColumn() issuedAt!: string;
  @UuidColumn() issuedByAccountId!: string;
  @UuidColumn({ nullable: true }) issuedByStaffId!: string | null;
}

@Entity('file_note')
@Index(['disputeId'])
@Index(['centerId'])
export class FileNoteRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @IntColumn() version!: number;
  @TextColumn() text!: string;
  @InstantColumn() writtenAt!: string;
  @UuidColumn({ nullable: true }) writtenByStaffId!: string | null;
}
