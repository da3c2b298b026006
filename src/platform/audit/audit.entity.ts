/** Who did what to which thing, besides the cases (those have their own log). Rows are only added; codes and ids, no text. */
import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../database/columns.js';

@Entity('audit_log')
@Index(['centerId', 'at', 'id'])
@Index(['actorAccountId', 'at'])
@Index(['subjectId', 'at'])
export class AuditRow {
  @IdColumn() id!: string;
  @InstantColumn() at!: string;
  @UuidColumn({ nullable: true, comment: 'null: nobody was signed in, or the system itself' }) actorAccountId!:
    string | null;
  @UuidColumn({ nullable: true, comment: 'centre the subject belongs to' }) centerId!: string | null;
  @CodeColumn() action!: string;
  @CodeColumn() subjectKind!: string;
  @UuidColumn({ nullable: true }) subjectId!: string | null;
  @JsonColumn({ default: {}, comment: 'codes, ids and numbers only' }) params!: Record<string, unknown>;
  @TextColumn({ nullable: true, comment: 'network address the request came from' }) address!: string | null;
  @UuidColumn({ nullable: true }) requestId!: string | null;
}
