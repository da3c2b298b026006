import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { PutSettingsRequest, SettingsQuery, SettingsResponse } from './settings.dto.js';
import { SettingsService } from './settings.service.js';

@ApiTags('settings')
@Controller('centers/:centerId/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @SignedIn()
  @On('settings', 'centerId')
  @ApiOperation({
    summary: 'What the centre has set for itself 中心设置',
    description:
      "The centre's own settings, else those of its nearest ancestor that has some, else the built-in ones (`version` 0); " +
      'an earlier version of its own with `version`.',
  })
  @ApiOkResponse({ type: SettingsResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: SettingsQuery,
  ): Promise<Reply<SettingsResponse>> {
    return this.settings.get(caller, centerId, query);
  }

  @Put()
  @Requires('settings.manage')
  @On('settings', 'centerId', 'required', 'settings.manage')
  @ApiOperation({
    summary: 'Set it anew 重新设置',
    description:
      'The whole document. Holds from now on for the centre and everything below it that has no settings of its own; ' +
      'earlier versions are kept, and so are the hours of shifts that are published.',
  })
  @ApiOkResponse({ type: SettingsResponse })
  put(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: PutSettingsRequest,
  ): Promise<Reply<SettingsResponse>> {
    return this.settings.put(caller, centerId, body);
  }
}
