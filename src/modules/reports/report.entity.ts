/** A produced report, frozen: what was asked, what was answered, and the version of every record behind each figure. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('report')
@Check('report_period', 'period_from < period_to')
@Index('report_list', ['centerId', 'asOf', 'id'])
export class ReportRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'with everything below it' }) @ForeignKey(() => CenterRow) centerId!: string;
  @CodeColumn() kind!: string;
  @DayColumn() periodFrom!: string;
  @DayColumn({ comment: 'exclusive' }) periodTo!: string;
  @TextColumn({ comment: 'id@version of the definition' }) definition!: string;
  @JsonColumn({ comment: 'the answer as it was given' }) content!: object;
  @JsonColumn({ comment: 'per figure: kind of record, ids and versions' }) records!: object;
  @TextColumn({ comment: 'sha256 of figures and records' }) digest!: string;
  @InstantColumn({ comment: 'the register as it stood then' }) asOf!: string;
  @InstantColumn() producedAt!: string;
  @UuidColumn({ comment: 'account' }) producedBy!: string;
  @IntColumn({ default: 1 }) version!: number;
}
