import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { CurrentOrigin, type Origin } from '../../platform/auth/origin.js';
import { LocalOnly, Public, SignedIn } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { RefreshRequest, TokenRequest, TokenResponse } from './auth.dto.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(private readonly signIn: SignInService) {}

  @Post('token')
  @HttpCode(200)
  @Public()
  @LocalOnly()
  @ApiOperation({
    summary: 'Sign in 登录',
    description:
      'User name and password of a local account for a pair of tokens. The answer to a wrong name, a wrong password and a disabled ' +
      'account is the same. Failures slow down, per account and address: wait as `Retry-After` says.',
  })
  @ApiOkResponse({ type: TokenResponse })
  @ApiProblem(401, 'The user name or the password is wrong (`sign_in_failed`).')
  @ApiProblem(429, 'Too many failures (`too_many_requests`); `Retry-After` says how many seconds to wait.')
  token(@CurrentOrigin() origin: Origin, @Body() body: TokenRequest): Promise<Reply<TokenResponse>> {
    return this.signIn.signIn(origin, body);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @LocalOnly()
  @ApiOperation({
    summary: 'Stay signed in 续期',
    description:
      'A new pair of tokens for the last refresh token, which is used up. A refresh token that comes twice ends the session. ' +
      'Unused for 12 hours it expires; a session ends after 7 days.',
  })
  @ApiOkResponse({ type: TokenResponse })
  @ApiProblem(401, 'The refresh token is invalid, used or expired (`refresh_failed`).')
  refresh(@CurrentOrigin() origin: Origin, @Body() body: RefreshRequest): Promise<Reply<TokenResponse>> {
    return this.signIn.refresh(origin, body.refreshToken);
  }

  @Post('logout')
  @HttpCode(204)
  @SignedIn({ withIssuedPassword: true, peopleOnly: true })
  @ApiOperation({
    summary: 'Sign out 退出',
    description: 'Ends this session at once: its access and refresh tokens stop working.',
  })
  @ApiNoContentResponse({ description: 'Signed out.' })
  logout(@CurrentCaller() caller: Caller): Promise<void> {
    return this.signIn.signOut(caller);
  }
}
