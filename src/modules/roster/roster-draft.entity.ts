/** Proposals for a duty roster, and which department's days are settled by a published one. */
import { Check, Column, Entity, Exclusion, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
  UuidListColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';

@Entity('roster_draft')
@Check('roster_draft_state', `state IN ('draft', 'published')`)
@Check('roster_draft_published', `(state = 'published') = (published_at IS NOT NULL)`)
@Check('roster_draft_period', 'from_on < to_on')
@Index(['centerId', 'fromOn'])
export class RosterDraftRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @DayColumn() fromOn!: string;
  @DayColumn({ comment: 'exclusive' }) toOn!: string;
  @UuidListColumn({ comment: 'departments it was made for' }) departmentIds!: string[];
  @CodeColumn() state!: string;
  @Column({ type: 'varchar', length: 200, comment: 'the lot between equals; the same seed gives the same roster' })
  seed!: string;
  @TextColumn({
    comment: 'digest of everything it was made from: departments, officers, working days, published shifts',
  })
  ground!: string;
  @JsonColumn({ default: {}, comment: 'the same in full, to tell what has moved since' }) groundFacts!: object;
  @JsonColumn({ default: [], comment: 'assignments that were to be kept' }) fixed!: object;
  @JsonColumn({ default: [], comment: 'those of them that could not be, and why' }) dropped!: object;
  @BoolColumn({ comment: 'false: made on a year nobody entered' }) calendarKnown!: boolean;
  @JsonColumn() shifts!: object;
  @JsonColumn() gaps!: object;
  @JsonColumn() fairness!: object;
  @UuidColumn({ nullable: true, comment: 'account; null at set-up' }) createdBy!: string | null;
  @InstantColumn() createdAt!: string;
  @UuidColumn({ nullable: true, comment: 'account; null at set-up' }) publishedBy!: string | null;
  @InstantColumn({ nullable: true }) publishedAt!: string | null;
  @IntColumn({ default: 1 }) version!: number;
}

/** One department, one published roster for a day, days without a shift included: the exclusion constraint decides. */
@Entity('roster_coverage')
@Exclusion(
  'roster_coverage_once',
  'USING gist (department_id WITH =, daterange(from_on, to_on) WITH &&) WHERE (superseded_at IS NULL)',
)
@Index(['centerId'])
@Index(['departmentId'])
@Index(['draftId'])
export class RosterCoverageRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DepartmentRow) departmentId!: string;
  @UuidColumn() @ForeignKey(() => RosterDraftRow) draftId!: string;
  @DayColumn() fromOn!: string;
  @DayColumn({ comment: 'exclusive' }) toOn!: string;
  @InstantColumn({ nullable: true, comment: 'set when another roster takes its place' }) supersededAt!: string | null;
}
