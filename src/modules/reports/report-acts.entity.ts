/** What people did about a report after it was produced, and the keys it was sealed with. Rows are only added. */
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { ReportRow } from './report.entity.js';

@Entity('report_confirmation')
@Index(['centerId'])
export class ReportConfirmationRow {
  @IdColumn() @ForeignKey(() => ReportRow) reportId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn({ comment: 'account of another person than the producer' }) confirmedBy!: string;
  @UuidColumn({ nullable: true }) confirmedByStaffId!: string | null;
  @InstantColumn() confirmedAt!: string;
}

/** Public halves only; they stay published for the seals made with them. */
@Entity('signing_key')
export class SigningKeyRow {
  @PrimaryColumn({ type: 'varchar', length: 64, comment: 'RFC 7638 thumbprint' }) keyId!: string;
  @JsonColumn() publicJwk!: object;
  @InstantColumn() firstUsedAt!: string;
}

@Entity('report_seal')
@Index(['centerId'])
@Index(['keyId'])
export class ReportSealRow {
  @IdColumn() @ForeignKey(() => ReportRow) reportId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @TextColumn({ comment: 'of the report' }) digest!: string;
  @TextColumn({ comment: 'the text that was sealed, to the byte' }) sealed!: string;
  @CodeColumn() @ForeignKey(() => SigningKeyRow) keyId!: string;
  @TextColumn({ comment: 'Ed25519, base64url' }) value!: string;
  @JsonColumn({
    nullable: true,
    comment: 'heads of all chains of the audit log, whose digest is in the sealed text; null before version 3',
  })
  auditHeads!: object | null;
  @UuidColumn({ comment: 'account' }) signedBy!: string;
  @UuidColumn({ nullable: true }) signedByStaffId!: string | null;
  @InstantColumn() signedAt!: string;
}
