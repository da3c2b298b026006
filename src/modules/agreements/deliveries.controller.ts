import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { ConditionFindingResponse } from '../disputes/obligation.dto.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import { AgreementResponse } from './agreement.dto.js';
import { DeliveriesService } from './deliveries.service.js';
import {
  DeliverAgreementRequest,
  AgreementDeliveryResponse,
  ResolveConditionRequest,
  VoidDeliveryRequest,
} from './delivery.dto.js';

@ApiTags('agreements')
@Controller()
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Post('agreements/:agreementId/deliveries')
  @Records('deliverAgreement', 'agreement', 'agreementId')
  @ApiCreatedResponse({ type: AgreementDeliveryResponse })
  deliver(
    @CurrentCaller() caller: Caller,
    @Id('agreementId') id: string,
    @Body() body: DeliverAgreementRequest,
  ): Promise<Reply<AgreementDeliveryResponse>> {
    return this.deliveries.deliver(caller, id, body);
  }

  @Post('agreements/:agreementId/deliveries/:deliveryId/void')
  @Performs('voidDelivery', 'agreement', 'agreementId')
  @ApiOkResponse({ type: AgreementResponse })
  void(
    @CurrentCaller() caller: Caller,
    @Id('agreementId') id: string,
    @Id('deliveryId') deliveryId: string,
    @Body() body: VoidDeliveryRequest,
  ): Promise<Reply<AgreementResponse>> {
    return this.deliveries.void(caller, id, deliveryId, body);
  }

  @Post('obligations/:obligationId/condition')
  @Records('resolveCondition', 'obligation', 'obligationId')
  @ApiCreatedResponse({ type: ConditionFindingResponse })
  resolve(
    @CurrentCaller() caller: Caller,
    @Id('obligationId') id: string,
    @Body() body: ResolveConditionRequest,
  ): Promise<Reply<ConditionFindingResponse>> {
    return this.deliveries.resolve(caller, id, body);
  }
}
