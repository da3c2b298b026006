import { Body, Controller, Get, Param, type PipeTransform, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PAPER_CODES, type PaperCode } from '../../domain/papers/catalog.js';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiFile, type FileReply } from '../../platform/http/file-reply.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { invalid } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { Records } from '../workflow/performs.decorator.js';
import {
  DocumentResponse,
  DraftQuery,
  FileNoteListResponse,
  FileNoteResponse,
  FolderQuery,
  IssueDocumentRequest,
  PaperListResponse,
  WriteFileNoteRequest,
} from './documents.dto.js';
import { DocumentsService } from './documents.service.js';
import { DownloadsService } from './downloads.service.js';
import { FileNotesService } from './file-notes.service.js';
import { FolderService } from './folder.service.js';
import { IssuingService } from './issuing.service.js';
import { DOCX } from './layout/docx-file.js';

class PaperPipe implements PipeTransform<string, PaperCode> {
  transform(value: string): PaperCode {
    const paper = PAPER_CODES.find((code) => code === value);
    if (paper === undefined) throw invalid('path/paper', 'wrong_code', { allowed: PAPER_CODES.join(', ') });
    return paper;
  }
}

const PAPER_PIPE = new PaperPipe();
const PAPER = {
  name: 'paper',
  schema: { type: 'string', enum: [...PAPER_CODES] },
  example: 'cover',
  description: 'Which paper; 400 `wrong_code` when there is none of that name.',
};
const IN_THE_CLEAR =
  'In Chinese, with the personal data of the parties in the clear: for those who work the case, and every call is in the audit log with your name (PIPL 6, 28, 51).';

@ApiTags('documents')
@Controller('disputes/:disputeId')
export class CaseDocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly issuing: IssuingService,
    private readonly downloads: DownloadsService,
    private readonly notes: FileNotesService,
    private readonly folders: FolderService,
  ) {}

  @Get('documents')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'The papers of the file 卷宗文书',
    description:
      'The thirteen items of 司发通〔2010〕239号 as far as they apply, with local additions: whether each is compulsory, what is missing and why (R40), whether it can be issued now, and the versions issued.',
  })
  @ApiOkResponse({ type: PaperListResponse })
  list(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<PaperListResponse>> {
    return this.documents.list(caller, id);
  }

  @Post('documents')
  @Records('issuePaper')
  @ApiCreatedResponse({ type: DocumentResponse })
  issue(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: IssueDocumentRequest,
  ): Promise<Reply<DocumentResponse>> {
    return this.issuing.issue(caller, id, body);
  }

  @Get('documents/:paper/draft')
  @Requires('paper.read')
  @On('dispute', 'disputeId', 'none', 'paper.read')
  @ApiParam(PAPER)
  @ApiOperation({
    summary: 'A look at a paper before it is issued 文书草稿',
    description: `As it would be issued now, with 草稿 on every page; nothing is kept. ${IN_THE_CLEAR} 404 when the case has no such paper now.`,
  })
  @ApiProblem(409, 'The file was destroyed, only its stub is left (`file_destroyed`, R40).')
  @ApiFile(DOCX, 'The draft, A4; its name is in Content-Disposition.')
  draft(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Param('paper', PAPER_PIPE) paper: PaperCode,
    @Query() { subjectId }: DraftQuery,
  ): Promise<FileReply> {
    return this.downloads.draft(caller, id, paper, subjectId ?? null);
  }

  @Get('folder.zip')
  @Requires('paper.read')
  @On('dispute', 'disputeId', 'none', 'paper.read')
  @ApiOperation({
    summary: 'The whole file 整卷导出',
    description: `Cover, contents with page counts, then every paper in its order: the latest version issued, and what was not issued made now and marked 草稿; then the attachments that stand, under \`附件/\`. \`manifest.json\` lists path, order, pages, version and SHA-256 of each, what is compulsory and missing (R40), and the digest of the list. Page counts are worked out from the fixed layout. To a court or the police it goes on a recorded ground (R46); by those who may disclose the case; 409 names whose consent is lacking, or what keeps the file back from the police (R36). Of the agreements a court and the police get the one in force. An issued paper that says something else than the record by now is marked \`outdated\`. ${IN_THE_CLEAR}`,
  })
  @ApiProblem(
    409,
    'A consent is lacking (`share_consent_missing`, R46), the police may not have it yet (R36, the codes of `police-package`), the data of a party is restricted (`personal_data_restricted`, R48; whoever puts files away still has the archive’s copy), or the file was destroyed (`file_destroyed`, R40).',
  )
  @ApiFile('application/zip', 'The archive; names in UTF-8.')
  folder(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: FolderQuery,
  ): Promise<FileReply> {
    return this.folders.zip(caller, id, query);
  }

  @Get('file-notes')
  @Requires('paper.read')
  @Discloses()
  @On('dispute', 'disputeId', 'none', 'paper.read')
  @ApiOperation({ summary: 'Notes on the file 卷宗情况说明', description: 'Every version; the latest one is printed.' })
  @ApiOkResponse({ type: FileNoteListResponse })
  fileNotes(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<FileNoteListResponse>> {
    return this.notes.list(caller, id);
  }

  @Post('file-notes')
  @Records('writeFileNote')
  @ApiCreatedResponse({ type: FileNoteResponse })
  writeFileNote(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: WriteFileNoteRequest,
  ): Promise<Reply<FileNoteResponse>> {
    return this.notes.write(caller, id, body);
  }
}
