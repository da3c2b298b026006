import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { SignedIn } from '../../platform/auth/requires.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { CodeTableEntriesResponse, CodeTableQuery, CodeTablesResponse } from './code-tables.dto.js';
import { CodeTablesService } from './code-tables.service.js';
import { TABLES } from './tables.js';

const TABLE = {
  name: 'table',
  description: 'Which table, as `GET /code-tables` lists them.',
  schema: { type: 'string', enum: TABLES.map((table) => table.name) },
  example: 'categories',
};

@ApiTags('code-tables')
@Controller('code-tables')
export class CodeTablesController {
  constructor(private readonly codeTables: CodeTablesService) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    summary: 'List the code tables 代码表目录',
    description: 'Categories, reasons, remedies, articles of law.',
  })
  @ApiOkResponse({ type: CodeTablesResponse })
  tables(): Reply<CodeTablesResponse> {
    return this.codeTables.tables();
  }

  @Get(':table')
  @SignedIn()
  @ApiParam(TABLE)
  @ApiOperation({
    summary: 'The codes of a table 代码表内容',
    description: 'Each code is good for a period: with `on`, those good on that day; without, every version (R44).',
  })
  @ApiOkResponse({ type: CodeTableEntriesResponse })
  entries(
    @CurrentCaller() caller: Caller,
    @Param('table') table: string,
    @Query() query: CodeTableQuery,
  ): Promise<Reply<CodeTableEntriesResponse>> {
    return this.codeTables.entries(caller, table, query.on);
  }
}
