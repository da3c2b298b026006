import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiContent, type ContentReply } from '../../platform/http/content-reply.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { ExportContent } from './export-content.service.js';
import { NDJSON } from './export.view.js';
import { CreateExportRequest, ExportManifestResponse, ExportPage, ExportQuery, ExportResponse } from './exports.dto.js';
import { ExportsService } from './exports.service.js';

@ApiTags('exports')
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly contents: ExportContent,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('export.read')
  @ApiOperation({
    summary: 'Export everything one may see 批量导出',
    description:
      'Answers a job at once; what it makes is one file of NDJSON, a record a line: `{"kind":"dispute","id":…,"data":…}`, parts of a case ' +
      'with its `disputeId`; the first line says what the file is. `data` is what `GET` answers to this caller, in the language asked ' +
      'in: of the cases of their list and no others, masked as there, nothing revealed. All of it is read as it was at one moment. ' +
      'For directors and API keys with `exports:read`, of all their rights let them see; what others see in their work they do not take ' +
      'out in bulk. One at a time, ten kept: `export_under_way`, `export_too_many`. Rule R46.',
  })
  @ApiAcceptedResponse({ type: ExportResponse, description: '`Location` names the export.' })
  order(@CurrentCaller() caller: Caller, @Body() body: CreateExportRequest): Promise<Reply<ExportResponse>> {
    return this.exports.order(caller, body);
  }

  @Get()
  @Requires('export.read')
  @ApiOperation({ summary: 'Own exports 我的导出', description: 'Those the caller asked for, latest first.' })
  @ApiOkResponse({ type: ExportPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ExportQuery): Promise<Reply<PageOf<ExportResponse>>> {
    return this.exports.list(caller, query);
  }

  @Get(':exportId')
  @Requires('export.read')
  @ApiOperation({
    summary: 'An export 导出任务详情',
    description:
      'How far it is: ask again until `state` is `done`, `failed` or `cancelled`. Progress does not raise the version in the ETag, a ' +
      'change of `state` does. Of others’ exports: 404.',
  })
  @ApiOkResponse({ type: ExportResponse })
  get(@CurrentCaller() caller: Caller, @Id('exportId') id: string): Promise<Reply<ExportResponse>> {
    return this.exports.get(caller, id);
  }

  @Post(':exportId/cancel')
  @HttpCode(200)
  @Requires('export.read')
  @On('export', 'exportId', 'required', 'export.read')
  @ApiOperation({
    summary: 'Cancel or give back an export 取消或交还导出',
    description:
      'One that waits or is being made is stopped; of one that is done the content is deleted, which makes room for another. Refused: ' +
      '`export_over` where there is nothing to stop or to delete.',
  })
  @ApiOkResponse({ type: ExportResponse })
  cancel(@CurrentCaller() caller: Caller, @Id('exportId') id: string): Promise<Reply<ExportResponse>> {
    return this.exports.cancel(caller, id);
  }

  @Get(':exportId/content')
  @Requires('export.read')
  @ApiOperation({
    summary: 'Fetch an export 下载导出内容',
    description:
      'A download that broke off goes on with `Range` and `If-Range`. Each fetch is on the audit log. Whoever no longer holds every right ' +
      'they had when it was made, or sees a case in it no longer, is refused (403 `export_rights_lost`) and the content deleted. It is ' +
      'deleted too when its days are over (`export_expired`; ' +
      'seven, unless the operator sets others) when the file of a case in it is destroyed (`export_file_destroyed`, R40), and when a party to one that left on ' +
      'consent no longer agrees (`export_consent_lacking`, R46). ' +
      'While the data of a party in it is restricted, which was not when it was made, it is kept and not handed out (`personal_data_restricted`, R48). ' +
      'Not done yet: `export_not_done`.',
  })
  @ApiContent('The lines.', [NDJSON])
  @ApiProblem(409, 'There is nothing to fetch: not yet, or no longer; `code` says why.')
  content(@CurrentCaller() caller: Caller, @Id('exportId') id: string): Promise<ContentReply> {
    return this.contents.content(caller, id);
  }

  @Get(':exportId/manifest')
  @Requires('export.read')
  @ApiOperation({
    summary: 'Manifest of an export 导出清单',
    description:
      'Counts and SHA-256 of the file and of each kind, to check what was fetched; the moment it shows; where to go on next time.',
  })
  @ApiOkResponse({ type: ExportManifestResponse })
  @ApiProblem(409, 'The export is not done (`export_not_done`).')
  manifest(@CurrentCaller() caller: Caller, @Id('exportId') id: string): Promise<Reply<ExportManifestResponse>> {
    return this.contents.manifest(caller, id);
  }
}
