/** GeoReport v2 by its own conventions, hence outside the OpenAPI document: it describes itself (`/open311/discovery`). */
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { BaseAddress } from '../../platform/auth/origin.js';
import { Public, RequiresScope } from '../../platform/auth/requires.decorator.js';
import type { FileReply } from '../../platform/http/file-reply.js';
import { AskedFormat, open311Reply, type Open311Format, withoutFormat } from '../../platform/http/open311-format.js';
import { type FormFields, TakesForm } from '../../platform/http/url-encoded.js';
import { discoveryOf } from './discovery.js';
import { Open311RequestsService } from './open311-requests.service.js';
import { Open311ServicesService } from './open311-services.service.js';
import { listQueryOf } from './request-filter.js';

type RawQuery = Record<string, unknown>;

/** The same with the format at its end or without. */
const inEveryFormat = (path: string): string[] => [path, `${path}.json`, `${path}.xml`];

@ApiExcludeController()
@Controller('open311')
export class Open311Controller {
  constructor(
    private readonly services: Open311ServicesService,
    private readonly requests: Open311RequestsService,
  ) {}

  @Get(inEveryFormat('discovery'))
  @Public()
  discovery(@AskedFormat() format: Open311Format, @BaseAddress() base: string, @Query() _: RawQuery): FileReply {
    return open311Reply(format, 'discovery', discoveryOf(base));
  }

  @Get(inEveryFormat('v2/services'))
  @RequiresScope('open311')
  async list(
    @CurrentCaller() caller: Caller,
    @AskedFormat() format: Open311Format,
    @Query() query: RawQuery,
  ): Promise<FileReply> {
    const { jurisdiction_id: jurisdiction } = listQueryOf(query);
    return open311Reply(format, 'services', await this.services.list(caller, jurisdiction));
  }

  @Get('v2/services/:code')
  @RequiresScope('open311')
  async definition(
    @CurrentCaller() caller: Caller,
    @AskedFormat() format: Open311Format,
    @Param('code') code: string,
    @Query() query: RawQuery,
  ): Promise<FileReply> {
    const { jurisdiction_id: jurisdiction } = listQueryOf(query);
    const definition = await this.services.definition(caller, withoutFormat(code), jurisdiction);
    return open311Reply(format, 'service_definition', definition);
  }

  @Post(inEveryFormat('v2/requests'))
  @HttpCode(200)
  @RequiresScope('open311')
  @TakesForm()
  async create(
    @CurrentCaller() caller: Caller,
    @AskedFormat() format: Open311Format,
    @Body() form: FormFields | undefined,
    @Query() _: RawQuery,
  ): Promise<FileReply> {
    return open311Reply(format, 'service_requests', await this.requests.create(caller, form ?? new Map()));
  }

  @Get(inEveryFormat('v2/requests'))
  @RequiresScope('open311')
  async find(
    @CurrentCaller() caller: Caller,
    @AskedFormat() format: Open311Format,
    @Query() query: RawQuery,
  ): Promise<FileReply> {
    return open311Reply(format, 'service_requests', await this.requests.list(caller, listQueryOf(query)));
  }

  @Get('v2/requests/:id')
  @RequiresScope('open311')
  async get(
    @CurrentCaller() caller: Caller,
    @AskedFormat() format: Open311Format,
    @Param('id') id: string,
    @Query() query: RawQuery,
  ): Promise<FileReply> {
    const { jurisdiction_id: jurisdiction } = listQueryOf(query);
    return open311Reply(format, 'service_requests', await this.requests.get(caller, withoutFormat(id), jurisdiction));
  }

  @Get('v2/tokens/:token')
  @RequiresScope('open311')
  async token(
    @CurrentCaller() caller: Caller,
    @AskedFormat() format: Open311Format,
    @Param('token') token: string,
    @Query() query: RawQuery,
  ): Promise<FileReply> {
    const { jurisdiction_id: jurisdiction } = listQueryOf(query);
    const found = await this.requests.token(caller, withoutFormat(token), jurisdiction);
    return open311Reply(format, 'service_requests', found);
  }
}
