/**
 * Events sent to other systems. Planner: takes what each webhook is to have from the feed; dispatcher and delivery: send it,
 * at least once and in order; desk, changes, log: what administrators and keys do with it. Tables: webhook,
 * webhook_delivery (what is on its way), webhook_attempt (the log). Endpoints: /webhooks, /webhooks/{id}, …/pause, …/resume,
 * …/rotate-secret, …/replay, …/ping, …/deliveries, …/dead-letters, …/dead-letters/redeliver, …/dead-letters/{id}/redeliver.
 */
import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Outgoing } from '../../platform/outgoing/outgoing.js';
import { CentersModule } from '../centers/centers.module.js';
import { EventsModule } from '../events/events.module.js';
import { StoppedWebhooksReader } from './stopped-webhooks.reader.js';
import { WebhookChangesService } from './webhook-changes.service.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { WebhookDelivery } from './webhook-delivery.service.js';
import { WebhookDesk } from './webhook-desk.js';
import { WebhookDispatcher } from './webhook-dispatcher.service.js';
import { WebhookLogController } from './webhook-log.controller.js';
import { WebhookLogService } from './webhook-log.service.js';
import { WebhookPlanner } from './webhook-planner.service.js';
import { WebhookRights } from './webhook-rights.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhookTargets } from './webhook-targets.js';
import { WebhookTimes } from './webhook-times.js';
import { WebhookUpkeep } from './webhook-upkeep.service.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';
import { WebhooksStore } from './webhooks.store.js';

const MANAGING = [WebhooksService, WebhookChangesService, WebhookLogService, WebhookDesk, WebhookTargets];
const SENDING = [WebhookPlanner, WebhookDispatcher, WebhookDelivery, WebhookRights, WebhookSender, WebhookSecrets];

@Module({
  imports: [CentersModule, EventsModule],
  controllers: [WebhookLogController, WebhooksController],
  providers: [
    ...MANAGING,
    ...SENDING,
    WebhookTimes,
    WebhookUpkeep,
    WebhooksStore,
    WebhookDeliveriesStore,
    StoppedWebhooksReader,
    { provide: Outgoing, inject: [CONFIG], useFactory: ({ webhooks }: Config) => new Outgoing(webhooks) },
  ],
  exports: [StoppedWebhooksReader],
})
export class WebhooksModule {}
