/** A governance centre and its place in the tree of centres. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
  UuidListColumn,
} from '../../platform/database/columns.js';

@Entity('center')
@Check('center_level', `level IN ('community', 'township', 'county', 'city', 'province')`)
@Check('center_path', 'path[cardinality(path)] = id AND (parent_id IS NULL) = (cardinality(path) = 1)')
@Unique('center_short_name_unique', ['shortName'])
@Index(['parentId', 'name'])
@Index('center_path_members', ['path'], { type: 'gin' })
export class CenterRow {
  @IdColumn() id!: string;
  @UuidColumn({ nullable: true, comment: 'null for a root, made at set-up only' })
  @ForeignKey(() => CenterRow)
  parentId!: string | null;
  @UuidListColumn({ comment: 'from the root down to the centre itself' }) path!: string[];
  @TextColumn() name!: string;
  @TextColumn({ comment: 'the word in case numbers, e.g. 阳春' }) shortName!: string;
  @CodeColumn() level!: string;
  @TextColumn({ nullable: true, comment: 'administrative division code (GB/T 2260 / 10114)' }) areaCode!: string | null;
  @TextColumn({ default: 'Asia/Shanghai', comment: 'IANA zone in which its civil days are counted' }) timeZone!: string;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}
