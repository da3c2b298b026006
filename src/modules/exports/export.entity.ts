/** An export somebody asked for: how far it is, what came of it, and until when it can be fetched. */
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import {
  BytesColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('export_job')
@Check('export_job_state', `state IN ('queued', 'running', 'done', 'failed', 'cancelled')`)
@Check('export_job_lease', `(state = 'running') = (lease_until IS NOT NULL)`)
@Check('export_job_over', `(state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)`)
@Check('export_job_problem', `(state = 'failed') = (problem IS NOT NULL)`)
@Check(
  'export_job_content',
  `state <> 'done' OR (as_of IS NOT NULL AND rights IS NOT NULL AND file_id IS NOT NULL AND manifest IS NOT NULL AND expires_at IS NOT NULL)`,
)
@Check('export_job_gone', `(gone_at IS NULL) = (gone_why IS NULL) AND (gone_at IS NULL OR wrapped_key = ''::bytea)`)
@Check(
  'export_job_gone_why',
  `gone_why IN ('expired', 'rights_lost', 'file_destroyed', 'consent_lacking', 'given_back')`,
)
@Index('export_job_list', ['requestedBy', 'requestedAt', 'id'])
@Index(['centerId'])
@Index('export_job_one_open', ['requestedBy'], { unique: true, where: `state IN ('queued', 'running')` })
@Index('export_job_open', ['requestedAt', 'id'], { where: `state IN ('queued', 'running')` })
@Index('export_job_kept', ['id'], { where: `state = 'done' AND gone_at IS NULL` })
export class ExportJobRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'where whoever asked holds the right to' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ comment: 'account or API key' }) requestedBy!: string;
  @CodeColumn({ comment: 'statutory or consent (R46)' }) ground!: string;
  @CodeColumn({ comment: 'zh or en, of the texts in it' }) language!: string;
  @JsonColumn({ comment: 'what was asked: days, an instant, kinds' }) wish!: object;
  @CodeColumn() state!: string;
  @IntColumn({ default: 0, comment: 'cases done' }) casesDone!: number;
  @IntColumn({ default: 0, comment: 'cases in all, when it began' }) casesTotal!: number;
  @IntColumn({ default: 0, comment: 'how often somebody began; whoever holds an earlier number is too late' })
  attempts!: number;
  @InstantColumn({ nullable: true, comment: 'until then it is taken; afterwards anybody takes it up' })
  leaseUntil!: string | null;
  @JsonColumn({ nullable: true, comment: 'why it failed: code and values' }) problem!: object | null;
  @InstantColumn({ nullable: true, comment: 'everything in it is as it was then' }) asOf!: string | null;
  @JsonColumn({ nullable: true, comment: 'grants and reach of who asked, as of then' }) rights!: object | null;
  @Column({ type: 'uuid', array: true, nullable: true, comment: 'cases whose files it holds; null unless done' })
  caseIds!: readonly string[] | null;
  @UuidColumn({ nullable: true, comment: 'stored file' }) fileId!: string | null;
  @BytesColumn({ comment: 'key of the file; empty where there is none to be fetched' })
  wrappedKey!: Buffer;
  @JsonColumn({ nullable: true, comment: 'size and digest of the file, count and digest of each kind' }) manifest!:
    object | null;
  @InstantColumn({ nullable: true, comment: 'the file is deleted then' }) expiresAt!: string | null;
  @InstantColumn({ nullable: true, comment: 'when the file was deleted' }) goneAt!: string | null;
  @CodeColumn({ nullable: true }) goneWhy!: string | null;
  @InstantColumn() requestedAt!: string;
  @InstantColumn({ nullable: true }) startedAt!: string | null;
  @InstantColumn({ nullable: true }) finishedAt!: string | null;
  @IntColumn({ default: 1, comment: 'raised by a change of state, not by progress' }) version!: number;
}
