/** The grid (网格): units of buildings and households, and who answers for what in each (人、格、事、责对应捆绑). */
import { Check, Entity, Exclusion, ForeignKey, Index, Unique } from 'typeorm';
import {
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { StaffRow } from '../staff/staff.entity.js';

@Entity('grid')
@Check('grid_level', 'level BETWEEN 1 AND 3 AND (level = 1) = (parent_id IS NULL)')
@Unique('grid_name_unique', ['centerId', 'name'])
@Index(['parentId'])
export class GridRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ nullable: true, comment: 'the grid one level above' }) @ForeignKey(() => GridRow) parentId!:
    string | null;
  @IntColumn({ comment: '1 the whole, 2 a grid, 3 a part of a grid' }) level!: number;
  @TextColumn() name!: string;
  @IntColumn({ default: 1, comment: 'raised by its buildings and duties too' }) version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}

@Entity('grid_building')
@Unique('grid_building_address_unique', ['centerId', 'addressKey'])
@Check('grid_building_households', 'households >= 0')
@Index(['gridId'])
export class GridBuildingRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => GridRow) gridId!: string;
  @TextColumn({ comment: 'how an address in it begins, e.g. 安居小区3号楼' }) address!: string;
  @TextColumn({ comment: 'the address without blanks and variant characters, for matching' }) addressKey!: string;
  @IntColumn() households!: number;
  @InstantColumn() createdAt!: string;
}

/** One grid, one matter, one answerable person at a time: the exclusion constraint decides. */
@Entity('grid_duty')
@Exclusion(
  'grid_duty_one_answerable',
  'USING gist (grid_id WITH =, matter WITH =, daterange(valid_from, valid_to) WITH &&)',
)
@Check('grid_duty_period', 'valid_to > valid_from')
@Index(['gridId', 'matter'])
@Index(['staffId'])
@Index(['centerId'])
export class GridDutyRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => GridRow) gridId!: string;
  @UuidColumn() @ForeignKey(() => StaffRow) staffId!: string;
  @CodeColumn({ default: 'general', comment: 'what is answered for; general = everything not named apart' })
  matter!: string;
  @TextColumn({ comment: 'the responsibility in words' }) duty!: string;
  @DayColumn() validFrom!: string;
  @DayColumn({ nullable: true, comment: 'first day it no longer holds; null = open' }) validTo!: string | null;
  @InstantColumn() createdAt!: string;
}
