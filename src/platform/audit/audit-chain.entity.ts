/**
 * Places and seals of the chain over the audit log. Rows are only added. What waits for its place is a row of `audit_pending`,
 * written by the statement that writes the line, because the service may not change a line of the log.
 */
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, InstantColumn, UuidColumn } from '../database/columns.js';

@Entity('audit_pending')
export class AuditPendingRow {
  @PrimaryColumn('uuid') auditId!: string;
}

@Entity('audit_position')
@Index('audit_position_line', ['auditId'], { unique: true })
@Check('audit_position_from_one', 'position >= 1')
export class AuditPositionRow {
  @PrimaryColumn('uuid', { comment: 'the centre; zeros: the chain of lines without one' }) chainId!: string;
  @PrimaryColumn('bigint', { comment: 'place in the chain, from 1 without gaps' }) position!: number;
  @UuidColumn() auditId!: string;
  @CodeColumn({ comment: 'SHA-256 over the hash before and the line' }) hash!: string;
}

@Entity('audit_seal')
@Check('audit_seal_span', 'first_position BETWEEN 1 AND last_position')
export class AuditSealRow {
  @PrimaryColumn('uuid') chainId!: string;
  @PrimaryColumn('bigint') lastPosition!: number;
  @Column('bigint') firstPosition!: number;
  @CodeColumn({ comment: 'SHA-256 over the last line’s hash, the span and the time; the head of the chain' })
  hash!: string;
  @InstantColumn() sealedAt!: string;
}
