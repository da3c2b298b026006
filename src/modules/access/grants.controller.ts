import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { AccountResponse, CreateGrantRequest, GrantResponse } from './accounts.dto.js';
import { GrantsService } from './grants.service.js';

@ApiTags('accounts')
@Controller('accounts/:accountId/grants')
export class GrantsController {
  constructor(private readonly grants: GrantsService) {}

  @Post()
  @Requires('grant.manage')
  @On('account', 'accountId', 'honoured', 'grant.manage')
  @ApiOperation({
    summary: 'Give a grant 授权',
    description:
      'Role × centre × optional department, inside the giver’s reach, never to oneself. In force at once, except that a director’s ' +
      'grant is `pending` until a second administrator or director approves it.',
  })
  @ApiCreatedResponse({ type: GrantResponse })
  give(
    @CurrentCaller() caller: Caller,
    @Id('accountId') accountId: string,
    @Body() body: CreateGrantRequest,
  ): Promise<Reply<GrantResponse>> {
    return this.grants.give(caller, accountId, body);
  }

  @Post(':grantId/approve')
  @HttpCode(200)
  @Requires('grant.manage')
  @On('account', 'accountId', 'required', 'grant.manage')
  @ApiOperation({
    summary: 'Approve a director’s grant as the second person 复核授权',
    description:
      'By an administrator or director of the centre who is neither the one who proposed it nor the future director.',
  })
  @ApiOkResponse({ type: GrantResponse })
  approve(
    @CurrentCaller() caller: Caller,
    @Id('accountId') accountId: string,
    @Id('grantId') grantId: string,
  ): Promise<Reply<GrantResponse>> {
    return this.grants.approve(caller, accountId, grantId);
  }

  @Delete(':grantId')
  @SignedIn({ peopleOnly: true })
  @On('account', 'accountId', 'honoured')
  @ApiOperation({
    summary: 'Take a grant away 撤销授权',
    description:
      'By whoever may give it, or by its holder; gone at once, answered with the account as it is now. The last administrator of a ' +
      'centre stays (`last_administrator`).',
  })
  @ApiOkResponse({ type: AccountResponse })
  take(
    @CurrentCaller() caller: Caller,
    @Id('accountId') accountId: string,
    @Id('grantId') grantId: string,
  ): Promise<Reply<AccountResponse>> {
    return this.grants.take(caller, accountId, grantId);
  }
}
