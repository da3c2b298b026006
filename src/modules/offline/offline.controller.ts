import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../platform/auth/requires.decorator.js';
import { CurrentSender, type Sender } from '../../platform/http/own-requests.js';
import type { Reply } from '../../platform/http/reply.js';
import { QueueRequest, QueueResponse } from './offline.dto.js';
import { OfflineService } from './offline.service.js';

@ApiTags('offline')
@Controller('sync')
export class OfflineController {
  constructor(private readonly offline: OfflineService) {}

  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({
    summary: 'Send what was queued in the field 离线补报',
    description:
      'Requests written down without a network, sent in their order. Each goes through its own operation, by itself, with ' +
      'the caller’s rights and relation to the case as they are at arrival, and the rules of two clocks (`occurredAt`). ' +
      'Each is answered: `registered`, `received` (was done before: the batch may be sent again as often as needed, ' +
      'also in part) or `refused` `because`. What builds on a refused request, by `afterId` or on the same resource, is ' +
      'refused with it (`depends_on_refused`); the others go on. A refused one may be sent again under the same id.',
  })
  @ApiOkResponse({ type: QueueResponse })
  send(@CurrentSender() sender: Sender, @Body() body: QueueRequest): Promise<Reply<QueueResponse>> {
    return this.offline.send(sender, body);
  }
}
