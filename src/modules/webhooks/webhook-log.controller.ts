import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { WebhookLogService } from './webhook-log.service.js';
import {
  AttemptPage,
  AttemptQuery,
  AttemptResponse,
  DeadLetterPage,
  type DeadLetterResponse,
  WebhookResponse,
} from './webhooks.dto.js';

@ApiTags('webhooks')
@Controller('webhooks/:webhookId')
export class WebhookLogController {
  constructor(private readonly log: WebhookLogService) {}

  @Post('ping')
  @HttpCode(200)
  @Requires('webhook.manage')
  @On('webhook', 'webhookId', 'none', 'webhook.manage')
  @ApiOperation({
    summary: 'Send a test event and see what comes back 测试推送',
    description:
      'A signed event of type `cn.governance-center.webhook.ping.v1`, sent at once whatever the state; the answer tells what became ' +
      'of it. It counts for nothing but its line in the log. An Idempotency-Key is ignored.',
  })
  @ApiOkResponse({ type: AttemptResponse })
  @ApiProblem(429, 'Too many tests at once (`too_many_requests`); `Retry-After` says when to try again.')
  ping(@CurrentCaller() caller: Caller, @Id('webhookId') id: string): Promise<Reply<AttemptResponse>> {
    return this.log.ping(caller, id);
  }

  @Get('deliveries')
  @Requires('webhook.manage')
  @ApiOperation({
    summary: 'The log of deliveries 推送记录',
    description: 'A line for each attempt, newest first, kept for `WEBHOOK_LOG_DAYS` (30).',
  })
  @ApiOkResponse({ type: AttemptPage })
  deliveries(
    @CurrentCaller() caller: Caller,
    @Id('webhookId') id: string,
    @Query() query: AttemptQuery,
  ): Promise<Reply<PageOf<AttemptResponse>>> {
    return this.log.attempts(caller, id, query);
  }

  @Get('dead-letters')
  @Requires('webhook.manage')
  @ApiOperation({
    summary: 'Events that were given up 死信',
    description:
      'In the order of the feed, as long as the feed keeps them. Later events of their subjects have passed them.',
  })
  @ApiOkResponse({ type: DeadLetterPage })
  deadLetters(
    @CurrentCaller() caller: Caller,
    @Id('webhookId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<DeadLetterResponse>>> {
    return this.log.deadLetters(caller, id, query);
  }

  @Post('dead-letters/redeliver')
  @HttpCode(200)
  @Requires('webhook.manage')
  @On('webhook', 'webhookId', 'required', 'webhook.manage')
  @ApiOperation({
    summary: 'Try all dead letters anew 全部重投',
    description:
      'With all attempts to come; also where there are none. The later events of a subject that still wait come after.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  redeliverAll(@CurrentCaller() caller: Caller, @Id('webhookId') id: string): Promise<Reply<WebhookResponse>> {
    return this.log.redeliver(caller, id, null);
  }

  @Post('dead-letters/:eventId/redeliver')
  @HttpCode(200)
  @Requires('webhook.manage')
  @On('webhook', 'webhookId', 'required', 'webhook.manage')
  @ApiOperation({
    summary: 'Try one dead letter anew 重投',
    description: 'With all attempts to come. 404 where the event is no dead letter of this webhook.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  redeliver(
    @CurrentCaller() caller: Caller,
    @Id('webhookId') id: string,
    @Id('eventId') eventId: string,
  ): Promise<Reply<WebhookResponse>> {
    return this.log.redeliver(caller, id, eventId);
  }
}
