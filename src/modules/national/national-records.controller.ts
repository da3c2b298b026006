import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { NATIONAL_SCHEMA } from '../../domain/national/schema.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiFile, FileReply } from '../../platform/http/file-reply.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  NationalRecordPage,
  NationalRecordQuery,
  NationalRecordResponse,
  NationalRecordsQuery,
} from './national-records.dto.js';
import { NationalRecordsService } from './national-records.service.js';

const WHO =
  'For directors, of the cases their centres began or have, and for API keys with `exports:read`, of those of their centre. ' +
  'Without `ground` it names nobody; every record that leaves is in the audit log with the ground.';
const BINARY = { schema: { type: 'string', format: 'binary' } };

@ApiTags('national-records')
@ApiExtraModels(NationalRecordPage)
@Controller('national-records')
export class NationalRecordsController {
  constructor(private readonly records: NationalRecordsService) {}

  @Get()
  @Requires('export.read')
  @ApiOperation({
    summary: 'Disputes by the national standard 国家标准数据（GB/T 31000-2015）',
    description:
      'One record per dispute, of a period or changed since, in the order they were received; each says what it lacks. Codes stand ' +
      'only where the standard’s table is known. CSV: UTF-8 with its mark, the standard’s own headings, no cell a formula, one main party. ' +
      `XML: by \`GET /national-records/schema\`. Destroyed files have none; what was merged names the case that counts. ${WHO}`,
  })
  @ApiOkResponse({
    description: 'A page, or the file.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(NationalRecordPage) } },
      'text/csv': BINARY,
      'application/xml': BINARY,
    },
  })
  list(
    @CurrentCaller() caller: Caller,
    @Query() query: NationalRecordsQuery,
  ): Promise<Reply<NationalRecordPage> | FileReply> {
    return this.records.list(caller, query);
  }

  @Get('schema')
  @Requires('center.read')
  @ApiOperation({
    summary: 'Schema of the XML file 数据模式',
    description: 'XSD 1.0, ours: the standard lays down fields and codes, no file format.',
  })
  @ApiFile('application/xml', 'The schema.')
  schema(): FileReply {
    return new FileReply({ content: NATIONAL_SCHEMA, mediaType: 'application/xml; charset=utf-8' });
  }

  @Get(':disputeId')
  @Requires('export.read')
  @ApiOperation({
    summary: 'One dispute by the national standard 单件国家标准数据',
    description: `With everything that is lacking and who can put it right. ${WHO}`,
  })
  @ApiOkResponse({ type: NationalRecordResponse })
  @ApiProblem(409, 'The file was destroyed: there is nothing to hand in (`file_destroyed`, R40).')
  one(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() { ground }: NationalRecordQuery,
  ): Promise<Reply<NationalRecordResponse>> {
    return this.records.one(caller, id, ground);
  }
}
