import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { LocalOnly, SignedIn } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { AccountPasswordsService } from './account-passwords.service.js';
import { ChangePasswordRequest, MeResponse } from './me.dto.js';
import { MeService } from './me.service.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly passwords: AccountPasswordsService,
  ) {}

  @Get()
  @SignedIn({ withIssuedPassword: true })
  @ApiOperation({
    summary: 'Who am I 我的账号',
    description:
      'The own account with its grants in force and everything they permit; of an API key its centre, scopes and expiry.',
  })
  @ApiOkResponse({ type: MeResponse })
  get(@CurrentCaller() caller: Caller): Promise<Reply<MeResponse>> {
    return this.me.get(caller);
  }

  @Post('password')
  @HttpCode(204)
  @SignedIn({ withIssuedPassword: true, peopleOnly: true })
  @LocalOnly()
  @ApiOperation({
    summary: 'Change the own password 修改口令',
    description:
      'Needs the current one; wrong ones slow down as at sign-in. Every other session of the account ends. Never stored for replay.',
  })
  @ApiNoContentResponse({ description: 'Changed.' })
  @ApiProblem(429, 'Too many wrong passwords (`too_many_requests`); `Retry-After` says how many seconds to wait.')
  changePassword(@CurrentCaller() caller: Caller, @Body() body: ChangePasswordRequest): Promise<void> {
    return this.passwords.change(caller, body);
  }
}
