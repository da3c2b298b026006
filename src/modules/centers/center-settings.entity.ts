/** What a centre has set for itself: every version stays, the highest is in force. Rows are only added. */
import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from './center.entity.js';

@Entity('center_settings')
export class CenterSettingsRow {
  @PrimaryColumn('uuid') @ForeignKey(() => CenterRow) centerId!: string;
  @PrimaryColumn('integer') version!: number;
  @JsonColumn() settings!: object;
  @UuidColumn({ nullable: true, comment: 'account; null at set-up' }) recordedBy!: string | null;
  @InstantColumn() recordedAt!: string;
}
