/** Agreements, their signatures and copies. A new version of the text voids all signatures; the effective day is computed. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  BytesColumn,
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('agreement')
@Check('agreement_form', `form IN ('written','oral')`)
@Check('agreement_state', `state IN ('draft','effective','superseded')`)
@Index(['disputeId'])
@Index(['centerId'])
export class AgreementRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @IntColumn() version!: number;
  @CodeColumn() form!: string;
  @TextColumn({ comment: 'main facts' }) facts!: string;
  @TextColumn({ comment: 'points at issue' }) issues!: string;
  @TextColumn({ comment: 'each side’s responsibility' }) responsibilities!: string;
  @TextColumn() terms!: string;
  @IntColumn() copies!: number;
  @DayColumn({ nullable: true, comment: 'oral agreements: the day agreement was reached' }) agreedOn!: string | null;
  @CodeColumn({ comment: 'SHA-256 of the canonical text' }) textDigest!: string;
  @CodeColumn() state!: string;
  @DayColumn({ nullable: true, comment: 'computed: the latest of all signatures' }) effectiveOn!: string | null;
  @InstantColumn() createdAt!: string;
}

@Entity('agreement_signature')
@Index(['agreementId', 'agreementVersion'])
@Index(['disputeId'])
export class SignatureRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => AgreementRow) agreementId!: string;
  @IntColumn() agreementVersion!: number;
  @CodeColumn({ comment: 'party, mediator or seal' }) signer!: string;
  @UuidColumn({ nullable: true, comment: 'the party bound, also where somebody signed for it' }) partyId!:
    string | null;
  @UuidColumn({ nullable: true, comment: 'whose hand it was, where not the party’s own' }) representativeId!:
    string | null;
  @UuidColumn({ nullable: true }) staffId!: string | null;
  @CodeColumn({ comment: 'signature, seal or thumbprint' }) method!: string;
  @DayColumn() signedOn!: string;
  @UuidColumn({ nullable: true }) witnessStaffId!: string | null;
  @BytesColumn({ nullable: true, comment: 'encrypted name of a witness who is not of the staff' })
  witnessNameSealed!: Buffer | null;
  @UuidColumn({ nullable: true, comment: 'attachment with the scanned page' }) evidenceId!: string | null;
  @BoolColumn({ comment: 'recorded for the text as it stands' }) current!: boolean;
  @UuidColumn() recordedByAccountId!: string;
  @InstantColumn() recordedAt!: string;
}

/** A copy that was handed over; never changed. */
@Entity('agreement_delivery')
@Check('agreement_delivery_method', `method IN ('in_person','post','electronic','left_at_home')`)
@Index(['centerId'])
@Index(['disputeId'])
@Index(['agreementId'])
export class AgreementDeliveryRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre of origin of the dispute' }) @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => AgreementRow) agreementId!: string;
  @UuidColumn({ nullable: true, comment: 'null: the committee’s own copy' }) partyId!: string | null;
  @IntColumn() copies!: number;
  @CodeColumn() method!: string;
  @DayColumn() deliveredOn!: string;
  @BytesColumn({ comment: 'encrypted: who signed for it, its tracking number, or a note' }) receiptSealed!: Buffer;
  @InstantColumn() recordedAt!: string;
}
