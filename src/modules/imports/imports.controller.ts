import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiFile, type FileReply } from '../../platform/http/file-reply.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { TakesUpload, UploadRequest } from '../../platform/http/upload-route.js';
import { ImportFiles } from './import-files.service.js';
import { ImportedDispute, ImportedGrid, ImportedPetition, ImportedStaff } from './import-rows.dto.js';
import { ImportTaking } from './import-taking.service.js';
import {
  CreateImportRequest,
  ImportPage,
  ImportQuery,
  ImportReportPage,
  ImportReportQuery,
  ImportResponse,
  type ReportedRowResponse,
} from './imports.dto.js';
import { ImportsService } from './imports.service.js';

@ApiTags('imports')
@ApiExtraModels(ImportedDispute, ImportedPetition, ImportedGrid, ImportedStaff)
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly taking: ImportTaking,
    private readonly imports: ImportsService,
    private readonly files: ImportFiles,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('import.write')
  @TakesUpload(CreateImportRequest)
  @ApiOperation({
    summary: 'Import a file 导入',
    description:
      'Rows of another system: disputes with their history, petitions, grids and households, staff. CSV, XLSX, or NDJSON with one ' +
      '`ImportedDispute`, `ImportedPetition`, `ImportedGrid` or `ImportedStaff` a line. Answers a job at once; what each row is missing is in its ' +
      'report, in the words of the API. Every row bears its id in the other system: with the source it is brought in once, so that the ' +
      'same file may be sent again; a row seen before is `skipped`, one whose content differs is a `conflict` and changes nothing.\n\n' +
      '`all_or_nothing`: all rows are checked before the first one is written. From then on it runs to its end, taken up again ' +
      'by whoever is there if a process dies, and cannot be cancelled; a row that ceases to be good between check and writing, because a ' +
      'department was closed meanwhile, is reported and left out. `good_rows`: cancelled, it keeps what was written.\n\n' +
      'Imported cases keep both clocks: `occurredAt` is the file’s, `recordedAt` now. They are marked `origin: imported`, nobody is ' +
      'reminded of what lies behind, nothing is countersigned, and no number of theirs is drawn from a series in use. Imported petitions ' +
      'count as events; returns are never imported, so that no month is proven zero by an import. The file is destroyed when the job is over.',
  })
  @ApiAcceptedResponse({ type: ImportResponse, description: '`Location` names the import.' })
  take(@CurrentCaller() caller: Caller, @UploadRequest() request: FastifyRequest): Promise<Reply<ImportResponse>> {
    return this.taking.take(request, caller);
  }

  @Get()
  @Requires('import.write')
  @ApiOperation({ summary: 'Imports 导入任务', description: 'Of the centres the caller may import at, latest first.' })
  @ApiOkResponse({ type: ImportPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ImportQuery): Promise<Reply<PageOf<ImportResponse>>> {
    return this.imports.list(caller, query);
  }

  @Get(':importId')
  @Requires('import.write')
  @ApiOperation({
    summary: 'An import 导入任务详情',
    description:
      'How far it is: ask again until `state` is `done`, `failed` or `cancelled`. Progress does not raise the version in the ETag, a ' +
      'change of `state` does. `done` with nothing written and `rowsBad` above 0: all or nothing, hence nothing.',
  })
  @ApiOkResponse({ type: ImportResponse })
  get(@CurrentCaller() caller: Caller, @Id('importId') id: string): Promise<Reply<ImportResponse>> {
    return this.imports.get(caller, id);
  }

  @Get(':importId/report')
  @Requires('import.write')
  @Discloses()
  @ApiOperation({
    summary: 'What became of the rows 导入结果',
    description: 'Rows that were not taken, in their order: line, column, field, code, rule, and what would be right.',
  })
  @ApiOkResponse({ type: ImportReportPage })
  report(
    @CurrentCaller() caller: Caller,
    @Id('importId') id: string,
    @Query() query: ImportReportQuery,
  ): Promise<Reply<PageOf<ReportedRowResponse>>> {
    return this.imports.report(caller, id, query);
  }

  @Get(':importId/report.csv')
  @Requires('import.write')
  @Discloses()
  @ApiOperation({
    summary: 'The same as a table 导入结果表',
    description: 'One line for each fault; UTF-8 with its mark, no cell a formula.',
  })
  @ApiFile('text/csv', 'The table.')
  reportTable(@CurrentCaller() caller: Caller, @Id('importId') id: string): Promise<FileReply> {
    return this.files.report(caller, id);
  }

  @Post(':importId/cancel')
  @HttpCode(200)
  @Requires('import.write')
  @On('import', 'importId', 'required', 'import.write')
  @ApiOperation({
    summary: 'Cancel an import 取消导入',
    description:
      'Waiting or running. What `good_rows` has written stays. Refused: `import_over`; `import_is_writing` once all or nothing writes.',
  })
  @ApiOkResponse({ type: ImportResponse })
  cancel(@CurrentCaller() caller: Caller, @Id('importId') id: string): Promise<Reply<ImportResponse>> {
    return this.imports.cancel(caller, id);
  }
}
