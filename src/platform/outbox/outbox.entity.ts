/** What happened, for other systems: written in the transaction that made it happen, so that none is lost or invented. */
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, UuidColumn } from '../database/columns.js';

@Entity('outbox')
@Index(['recordedAt', 'id'])
@Index('outbox_position', ['position'], { unique: true })
@Index('outbox_waiting', ['inserted'], { where: 'position IS NULL' })
@Index('outbox_subject', ['subjectId', 'sequence'], { unique: true })
@Check('outbox_given', '(position IS NULL) = (sequence IS NULL)')
export class OutboxRow {
  @IdColumn() id!: string;
  @UuidColumn() centerId!: string;
  @CodeColumn({ comment: 'event type, past tense' }) type!: string;
  @CodeColumn({ comment: 'dispute, shift, petition, report …' }) subjectKind!: string;
  @UuidColumn() subjectId!: string;
  @JsonColumn({ comment: 'ids, codes, days and amounts only' }) payload!: object;
  @InstantColumn() recordedAt!: string;
  @Column({ type: 'bigint', comment: 'order of writing; two that waited for each other have it in that order' })
  inserted!: number;
  @Column({ type: 'bigint', nullable: true, comment: 'place in the feed, without gaps; given after the commit' })
  position!: number | null;
  @IntColumn({ nullable: true, comment: 'place among the events of the subject, without gaps' })
  sequence!: number | null;
}
