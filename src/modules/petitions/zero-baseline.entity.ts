/** What was claimed from before there was a register, and each version of the claim. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

/** A claim from paper ledgers, as it stands: shown as declared, never as proven. */
@Entity('zero_baseline')
@Unique('zero_baseline_once', ['centerId'])
export class ZeroBaselineRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @DayColumn({ comment: 'since when zero is claimed' }) declaredSince!: string;
  @TextColumn({ comment: 'what the claim rests on' }) ground!: string;
  @UuidColumn({ comment: 'account' }) declaredBy!: string;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() recordedAt!: string;
}

/** Rows are only added. */
@Entity('zero_baseline_version')
@Unique('zero_baseline_version_once', ['baselineId', 'version'])
@Index(['centerId'])
export class ZeroBaselineVersionRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => ZeroBaselineRow) baselineId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @IntColumn() version!: number;
  @DayColumn() declaredSince!: string;
  @TextColumn() ground!: string;
  @UuidColumn({ comment: 'account' }) declaredBy!: string;
  @InstantColumn() recordedAt!: string;
}
