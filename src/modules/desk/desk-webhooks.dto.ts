/** Lines of the desk about webhooks. */
import { STOP_REASONS } from '../../domain/webhooks/subscriptions.js';
import { InstantField, Int, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

export class DeskStoppedWebhook {
  @Uuid({ description: 'The webhook, see `GET /webhooks/{id}`.' })
  webhookId!: string;
  @Uuid({ description: 'Its centre.' })
  centerId!: string;
  @Text({ max: 200, description: 'The system that no longer receives events.', example: '市大数据局' })
  description!: string;
  @OneOf(STOP_REASONS, { description: 'Why it was stopped, see `reason` of the webhook.', example: 'failing' })
  reason!: string;
  @InstantField({ description: 'When it was stopped.' })
  stoppedAt!: string;
  @Int({ min: 0, max: 2147483647, description: 'Events on their way to it; `resume` sends them.' })
  outstanding!: number;
}
