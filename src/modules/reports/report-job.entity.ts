/** A report asked for and not answered at once: how far it is, and what became of it. It has the id of the report. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('report_job')
@Check('report_job_state', `state IN ('queued', 'running', 'done', 'failed', 'cancelled')`)
@Check('report_job_lease', `(state = 'running') = (lease_until IS NOT NULL)`)
@Check('report_job_over', `(state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)`)
@Check('report_job_problem', `(state = 'failed') = (problem IS NOT NULL)`)
@Index('report_job_list', ['centerId', 'requestedAt', 'id'])
@Index('report_job_open', ['requestedAt', 'id'], { where: `state IN ('queued', 'running')` })
export class ReportJobRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'with everything below it' }) @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn() kind!: string;
  @JsonColumn({ comment: 'what was asked: days, codes, ids' }) parameters!: object;
  @CodeColumn() state!: string;
  @IntColumn({ comment: 'steps done' }) done!: number;
  @IntColumn({ comment: 'steps in all' }) total!: number;
  @IntColumn({ default: 0, comment: 'how often somebody began; whoever holds an earlier number is too late' })
  attempts!: number;
  @InstantColumn({ nullable: true, comment: 'until then it is taken; afterwards anybody takes it up' })
  leaseUntil!: string | null;
  @JsonColumn({ nullable: true, comment: 'why it failed: codes and values, no text' }) problem!: object | null;
  @UuidColumn({ comment: 'account' }) requestedBy!: string;
  @InstantColumn() requestedAt!: string;
  @InstantColumn({ nullable: true }) startedAt!: string | null;
  @InstantColumn({ nullable: true }) finishedAt!: string | null;
  @IntColumn({ default: 1, comment: 'raised by a change of state, not by progress' }) version!: number;
}
