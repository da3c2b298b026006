import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { WebhookChangesService } from './webhook-changes.service.js';
import {
  CreateWebhookRequest,
  ReplayRequest,
  RotateSecretRequest,
  UpdateWebhookRequest,
  WebhookPage,
  WebhookQuery,
  WebhookResponse,
  WebhookWithSecretResponse,
} from './webhooks.dto.js';
import { WebhooksService } from './webhooks.service.js';

/** A change of the webhook named in the path. */
const OnWebhook = () => On('webhook', 'webhookId', 'required', 'webhook.manage');

@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly changes: WebhookChangesService,
  ) {}

  @Get()
  @Requires('webhook.manage')
  @ApiOperation({
    summary: 'List webhooks 事件推送',
    description: 'Newest first: those of every centre an administrator reaches; an API key sees its own.',
  })
  @ApiOkResponse({ type: WebhookPage })
  list(@CurrentCaller() caller: Caller, @Query() query: WebhookQuery): Promise<Reply<PageOf<WebhookResponse>>> {
    return this.webhooks.list(caller, query);
  }

  @Post()
  @Requires('webhook.manage')
  @ApiOperation({
    summary: 'Have events sent to another system 新建推送',
    description:
      'Each event as CloudEvents structured JSON (`application/cloudevents+json`), signed as Standard Webhooks has it: `webhook-id` ' +
      '(the `id` of the event), `webhook-timestamp`, `webhook-signature`. At least once: drop what came before by its id. The ' +
      'events of one subject come in the order of `sequence`, one after the other; those of others do not wait for them. Any 2xx ' +
      'within `WEBHOOK_TIMEOUT_SECONDS` is a delivery; everything else is tried again after growing pauses (`Retry-After` is ' +
      'honoured) and becomes a dead letter after `WEBHOOK_ATTEMPTS` (10, about a day), which lets the later ones pass. 410 ends ' +
      'the sending. What is sent is what the owner may see at that moment. It begins with what happens from now on. The secret ' +
      'is shown this once; an Idempotency-Key is ignored: a repeated request creates another webhook. At most 50 per centre ' +
      '(`too_many_webhooks`).',
  })
  @ApiCreatedResponse({ type: WebhookWithSecretResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateWebhookRequest,
  ): Promise<Reply<WebhookWithSecretResponse>> {
    return this.webhooks.create(caller, body);
  }

  @Get(':webhookId')
  @Requires('webhook.manage')
  @ApiOperation({
    summary: 'A webhook 查看推送',
    description: 'Also a deleted one. One the caller could list; any other: 404. Never its secrets.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  get(@CurrentCaller() caller: Caller, @Id('webhookId') id: string): Promise<Reply<WebhookResponse>> {
    return this.webhooks.get(caller, id);
  }

  @Patch(':webhookId')
  @Requires('webhook.manage')
  @OnWebhook()
  @ApiOperation({
    summary: 'Change address, description or types of a webhook 修改推送',
    description:
      'Good for the next attempt, also of what is on its way; other types for what is taken from the feed next. The address of a ' +
      'webhook whose key sees what administrators do not is changed by that key alone (409 `webhook_of_key`).',
  })
  @ApiOkResponse({ type: WebhookResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Id('webhookId') id: string,
    @Body() body: UpdateWebhookRequest,
  ): Promise<Reply<WebhookResponse>> {
    return this.changes.update(caller, id, body);
  }

  @Delete(':webhookId')
  @Requires('webhook.manage')
  @OnWebhook()
  @ApiOperation({
    summary: 'Delete a webhook 删除推送',
    description:
      'For good: nothing is sent any more, what is on its way and its secrets are gone. Its log stays readable.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  delete(@CurrentCaller() caller: Caller, @Id('webhookId') id: string): Promise<Reply<WebhookResponse>> {
    return this.changes.delete(caller, id);
  }

  @Post(':webhookId/pause')
  @HttpCode(200)
  @Requires('webhook.manage')
  @OnWebhook()
  @ApiOperation({
    summary: 'Pause a webhook 暂停推送',
    description:
      'Nothing is sent until it is resumed; it keeps its place. What is being sent at this moment still arrives.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  pause(@CurrentCaller() caller: Caller, @Id('webhookId') id: string): Promise<Reply<WebhookResponse>> {
    return this.changes.pause(caller, id);
  }

  @Post(':webhookId/resume')
  @HttpCode(200)
  @Requires('webhook.manage')
  @OnWebhook()
  @ApiOperation({
    summary: 'Resume a webhook that was paused or disabled 恢复推送',
    description: 'Goes on where it stopped; what waits for another try is tried at once.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  resume(@CurrentCaller() caller: Caller, @Id('webhookId') id: string): Promise<Reply<WebhookResponse>> {
    return this.changes.resume(caller, id);
  }

  @Post(':webhookId/rotate-secret')
  @HttpCode(200)
  @Requires('webhook.manage')
  @OnWebhook()
  @ApiOperation({
    summary: 'Make a new secret for a webhook 更换签名密钥',
    description:
      'Shown this once. For `overlapHours` each delivery bears two signatures, one with the secret until now; any older one ' +
      'signs no more. An Idempotency-Key is ignored.',
  })
  @ApiOkResponse({ type: WebhookWithSecretResponse })
  rotate(
    @CurrentCaller() caller: Caller,
    @Id('webhookId') id: string,
    @Body() body: RotateSecretRequest,
  ): Promise<Reply<WebhookWithSecretResponse>> {
    return this.changes.rotate(caller, id, body);
  }

  @Post(':webhookId/replay')
  @HttpCode(200)
  @Requires('webhook.manage')
  @OnWebhook()
  @ApiOperation({
    summary: 'Send from an earlier place again 重新推送',
    description:
      'Everything after `after`, or recorded at `from` or later, is sent, again where it was sent before; one of the two is ' +
      'needed. A later place leaves out what lies between, except what is on its way already.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  @ApiProblem(410, 'The events after this cursor are no longer kept (`cursor_gone`).')
  replay(
    @CurrentCaller() caller: Caller,
    @Id('webhookId') id: string,
    @Body() body: ReplayRequest,
  ): Promise<Reply<WebhookResponse>> {
    return this.changes.replay(caller, id, body);
  }
}
