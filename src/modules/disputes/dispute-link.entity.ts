/** What ties two cases together; each side's log tells when. A merged or split case names where it went or came from. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from './dispute.entity.js';

@Entity('dispute_link')
@Check('dispute_link_kind', `kind IN ('related','duplicate','follow_up','same_cause','split_from','merged_into')`)
@Check('dispute_link_two_cases', 'from_dispute_id <> to_dispute_id')
@Index(['fromDisputeId'])
@Index(['toDisputeId'])
@Index(['centerId'])
export class DisputeLinkRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the case that names the other' })
  @ForeignKey(() => CenterRow)
  centerId!: string;
  @UuidColumn({ comment: 'the case that names the other' }) @ForeignKey(() => DisputeRow) fromDisputeId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) toDisputeId!: string;
  @CodeColumn() kind!: string;
  @InstantColumn() linkedAt!: string;
  @InstantColumn({ nullable: true }) endedAt!: string | null;
}
