/**
 * What binds a person at which time: shifts in force and absences, in one table, so that one exclusion constraint rules
 * out both being in two places and being on duty while absent. Triggers on `shift` and `absence` keep it; no code does.
 */
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, UuidColumn } from '../../platform/database/columns.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('staff_engagement')
@Exclusion('staff_engagement_exclusive', 'USING gist (staff_id WITH =, during WITH &&)')
@Check('staff_engagement_kind', `kind IN ('shift', 'absence')`)
@Index(['staffId'])
export class StaffEngagementRow {
  @PrimaryColumn('uuid', { comment: 'the shift or absence' }) subjectId!: string;
  @UuidColumn() centerId!: string;
  @UuidColumn() @ForeignKey(() => StaffRow) staffId!: string;
  @CodeColumn() kind!: string;
  @Column({ type: 'tstzrange' }) during!: string;
}
