/** A department stationed at a centre: which ones there are is data, six is only the founding article's number (R11). */
import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('department')
@Unique('department_code_unique', ['centerId', 'code'])
@Check('department_presence', `presence IN ('resident', 'rotating', 'on_call')`)
@Check('department_parts', `parts IN ('day', 'half')`)
@Check('department_weekdays', 'weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) > 0')
@Check('department_people_needed', 'people_needed BETWEEN 1 AND 50')
export class DepartmentRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn() code!: string;
  @TextColumn() nameZh!: string;
  @TextColumn() nameEn!: string;
  @CodeColumn({ comment: '常驻, 轮驻 or 随叫随到' }) presence!: string;
  @Column({
    type: 'integer',
    array: true,
    default: () => "'{1,2,3,4,5}'",
    comment: '1 = Monday … 7; the days it comes; Monday to Friday in full = every working day',
  })
  weekdays!: number[];
  @IntColumn({ default: 1, comment: 'people on duty at the same time' }) peopleNeeded!: number;
  @CodeColumn({ comment: 'a duty shift is a whole day or half of it' }) parts!: string;
  @Column({
    type: 'varchar',
    length: 64,
    array: true,
    default: () => "'{}'",
    comment: 'categories it takes when nobody names a department',
  })
  categories!: string[];
  @BoolColumn({ default: true, comment: 'may have custody of a case' }) takesCases!: boolean;
  @BoolColumn({ default: true }) isActive!: boolean;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
