/** The log that a dispute is. Append only: the service's database role can insert and read, nothing else. */
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { DisputeRow } from './dispute.entity.js';

@Entity('case_log')
@Index(['centerId', 'recordedAt'])
export class CaseLogRow {
  @IdColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @PrimaryColumn('integer') seq!: number;
  @UuidColumn({ comment: 'centre of origin' }) centerId!: string;
  @CodeColumn() type!: string;
  @InstantColumn({ comment: 'when it happened' }) occurredAt!: string;
  @InstantColumn({ comment: 'when it was recorded; never decreases within a case' }) recordedAt!: string;
  @TextColumn({ comment: 'account, or system' }) actorId!: string;
  @UuidColumn({ nullable: true }) staffId!: string | null;
  @IntColumn({ nullable: true, comment: 'sequence number of the entry that brought this about' }) causedBy!:
    number | null;
  @JsonColumn({ comment: 'ids, codes, days and amounts only: no personal data, no free text' }) payload!: object;
}
