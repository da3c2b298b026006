/** Where other systems have events sent, what is on its way to them, and what became of each attempt. */
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { StopReason, WebhookState } from '../../domain/webhooks/subscriptions.js';
import {
  BytesColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';

@Entity('webhook')
@Check('webhook_state', `state IN ('active', 'paused', 'disabled', 'deleted')`)
@Check('webhook_reason', `(state = 'disabled') = (reason IS NOT NULL) AND (reason IS NULL) = (stopped_at IS NULL)`)
@Check('webhook_previous', `(previous_secret IS NULL) = (previous_until IS NULL)`)
@Index(['centerId', 'id'])
export class WebhookRow {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'its events are those of this centre and of the centres below' })
  @ForeignKey(() => CenterRow)
  centerId!: string;
  @UuidColumn({ comment: 'account or API key whose rights decide what is sent' }) ownerId!: string;
  @TextColumn() url!: string;
  @TextColumn({ comment: 'what the other system is' }) description!: string;
  @Column({ type: 'text', array: true, comment: 'types of events; empty: all' }) types!: readonly string[];
  @CodeColumn() state!: WebhookState;
  @CodeColumn({ nullable: true, comment: 'why the service stopped it' }) reason!: StopReason | null;
  @InstantColumn({ nullable: true }) stoppedAt!: string | null;
  @Column({ type: 'bigint', comment: 'everything up to here was looked at' }) position!: number;
  @BytesColumn({ comment: 'signing secret, sealed' }) secret!: Buffer;
  @BytesColumn({ nullable: true, comment: 'the secret before it, sealed' }) previousSecret!: Buffer | null;
  @InstantColumn({ nullable: true, comment: 'until then the one before signs too' }) previousUntil!: string | null;
  @InstantColumn({ nullable: true, comment: 'no delivery has succeeded since' }) failingSince!: string | null;
  @InstantColumn({ nullable: true, comment: 'the receiver asked not to be called before' }) holdUntil!: string | null;
  @UuidColumn({ comment: 'account or API key' }) createdBy!: string;
  @InstantColumn() createdAt!: string;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() updatedAt!: string;
}

/** An event that is still to be delivered, or has become a dead letter; gone as soon as it is delivered. */
@Entity('webhook_delivery')
@Check('webhook_delivery_state', `state IN ('waiting', 'dead')`)
@Check('webhook_delivery_lease', `(lease IS NULL) = (leased_until IS NULL)`)
@Index('webhook_delivery_subject', ['webhookId', 'subjectId', 'position'], { where: `state = 'waiting'` })
@Index('webhook_delivery_dead', ['webhookId', 'position'], { where: `state = 'dead'` })
@Index('webhook_delivery_leased', ['leasedUntil'], { where: 'leased_until IS NOT NULL' })
export class WebhookDeliveryRow {
  @PrimaryColumn('uuid') @ForeignKey(() => WebhookRow) webhookId!: string;
  @PrimaryColumn({ type: 'bigint', comment: 'place of the event in the feed' }) position!: number;
  @UuidColumn() eventId!: string;
  @TextColumn({ comment: 'as the contract names it' }) type!: string;
  @UuidColumn({ comment: 'its events are delivered one after the other' }) subjectId!: string;
  @CodeColumn() state!: 'waiting' | 'dead';
  @IntColumn({ default: 0, comment: 'attempts that failed' }) attempts!: number;
  @InstantColumn({ comment: 'not before' }) dueAt!: string;
  @UuidColumn({ nullable: true, comment: 'whoever is sending it now' }) lease!: string | null;
  @InstantColumn({ nullable: true, comment: 'after that another may send it' }) leasedUntil!: string | null;
  @CodeColumn({ nullable: true, comment: 'what went wrong last' }) failure!: string | null;
  @InstantColumn({ nullable: true }) deadAt!: string | null;
}

/** One line for each attempt; kept for WEBHOOK_LOG_DAYS. Neither bodies nor answers are kept. */
@Entity('webhook_attempt')
@Index(['webhookId', 'id'])
@Index(['at'])
export class WebhookAttemptRow {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => WebhookRow) webhookId!: string;
  @UuidColumn() eventId!: string;
  @TextColumn() type!: string;
  @IntColumn({ comment: 'which attempt for this event; 0: none was made' }) attempt!: number;
  @InstantColumn() at!: string;
  @CodeColumn({ comment: 'delivered, again, dead, stop, dropped, withheld, ping' }) outcome!: string;
  @IntColumn({ nullable: true, comment: 'of the answer' }) status!: number | null;
  @IntColumn() durationMs!: number;
  @CodeColumn({ nullable: true }) failure!: string | null;
  @InstantColumn({ nullable: true }) nextAt!: string | null;
  @TextColumn({ comment: 'SHA-256 of the address it went to, in hexadecimal' }) urlSha256!: string;
}
