/** A clip of a public camera (R49): who asked for it, why, of when; after its days only that is left. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { BoolColumn, BytesColumn, IdColumn, InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { StoredFileRow } from '../../platform/files/stored-file.entity.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('camera_clip')
@Check('camera_clip_times', 'recorded_from < recorded_to')
@Check(
  'camera_clip_erased',
  '(expired_at IS NULL) = (file_id IS NOT NULL) AND (file_id IS NULL) = (wrapped_key IS NULL)',
)
@Index(['centerId', 'id'])
@Index(['fileId'], { unique: true })
@Index('camera_clip_expiry', ['expiresAt'], { where: 'expired_at IS NULL' })
export class CameraClipRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ nullable: true, comment: 'null: erased' }) @ForeignKey(() => StoredFileRow) fileId!: string | null;
  @BytesColumn({ nullable: true, comment: 'key of the clip, wrapped; destroyed with it' }) wrappedKey!: Buffer | null;
  @BytesColumn({ comment: 'encrypted; so are the others that end in sealed' }) requestedBySealed!: Buffer;
  @BytesColumn() reasonSealed!: Buffer;
  @BytesColumn() cameraSealed!: Buffer;
  @BytesColumn() nameSealed!: Buffer;
  @InstantColumn() recordedFrom!: string;
  @InstantColumn() recordedTo!: string;
  @InstantColumn({ comment: 'when the centre took it over' }) takenAt!: string;
  @UuidColumn() takenByAccountId!: string;
  @InstantColumn() expiresAt!: string;
  @InstantColumn({ nullable: true }) expiredAt!: string | null;
  @BoolColumn({ default: false, comment: 'a case has a copy' }) attached!: boolean;
}
