/** People who work at a centre: officers, people's mediators, grid staff; one person may be several of these. */
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  BytesColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
  UuidListColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DepartmentRow } from '../departments/department.entity.js';

@Entity('staff')
@Index(['centerId', 'name', 'id'])
@Index(['departmentId'])
@Check('staff_grid_level', 'grid_level BETWEEN 1 AND 3')
@Check('staff_weekdays', 'weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]')
@Check('staff_max_shifts', 'max_shifts_per_week BETWEEN 0 AND 14')
@Check('staff_min_rest', 'min_rest_hours BETWEEN 0 AND 168')
@Check('staff_appointment', 'appointed_from IS NOT NULL OR (appointed_to IS NULL AND committee IS NULL)')
@Check('staff_term', 'appointed_to > appointed_from')
export class StaffRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => DepartmentRow) departmentId!: string | null;
  @TextColumn() name!: string;
  @TextColumn({ nullable: true }) title!: string | null;
  @BoolColumn({ default: false, comment: 'stationed by a department and put on its duty roster' }) isOfficer!: boolean;
  @DayColumn({ nullable: true, comment: "people's mediator from this day; null = is not one (PML 13-14)" })
  appointedFrom!: string | null;
  @DayColumn({ nullable: true, comment: 'first day after the term; null = open' }) appointedTo!: string | null;
  @TextColumn({ nullable: true, comment: 'the committee that appointed the mediator' }) committee!: string | null;
  @IntColumn({ nullable: true, comment: '1 grid leader, 2, 3 grid worker; null = not grid staff' }) gridLevel!:
    number | null;
  @TextColumn({ nullable: true, comment: 'number at work, known to all staff' }) workPhone!: string | null;
  @TextColumn({ nullable: true, comment: 'where else the person works or worked: for warnings about neutrality' })
  workUnit!: string | null;
  @BytesColumn({ nullable: true, comment: 'encrypted home address, only ever compared with those of parties' })
  homeAddressSealed!: Buffer | null;
  @Column({
    type: 'integer',
    array: true,
    default: () => "'{1,2,3,4,5}'",
    comment: '1 = Monday … 7: days available for duty',
  })
  weekdays!: number[];
  @IntColumn({ nullable: true, comment: 'null = no limit' }) maxShiftsPerWeek!: number | null;
  @IntColumn({ nullable: true, comment: 'hours between the end of one shift and the start of the next; null = any' })
  minRestHours!: number | null;
  @UuidListColumn({ comment: 'further departments whose roster the officer stands on' }) alsoDepartmentIds!: string[];
  @BoolColumn({ default: true }) isActive!: boolean;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
