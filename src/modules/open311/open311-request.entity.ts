/** What came in over Open311: whose it is, under which number of theirs, and a sealed copy of what was sent. */
import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BytesColumn, InstantColumn, TextColumn, UuidColumn } from '../../platform/database/columns.js';
import { ApiKeyRow } from '../access/api-key.entity.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('open311_request')
@Unique('open311_request_external_id', ['apiKeyId', 'externalId'])
@Index(['apiKeyId', 'requestedAt'])
@Index(['centerId'])
export class Open311RequestRow {
  @PrimaryColumn('uuid') @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ comment: 'who sent it, and alone sees it here' }) @ForeignKey(() => ApiKeyRow) apiKeyId!: string;
  @TextColumn({ comment: 'as it was sent: category, or category-subcategory' })
  serviceCode!: string;
  @TextColumn({ nullable: true, comment: 'number in the system of the sender' }) externalId!: string | null;
  @BytesColumn({ nullable: true, comment: 'keyed hash of what was sent under that number' }) digest!: Buffer | null;
  @InstantColumn() requestedAt!: string;
  @BytesColumn({ comment: 'description and place as they were sent; later words of officers are not told here' })
  sentSealed!: Buffer;
}
