/** The words of a challenge and of its decision; who, whom, on which ground and how it was decided stand in the case log. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, TextColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('mediator_challenge')
@Index(['disputeId'])
@Index(['centerId'])
export class ChallengeRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @TextColumn({ nullable: true, comment: 'what the party said' }) note!: string | null;
  @TextColumn({ nullable: true, comment: 'why it was decided so; null while open' }) reason!: string | null;
}
