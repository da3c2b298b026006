/** What happened, for other systems: written in the transaction that made it happen, so that none is lost or invented. */
import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, JsonColumn, UuidColumn } from '../database/columns.js';

@Entity('outbox')
@Index(['recordedAt', 'id'])
export class OutboxRow {
  @IdColumn() id!: string;
  @UuidColumn() centerId!: string;
  @CodeColumn({ comment: 'event type, past tense' }) type!: string;
  @CodeColumn({ comment: 'dispute, shift, petition, report …' }) subjectKind!: string;
  @UuidColumn() subjectId!: string;
  @JsonColumn({ comment: 'ids, codes, days and amounts only' }) payload!: object;
  @InstantColumn() recordedAt!: string;
}
