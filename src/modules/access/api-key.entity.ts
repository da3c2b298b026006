/** Keys of machines. The key is the actor and stays; its tokens change, and only their hashes are kept. */
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { KeyScope } from '../../domain/access/key-scopes.js';
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

@Entity('api_key')
@Check('api_key_state', `state IN ('pending', 'active', 'revoked')`)
@Check('api_key_two_people', `issued_by <> approved_by`)
@Check('api_key_revoked', `(state = 'revoked') = (revoked_at IS NOT NULL)`)
@Index(['centerId', 'id'])
export class ApiKeyRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'the one centre it is good for' }) @ForeignKey(() => CenterRow) centerId!: string;
  @TextColumn({ comment: 'the system that holds it' }) name!: string;
  @Column({ type: 'varchar', length: 64, array: true }) scopes!: readonly KeyScope[];
  @CodeColumn({ comment: 'pending: waits for a director and opens nothing yet' }) state!: string;
  @UuidColumn({ comment: 'account' }) issuedBy!: string;
  @UuidColumn({ nullable: true }) issuedByStaffId!: string | null;
  @InstantColumn() issuedAt!: string;
  @UuidColumn({ nullable: true, comment: 'account of another person' }) approvedBy!: string | null;
  @InstantColumn({ nullable: true }) approvedAt!: string | null;
  @UuidColumn({ nullable: true, comment: 'account' }) revokedBy!: string | null;
  @InstantColumn({ nullable: true }) revokedAt!: string | null;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() updatedAt!: string;
}

/** A token of a key: the newest, and for the time of an overlap the one before it. */
@Entity('api_key_token')
@Unique('api_key_token_handle', ['handle'])
@Index(['apiKeyId', 'issuedAt'])
export class ApiKeyTokenRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => ApiKeyRow) apiKeyId!: string;
  @CodeColumn({ comment: 'the part of the token by which it is found; no secret' }) handle!: string;
  @BytesColumn({ comment: 'SHA-256 of the whole token' }) hash!: Buffer;
  @InstantColumn() issuedAt!: string;
  @InstantColumn({ comment: 'brought forward when a newer token takes its place' }) expiresAt!: string;
  @InstantColumn({ nullable: true, comment: 'to the hour: enough to see whether it is still in use' })
  lastUsedAt!: string | null;
}
