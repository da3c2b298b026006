import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { LocalOnly, Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { AccountPasswordsService } from './account-passwords.service.js';
import {
  AccountPage,
  AccountQuery,
  AccountResponse,
  CreateAccountRequest,
  IssuedPasswordResponse,
  UpdateAccountRequest,
} from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly passwords: AccountPasswordsService,
  ) {}

  @Get()
  @Requires('grant.manage')
  @Discloses()
  @ApiOperation({
    summary: 'List accounts 账号',
    description:
      'By user name: accounts of the centres an administrator or director reaches, and accounts with grants there.',
  })
  @ApiOkResponse({ type: AccountPage })
  list(@CurrentCaller() caller: Caller, @Query() query: AccountQuery): Promise<Reply<PageOf<AccountResponse>>> {
    return this.accounts.list(caller, query);
  }

  @Post()
  @Requires('account.manage')
  @ApiOperation({
    summary: 'Make an account 开设账号',
    description: 'Without a password and without rights: then issue a password with `password-reset` and give grants.',
  })
  @ApiCreatedResponse({ type: AccountResponse })
  create(@CurrentCaller() caller: Caller, @Body() body: CreateAccountRequest): Promise<Reply<AccountResponse>> {
    return this.accounts.create(caller, body);
  }

  @Get(':accountId')
  @SignedIn({ peopleOnly: true })
  @Discloses()
  @ApiOperation({
    summary: 'An account 账号',
    description: 'The own one, or one the caller could list; any other: 404.',
  })
  @ApiOkResponse({ type: AccountResponse })
  get(@CurrentCaller() caller: Caller, @Id('accountId') id: string): Promise<Reply<AccountResponse>> {
    return this.accounts.get(caller, id);
  }

  @Patch(':accountId')
  @Requires('account.manage')
  @On('account', 'accountId', 'required', 'account.manage')
  @ApiOperation({
    summary: 'Change, disable or enable an account 修改、停用或启用账号',
    description:
      'By an administrator who reaches its home centre and every centre it holds grants at. Disabling ends its sessions at once; ' +
      'nobody disables the own account or links it to another person or identity (`own_account`).',
  })
  @ApiOkResponse({ type: AccountResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Id('accountId') id: string,
    @Body() body: UpdateAccountRequest,
  ): Promise<Reply<AccountResponse>> {
    return this.accounts.update(caller, id, body);
  }

  @Post(':accountId/password-reset')
  @HttpCode(200)
  @LocalOnly()
  @Requires('account.manage')
  @On('account', 'accountId', 'required', 'account.manage')
  @ApiOperation({
    summary: 'Issue a temporary password 重置口令',
    description:
      'Shown once and never stored; the holder must change it before anything else. Every session of the account ends. ' +
      'An Idempotency-Key is ignored: a repeated request issues another password.',
  })
  @ApiOkResponse({ type: IssuedPasswordResponse })
  issuePassword(@CurrentCaller() caller: Caller, @Id('accountId') id: string): Promise<Reply<IssuedPasswordResponse>> {
    return this.passwords.issue(caller, id);
  }
}
