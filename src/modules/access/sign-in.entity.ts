/** What keeps somebody signed in, and what slows those who guess. */
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BytesColumn, IdColumn, InstantColumn, IntColumn, UuidColumn } from '../../platform/database/columns.js';
import { AccountRow } from './account.entity.js';

/** From one sign-in to its end; every access token names its session and dies with it. */
@Entity('sign_in_session')
@Index(['accountId', 'addressHash'])
@Index(['expiresAt'])
export class SignInSessionRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => AccountRow, { onDelete: 'CASCADE' }) accountId!: string;
  @BytesColumn({ comment: 'keyed hash of the network address' }) addressHash!: Buffer;
  @InstantColumn() createdAt!: string;
  @InstantColumn({ comment: 'not even a refresh goes beyond' }) expiresAt!: string;
  @InstantColumn({ nullable: true }) revokedAt!: string | null;
}

/** Good for one use; used twice, somebody has stolen it, and the session ends. */
@Entity('refresh_token')
@Index(['sessionId'])
export class RefreshTokenRow {
  @PrimaryColumn({ type: 'bytea', comment: 'SHA-256 of the token' }) hash!: Buffer;
  @UuidColumn() @ForeignKey(() => SignInSessionRow, { onDelete: 'CASCADE' }) sessionId!: string;
  @InstantColumn() issuedAt!: string;
  @InstantColumn() expiresAt!: string;
  @InstantColumn({ nullable: true }) usedAt!: string | null;
}

/** Failures in a row, shared by all processes. */
@Entity('sign_in_failure')
@Index(['lastAt'])
export class SignInFailureRow {
  @PrimaryColumn({ type: 'bytea', comment: 'keyed hash of account and address, or of the address' }) key!: Buffer;
  @IntColumn() failures!: number;
  @InstantColumn() lastAt!: string;
  @InstantColumn({ nullable: true }) blockedUntil!: string | null;
}
