/** The working-day calendar of a centre, year by year, with what it said before. */
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  BoolColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from './center.entity.js';

@Entity('calendar_year')
@Unique('calendar_year_once', ['centerId', 'year'])
@Check('calendar_year_range', 'year BETWEEN 1950 AND 2199')
export class CalendarYearRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @IntColumn() year!: number;
  @BoolColumn({ comment: 'false: the year is not announced yet, weekdays only' }) known!: boolean;
  @Column({
    type: 'date',
    array: true,
    default: () => "'{}'",
    comment: 'statutory holidays, weekend days within them included',
  })
  holidays!: string[];
  @Column({ type: 'date', array: true, default: () => "'{}'", comment: 'make-up days: weekend days that are worked' })
  workingDays!: string[];
  @TextColumn({ comment: 'the notice it rests on' }) source!: string;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}

/** What a year said at each version: deadlines were counted on it. Rows are only added. */
@Entity('calendar_year_version')
@Unique('calendar_year_version_once', ['calendarYearId', 'version'])
@Index(['centerId'])
export class CalendarYearVersionRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CalendarYearRow) calendarYearId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @IntColumn() version!: number;
  @BoolColumn() known!: boolean;
  @Column({ type: 'date', array: true, default: () => "'{}'" }) holidays!: string[];
  @Column({ type: 'date', array: true, default: () => "'{}'" }) workingDays!: string[];
  @TextColumn() source!: string;
  @UuidColumn({ nullable: true, comment: 'account; null at set-up' }) recordedBy!: string | null;
  @InstantColumn() recordedAt!: string;
}
