/** Files brought in from other systems: the job, what became of each row, and which record of theirs is which of ours. */
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  BoolColumn,
  BytesColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('import_job')
@Check('import_job_state', `state IN ('queued', 'running', 'done', 'failed', 'cancelled')`)
@Check('import_job_phase', `phase IN ('checking', 'writing')`)
@Check('import_job_lease', `(state = 'running') = (lease_until IS NOT NULL)`)
@Check('import_job_over', `(state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)`)
@Check('import_job_problem', `(state = 'failed') = (problem IS NOT NULL)`)
@Index('import_job_list', ['centerId', 'requestedAt', 'id'])
@Index('import_job_open', ['requestedAt', 'id'], { where: `state IN ('queued', 'running')` })
export class ImportJobRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn({ comment: 'what the rows are' }) kind!: string;
  @TextColumn({ comment: 'system the file comes from, where the row names none' }) source!: string;
  @CodeColumn({ comment: 'all_or_nothing or good_rows' }) mode!: string;
  @BoolColumn({ comment: 'only checked, nothing written' }) dryRun!: boolean;
  @JsonColumn({ comment: 'format, encoding and mapping as asked; null: found out' }) reading!: object;
  @UuidColumn({ comment: 'stored file; gone when the job is over' }) fileId!: string;
  @BytesColumn({ comment: 'key of the file; empty once the job is over' }) wrappedKey!: Buffer;
  @CodeColumn() state!: string;
  @CodeColumn({ comment: 'good rows alone are checked as they are written' }) phase!: string;
  @IntColumn({ default: 0, comment: 'rows done in this phase; whoever takes it up goes on behind them' })
  position!: number;
  @IntColumn({ default: 0 }) rowsRead!: number;
  @IntColumn({ default: 0 }) rowsGood!: number;
  @IntColumn({ default: 0 }) rowsBad!: number;
  @IntColumn({ default: 0, comment: 'there already, with the same content' }) rowsSkipped!: number;
  @IntColumn({ default: 0 }) rowsWritten!: number;
  @JsonColumn({ default: '[]', comment: 'headings no field was found for' }) ignoredColumns!: string[];
  @IntColumn({ default: 0, comment: 'how often somebody began; whoever holds an earlier number is too late' })
  attempts!: number;
  @IntColumn({ default: 0, comment: 'attempts since the last row was done' }) stalls!: number;
  @InstantColumn({ nullable: true, comment: 'until then it is taken; afterwards anybody takes it up' })
  leaseUntil!: string | null;
  @JsonColumn({ nullable: true, comment: 'why it failed: code and values' }) problem!: object | null;
  @UuidColumn({ comment: 'account' }) requestedBy!: string;
  @InstantColumn() requestedAt!: string;
  @InstantColumn({ nullable: true }) startedAt!: string | null;
  @InstantColumn({ nullable: true }) finishedAt!: string | null;
  @IntColumn({ default: 1, comment: 'raised by a change of state, not by progress' }) version!: number;
}

/** A row of the file and what became of it; what it said is not kept. */
@Entity('import_row')
@Check('import_row_state', `state IN ('good', 'bad', 'skipped', 'conflict')`)
@Index('import_row_once', ['importId', 'externalKey'], { unique: true, where: `state = 'good'` })
@Index('import_row_report', ['importId', 'rowNo'], { where: `state <> 'good'` })
export class ImportRowRow {
  @PrimaryColumn('uuid') @ForeignKey(() => ImportJobRow) importId!: string;
  @PrimaryColumn('integer') rowNo!: number;
  @IntColumn({ comment: 'line of the file it ends on' }) line!: number;
  @TextColumn({ nullable: true, comment: 'source and id in the other system' }) externalKey!: string | null;
  @CodeColumn() state!: string;
  @JsonColumn({ nullable: true, comment: 'field, column, code and values of each fault' }) faults!: object | null;
}

/** Which record of another system is which of ours: what makes an import repeatable. */
@Entity('imported_record')
@Index(['importId'])
@Index(['subjectId'])
export class ImportedRecordRow {
  @PrimaryColumn('uuid') @ForeignKey(() => CenterRow) centerId!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) kind!: string;
  @PrimaryColumn('text') source!: string;
  @PrimaryColumn('text') externalId!: string;
  @UuidColumn({ comment: 'dispute, petition, grid or building, staff' }) subjectId!: string;
  @BytesColumn({ comment: 'keyed hash of the row' }) digest!: Buffer;
  @UuidColumn() @ForeignKey(() => ImportJobRow) importId!: string;
  @InstantColumn() importedAt!: string;
}
