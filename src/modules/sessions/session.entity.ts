/** A mediation session: where, when, who; and when it was held, what was said and found. */
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
  UuidListColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { RoomRow } from '../centers/room.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

@Entity('mediation_session')
@Check('mediation_session_state', `state IN ('scheduled','held','adjourned','cancelled','no_show')`)
@Index(['disputeId', 'startsAt'])
@Index(['centerId', 'startsAt'])
@Index('mediation_session_planned', ['startsAt'], { where: `state = 'scheduled'` })
@Index(['roomId'])
export class SessionRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @UuidColumn() @ForeignKey(() => DisputeRow) disputeId!: string;
  @InstantColumn() startsAt!: string;
  @InstantColumn() endsAt!: string;
  @CodeColumn() venue!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => RoomRow) roomId!: string | null;
  @UuidListColumn() mediatorIds!: string[];
  @JsonColumn({ comment: 'invited: staffId or name, and as what' }) invited!: object;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) parts!: string[];
  @CodeColumn({ default: 'closed', comment: 'may others listen (R20)' }) openness!: string;
  @CodeColumn({ nullable: true, comment: 'what keeps listeners out' }) closedReason!: string | null;
  @CodeColumn() state!: string;
  @InstantColumn({ nullable: true }) heldFrom!: string | null;
  @InstantColumn({ nullable: true }) heldTo!: string | null;
  @JsonColumn({ nullable: true }) attendance!: object | null;
  @JsonColumn({ nullable: true, comment: 'parts as they took place: together or apart, with whom, when' }) heldParts!:
    object | null;
  @TextColumn({ nullable: true }) minutes!: string | null;
  @TextColumn({ nullable: true }) undisputedFacts!: string | null;
  @TextColumn({ nullable: true, comment: 'never leaves the mediation file (R25)' }) concessions!: string | null;
  @JsonColumn({ nullable: true, comment: 'law and article, valid on the day' }) citations!: object | null;
  @BoolColumn({ nullable: true }) lawExplained!: boolean | null;
  @CodeColumn({ nullable: true }) outcome!: string | null;
  @TextColumn({ nullable: true, comment: 'why it was adjourned or cancelled, or what was noted of a no-show' })
  reason!: string | null;
  @IntColumn({ comment: 'case version at its last change' }) version!: number;
}
