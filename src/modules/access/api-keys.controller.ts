import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  ApiKeyPage,
  ApiKeyQuery,
  ApiKeyResponse,
  IssueApiKeyRequest,
  IssuedApiKeyResponse,
  RotateApiKeyRequest,
  UpdateApiKeyRequest,
} from './api-keys.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('api-keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  @Requires('key.read')
  @ApiOperation({
    summary: 'List API keys 接口密钥',
    description: 'Newest first: the keys of every centre an administrator or director reaches. Never their tokens.',
  })
  @ApiOkResponse({ type: ApiKeyPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ApiKeyQuery): Promise<Reply<PageOf<ApiKeyResponse>>> {
    return this.keys.list(caller, query);
  }

  @Post()
  @Requires('key.manage')
  @ApiOperation({
    summary: 'Issue an API key 发放密钥',
    description:
      'By an administrator who reaches the centre. The token is shown this once and kept only as a hash. A key that opens what ' +
      'administrators may not see (case content, petitions, entering figures) is `pending` until a director approves it. An ' +
      'Idempotency-Key is ignored: a repeated request issues another key.',
  })
  @ApiCreatedResponse({ type: IssuedApiKeyResponse })
  issue(@CurrentCaller() caller: Caller, @Body() body: IssueApiKeyRequest): Promise<Reply<IssuedApiKeyResponse>> {
    return this.keys.issue(caller, body);
  }

  @Get(':keyId')
  @Requires('key.read')
  @ApiOperation({
    summary: 'An API key 接口密钥',
    description: 'One the caller could list; any other: 404. Never its tokens.',
  })
  @ApiOkResponse({ type: ApiKeyResponse })
  get(@CurrentCaller() caller: Caller, @Id('keyId') id: string): Promise<Reply<ApiKeyResponse>> {
    return this.keys.get(caller, id);
  }

  @Patch(':keyId')
  @Requires('key.manage')
  @On('api-key', 'keyId', 'required', 'key.manage')
  @ApiOperation({
    summary: 'Rename an API key or narrow its scopes 密钥改名或缩小范围',
    description:
      'Effective with the next request. Scopes are never added and no expiry is put off: rotate, or issue another key.',
  })
  @ApiOkResponse({ type: ApiKeyResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Id('keyId') id: string,
    @Body() body: UpdateApiKeyRequest,
  ): Promise<Reply<ApiKeyResponse>> {
    return this.keys.update(caller, id, body);
  }

  @Post(':keyId/approve')
  @HttpCode(200)
  @Requires('key.approve')
  @On('api-key', 'keyId', 'required', 'key.approve')
  @ApiOperation({
    summary: 'Approve an API key as the second person 复核密钥',
    description:
      'By a director who reaches the centre and did not issue it (`approver_is_issuer`); from then on the key works.',
  })
  @ApiOkResponse({ type: ApiKeyResponse })
  approve(@CurrentCaller() caller: Caller, @Id('keyId') id: string): Promise<Reply<ApiKeyResponse>> {
    return this.keys.approve(caller, id);
  }

  @Post(':keyId/rotate')
  @HttpCode(200)
  @Requires('key.manage')
  @On('api-key', 'keyId', 'required', 'key.manage')
  @ApiOperation({
    summary: 'Make a new token for an API key 更换密钥',
    description:
      'The new token is shown this once; the one until now stays good for `overlapHours`, so that the other system can change over, ' +
      'and any older one ends at once. Only a key that works can be rotated. An Idempotency-Key is ignored.',
  })
  @ApiOkResponse({ type: IssuedApiKeyResponse })
  rotate(
    @CurrentCaller() caller: Caller,
    @Id('keyId') id: string,
    @Body() body: RotateApiKeyRequest,
  ): Promise<Reply<IssuedApiKeyResponse>> {
    return this.keys.rotate(caller, id, body);
  }

  @Post(':keyId/revoke')
  @HttpCode(200)
  @Requires('key.revoke')
  @On('api-key', 'keyId', 'required', 'key.revoke')
  @ApiOperation({
    summary: 'Revoke an API key 吊销密钥',
    description:
      'By an administrator or director of the centre. All its tokens are refused from the next request on, for good.',
  })
  @ApiOkResponse({ type: ApiKeyResponse })
  revoke(@CurrentCaller() caller: Caller, @Id('keyId') id: string): Promise<Reply<ApiKeyResponse>> {
    return this.keys.revoke(caller, id);
  }
}
