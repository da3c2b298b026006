import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiFile, type FileReply } from '../../platform/http/file-reply.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { DocumentResponse } from './documents.dto.js';
import { DocumentsService } from './documents.service.js';
import { DownloadsService } from './downloads.service.js';
import { DOCX } from './layout/docx-file.js';

@ApiTags('documents')
@Controller('documents/:documentId')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly downloads: DownloadsService,
  ) {}

  @Get()
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'An issued paper 已出具文书',
    description: 'What it is, its version, pages and digest; never its text.',
  })
  @ApiOkResponse({ type: DocumentResponse })
  get(@CurrentCaller() caller: Caller, @Id('documentId') id: string): Promise<Reply<DocumentResponse>> {
    return this.documents.get(caller, id);
  }

  @Get('content')
  @Requires('paper.read')
  @On('document', 'documentId', 'none', 'paper.read')
  @ApiOperation({
    summary: 'The file of an issued paper 下载文书',
    description:
      'The very bytes that were issued, whatever has become of the record since, also after the archive. Personal data in the clear: for those who work the case, and every call is in the audit log with your name (PIPL 6, 28, 51).',
  })
  @ApiProblem(
    409,
    'The file was destroyed, only its stub is left (`file_destroyed`, R40), or the data of a party is restricted (`personal_data_restricted`, R48).',
  )
  @ApiFile(DOCX, 'The paper, A4; its name is in Content-Disposition.')
  content(@CurrentCaller() caller: Caller, @Id('documentId') id: string): Promise<FileReply> {
    return this.downloads.content(caller, id);
  }
}
