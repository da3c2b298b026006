/**
 * What a party asked about their own data (PIPL 44–50, R48): to see it, to have it corrected, restricted or erased, or a consent taken back;
 * how it was made sure who asks; and what was decided. Words are sealed under the key of the case.
 */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BytesColumn,
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';
import { PartyRow } from '../parties/party.entity.js';

@Entity('subject_request')
@Check('subject_request_kind', `kind IN ('access','correction','restriction','erasure','consent_withdrawal','release')`)
@Check('subject_request_decision', `decision IN ('granted','refused')`)
@Check(
  'subject_request_decided',
  `(decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)`,
)
@Check('subject_request_refused', `decision IS DISTINCT FROM 'refused' OR reason_sealed IS NOT NULL`)
@Check('subject_request_two_people', 'decided_by <> recorded_by')
@Index('subject_request_list', ['centerId', 'receivedOn', 'id'])
@Index(['disputeId'])
@Index(['partyId'])
export class SubjectRequestRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the case' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn({ comment: 'who asks, or for whom' }) @ForeignKey(() => PartyRow) partyId!: string;
  @CodeColumn() kind!: string;
  @CodeColumn({ comment: 'in person, by letter, online or through a representative' }) via!: string;
  @CodeColumn({ comment: 'how it was made sure who asks' }) identityCheck!: string;
  @DayColumn() receivedOn!: string;
  @DayColumn({ comment: 'last day to answer' }) dueOn!: string;
  @BytesColumn({ nullable: true, comment: 'what was asked, in words' }) wordsSealed!: Buffer | null;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
  @CodeColumn({ nullable: true }) decision!: string | null;
  @CodeColumn({ nullable: true, comment: 'what was done: open to see, restricted, …' }) outcome!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: string | null;
  @UuidColumn({ nullable: true, comment: 'account' }) decidedBy!: string | null;
  @BytesColumn({ nullable: true, comment: 'why, or what was done' }) reasonSealed!: Buffer | null;
  @IntColumn({ default: 1 }) version!: number;
}
