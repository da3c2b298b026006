/** The monthly returns and what each said before. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('petition_return')
@Check('petition_return_month', `month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
@Check('petition_return_state', `state IN ('filed', 'confirmed', 'contradicted')`)
@Check('petition_return_counts', 'is_nil = (counts IS NULL)')
@Check('petition_return_confirmed', `state <> 'confirmed' OR (confirmed_by IS NOT NULL AND confirmed_by <> filed_by)`)
@Unique('petition_return_once', ['centerId', 'month'])
@Index('petition_return_by_month', ['month', 'id'])
export class PetitionReturnRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn({ comment: 'YYYY-MM' }) month!: string;
  @BoolColumn({ comment: 'nothing happened' }) isNil!: boolean;
  @JsonColumn({ nullable: true, comment: 'stated counts: items, persons, byChannel, byLevel' }) counts!: object | null;
  @CodeColumn() state!: string;
  @UuidColumn({ comment: 'account' }) filedBy!: string;
  @UuidColumn({ nullable: true }) filedByStaffId!: string | null;
  @InstantColumn() filedAt!: string;
  @UuidColumn({ nullable: true, comment: 'account of another person' }) confirmedBy!: string | null;
  @InstantColumn({ nullable: true }) confirmedAt!: string | null;
  @InstantColumn({ nullable: true, comment: 'when the register first disagreed' }) contradictedAt!: string | null;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() updatedAt!: string;
}

/** Rows are only added. */
@Entity('petition_return_version')
@Unique('petition_return_version_once', ['returnId', 'version'])
@Index(['centerId'])
export class PetitionReturnVersionRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => PetitionReturnRow) returnId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @IntColumn() version!: number;
  @BoolColumn() isNil!: boolean;
  @JsonColumn({ nullable: true }) counts!: object | null;
  @CodeColumn() state!: string;
  @TextColumn({ nullable: true, comment: 'why it was corrected' }) reason!: string | null;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
}
