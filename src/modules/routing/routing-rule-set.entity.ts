/** A centre's routing rules: every version stays, the highest is in force. Rows are only added. */
import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, UuidColumn } from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('routing_rule_set')
export class RoutingRuleSetRow {
  @PrimaryColumn('uuid') @ForeignKey(() => CenterRow) centerId!: string;
  @PrimaryColumn('integer') version!: number;
  @JsonColumn({ comment: 'in order: the first that matches decides' }) rules!: object;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
  @InstantColumn() recordedAt!: string;
}
