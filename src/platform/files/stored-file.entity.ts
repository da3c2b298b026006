/** A file in the store: staged before its bytes are there, confirmed with whatever it belongs to; swept when it never is. */
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn } from '../database/columns.js';

@Entity('stored_file')
@Check(
  'stored_file_complete',
  `confirmed_at IS NULL OR (size IS NOT NULL AND sha256 IS NOT NULL AND media_type IS NOT NULL)`,
)
@Index('stored_file_staged', ['stagedAt'], { where: 'confirmed_at IS NULL' })
@Index('stored_file_forgotten', ['forgottenAt'], { where: 'forgotten_at IS NOT NULL AND gone_at IS NULL' })
export class StoredFileRow {
  @IdColumn() id!: string;
  @InstantColumn() stagedAt!: string;
  @InstantColumn({ nullable: true, comment: 'null: it belongs to nothing yet, or no longer' }) confirmedAt!:
    string | null;
  @InstantColumn({ nullable: true, comment: 'what it belonged to was destroyed: its bytes have to go' }) forgottenAt!:
    string | null;
  @InstantColumn({ nullable: true, comment: 'when its bytes went' }) goneAt!: string | null;
  @Column({ type: 'bigint', nullable: true, comment: 'bytes before sealing' }) size!: number | null;
  @CodeColumn({ nullable: true, comment: 'SHA-256 of the content' }) sha256!: string | null;
  @Column({ type: 'varchar', length: 100, nullable: true, comment: 'told by the content' }) mediaType!: string | null;
}
