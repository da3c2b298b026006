/** Parties of a dispute. Phones, id numbers and addresses are encrypted under the dispute's key and matched by keyed hashes. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  BytesColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('party')
@Check('party_role', `role IN ('applicant','respondent','third_party')`)
@Check('party_kind', `kind IN ('person','organization','group')`)
@Index(['disputeId', 'position'])
@Index(['centerId'])
@Index('party_id_number', ['idNumberMatch', 'centerId'], { where: 'id_number_match IS NOT NULL' })
@Index('party_phone', ['phoneMatch', 'centerId'], { where: 'phone_match IS NOT NULL' })
@Index('party_home', ['addressMatch', 'centerId'], { where: 'address_match IS NOT NULL' })
export class PartyRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @IntColumn() position!: number;
  @CodeColumn() role!: string;
  @CodeColumn() kind!: string;
  @TextColumn() name!: string;
  @BoolColumn({ default: false, comment: 'declared to be under 18' }) minor!: boolean;
  @BytesColumn({ nullable: true }) phoneSealed!: Buffer | null;
  @BytesColumn({ nullable: true }) phoneMatch!: Buffer | null;
  @TextColumn({ nullable: true, comment: 'masked form, shown by default' }) phoneMasked!: string | null;
  @BytesColumn({ nullable: true }) idNumberSealed!: Buffer | null;
  @BytesColumn({ nullable: true }) idNumberMatch!: Buffer | null;
  @TextColumn({ nullable: true }) idNumberMasked!: string | null;
  @BytesColumn({ nullable: true }) addressSealed!: Buffer | null;
  @BytesColumn({ nullable: true }) addressMatch!: Buffer | null;
  @TextColumn({ nullable: true }) addressMasked!: string | null;
  @BytesColumn({ nullable: true }) workUnitSealed!: Buffer | null;
  @BytesColumn({ nullable: true }) workUnitMatch!: Buffer | null;
  @TextColumn({ nullable: true }) workUnitMasked!: string | null;
  @BytesColumn({ nullable: true, comment: 'what the forms ask of a person, shown masked as a whole' })
  sexSealed!: Buffer | null;
  @BytesColumn({ nullable: true }) ethnicitySealed!: Buffer | null;
  @BytesColumn({ nullable: true }) occupationSealed!: Buffer | null;
  @BytesColumn({ nullable: true }) bornOnSealed!: Buffer | null;
  @InstantColumn({ nullable: true, comment: 'from then on stored and kept safe, and nothing else (R48)' })
  restrictedAt!: string | null;
  @IntColumn({ comment: 'rises with each change of the party or of what is recorded for it' })
  version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}

/** Who acts or acted for a party: a legal representative, an agent, or somebody chosen by a group (R9). Powers and times are in the log. */
@Entity('party_representative')
@Check('party_representative_kind', `kind IN ('legal','agent','group')`)
@Index(['partyId'])
@Index(['disputeId'])
export class RepresentativeRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @UuidColumn() @ForeignKey(() => PartyRow) partyId!: string;
  @CodeColumn() kind!: string;
  @TextColumn() name!: string;
  @TextColumn({ nullable: true, comment: 'number of the letter of authority' }) letterNo!: string | null;
}
