/** What somebody wrote with an entry of the log, such as why a case was assigned: the log itself holds no free text. */
import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { IdColumn, TextColumn, UuidColumn } from '../../platform/database/columns.js';
import { DisputeRow } from './dispute.entity.js';

@Entity('case_note')
export class CaseNoteRow {
  @IdColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @PrimaryColumn('integer', { comment: 'sequence number of the entry' }) seq!: number;
  @UuidColumn({ comment: 'centre of origin' }) centerId!: string;
  @TextColumn() text!: string;
}
