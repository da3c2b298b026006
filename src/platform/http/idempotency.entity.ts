/** Answers of successful writes that carried an Idempotency-Key, kept at least 24 hours. */
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { BytesColumn, InstantColumn, IntColumn, TextColumn } from '../database/columns.js';

@Entity('idempotency_key')
@Index(['storedAt'])
export class IdempotencyRow {
  @PrimaryColumn({ type: 'text', comment: 'caller, method and path' }) scope!: string;
  @PrimaryColumn({ type: 'varchar', length: 255 }) key!: string;
  @TextColumn() bodyDigest!: string;
  @IntColumn() status!: number;
  @TextColumn({ nullable: true, comment: 'path of the GET that renders the body again' }) self!: string | null;
  @TextColumn({ nullable: true }) location!: string | null;
  @TextColumn({ nullable: true }) etag!: string | null;
  @BytesColumn({ nullable: true, comment: 'encrypted body of a record without a GET of its own' })
  record!: Buffer | null;
  @InstantColumn() storedAt!: string;
}
