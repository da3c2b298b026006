import { applyDecorators, Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Permission } from '../../domain/access/permissions.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { ItemStepsService } from './item-steps.service.js';
import {
  AnswerItemRequest,
  DecideObjectionRequest,
  DecideReviewRequest,
  ExtendItemRequest,
  ItemDayRequest,
  ItemResponse,
  NotifyItemRequest,
  ObjectToItemRequest,
  OpenItemRequest,
  RequestReviewRequest,
  StrikeItemRecordRequest,
  TransferItemRequest,
} from './petition-items.dto.js';

/** A step of an item: what it is called, who may, what it says. */
const Step = (verb: string, permission: Permission, summary: string, description: string): MethodDecorator =>
  applyDecorators(
    Post(`petition-items/:itemId/${verb}`),
    HttpCode(200),
    Requires(permission),
    On('petition_item', 'itemId', 'required', permission),
    ApiOperation({ summary, description: `${description} Rule R14.` }),
    ApiOkResponse({ type: ItemResponse }),
  );

type Answer = Promise<Reply<ItemResponse>>;

@ApiTags('petitions')
@Controller()
export class ItemStepsController {
  constructor(private readonly steps: ItemStepsService) {}

  @Post('petitions/:petitionId/item')
  @Requires('petition.register')
  @On('petition', 'petitionId', 'honoured', 'petition.register')
  @ApiOperation({
    summary: 'Make an entry an item that a body answers for 立为信访事项',
    description:
      'One per entry. The same matter is not taken up while it is dealt with, nor after a re-review (19, 36); the entry stays in the register ' +
      'all the same. Refused: `item_exists`, `same_matter_pending`, `same_facts_final`. Rule R14.',
  })
  @ApiCreatedResponse({ type: ItemResponse })
  open(@CurrentCaller() caller: Caller, @Id('petitionId') id: string, @Body() body: OpenItemRequest): Answer {
    return this.steps.open(caller, id, body);
  }

  @Step(
    'notify',
    'petition.register',
    'Record the notice 书面告知',
    'The petitioner was told in writing within 15 days of receipt (23), or name and address are unclear; with it the item is accepted 受理 and 60 days begin.',
  )
  notify(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: NotifyItemRequest): Answer {
    return this.steps.notify(caller, id, body);
  }

  @Step(
    'object',
    'petition.register',
    'Object to a mis-sent item 提出异议',
    'Within 5 working days of receipt, once, and only of an item that was passed on (23). Refused: `objection_only_if_sent`, `item_objection_too_late`, `already_objected`.',
  )
  object(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: ObjectToItemRequest): Answer {
    return this.steps.object(caller, id, body);
  }

  @Step(
    'decide-objection',
    'petition.register',
    'What the sender decided about the objection 异议核实',
    'Upheld: it goes back and ends here; else the body deals with it, and the time to tell the petitioner has been running all along.',
  )
  decideObjection(
    @CurrentCaller() caller: Caller,
    @Id('itemId') id: string,
    @Body() body: DecideObjectionRequest,
  ): Answer {
    return this.steps.decideObjection(caller, id, body);
  }

  @Step(
    'extend',
    'petition_item.extend',
    'Extend the time to answer 批准延期',
    'By the director, once, by at most 30 days, before the 60 days are over (34). The petitioner is told of it. Refused: `already_extended`, `extension_too_late`.',
  )
  extend(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: ExtendItemRequest): Answer {
    return this.steps.extend(caller, id, body);
  }

  @Step(
    'tell-extension',
    'petition.register',
    'Record that the petitioner was told of the extension 延期告知',
    'With its reason (34), before the time without the extension is over. Refused: `no_extension_to_tell`.',
  )
  tellExtension(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: ItemDayRequest): Answer {
    return this.steps.tellExtension(caller, id, body);
  }

  @Step(
    'answer',
    'petition.register',
    'Record the answer 处理意见',
    'In writing, within 60 days of acceptance (34); a late one is recorded as late.',
  )
  answer(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: AnswerItemRequest): Answer {
    return this.steps.answer(caller, id, body);
  }

  @Step(
    'deliver',
    'petition.register',
    'Record when the written reply was received 送达',
    'Of the answer, or of the decision of the review: from then on 30 days to ask for a (further) review run (35, 36). Refused: `reply_already_delivered`.',
  )
  deliver(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: ItemDayRequest): Answer {
    return this.steps.deliver(caller, id, body);
  }

  @Step(
    'request-review',
    'petition.register',
    'Record a request for review or re-review 请求复查、复核',
    'Within 30 days of receiving the written reply (35, 36). Refused: `reply_not_delivered`, `review_window_closed`.',
  )
  requestReview(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: RequestReviewRequest): Answer {
    return this.steps.requestReview(caller, id, body);
  }

  @Step(
    'decide-review',
    'petition.register',
    'Record the decision of a review or re-review 复查、复核意见',
    'Within 30 days of the request; the days of a hearing in a re-review are not counted. A re-review is the last word: the item ends (36). Refused: `hearing_only_in_re_review`.',
  )
  decideReview(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: DecideReviewRequest): Answer {
    return this.steps.decideReview(caller, id, body);
  }

  @Step(
    'withdraw',
    'petition.register',
    'Record that it was withdrawn 撤回',
    'By the petitioner, of their own will. The entry in the register stays and counts.',
  )
  withdraw(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: ItemDayRequest): Answer {
    return this.steps.withdraw(caller, id, body);
  }

  @Step(
    'transfer',
    'petition.register',
    'Hand it to another body 转送',
    'Before it is answered; the other body answers for it, the item ends here. The entry in the register stays and counts.',
  )
  transfer(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: TransferItemRequest): Answer {
    return this.steps.transfer(caller, id, body);
  }

  @Step(
    'strike',
    'petition.register',
    'Strike the last record 撤销最近一条记录',
    'It was wrong: it stays visible, struck, and does not count. Repeat for earlier ones; the opening cannot be struck. Refused: `nothing_to_strike`.',
  )
  strike(@CurrentCaller() caller: Caller, @Id('itemId') id: string, @Body() body: StrikeItemRecordRequest): Answer {
    return this.steps.strike(caller, id, body);
  }
}
