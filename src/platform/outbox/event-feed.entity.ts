/** The head of the feed, one row: whoever gives positions holds its lock, so that one batch is visible before the next is numbered. */
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('event_feed')
@Check('event_feed_single', 'id = 1')
export class EventFeedRow {
  @PrimaryColumn('smallint') id!: number;
  @Column({ type: 'bigint', comment: 'the last position that was given' }) lastPosition!: number;
  @Column({ type: 'bigint', comment: 'everything after this position can still be read' }) keptAfter!: number;
}
