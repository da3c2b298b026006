import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiContent, type ContentReply } from '../../platform/http/content-reply.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { TakesUpload, UploadRequest } from '../../platform/http/upload-route.js';
import { Performs, Records } from '../workflow/performs.decorator.js';
import {
  AttachmentContentQuery,
  AttachmentPage,
  AttachmentResponse,
  AttachRequest,
  VoidAttachmentRequest,
} from './attachment.dto.js';
import { AttachmentReadingService } from './attachment-reading.service.js';
import { AttachmentsService } from './attachments.service.js';

@ApiTags('attachments')
@Controller()
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly reading: AttachmentReadingService,
  ) {}

  @Get('disputes/:disputeId/attachments')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({
    summary: 'Attachments of a dispute 附件',
    description:
      'In the order they were filed; those marked void stay listed. Who sees the case but neither handles it nor filed an attachment learns only that it is there.',
  })
  @ApiOkResponse({ type: AttachmentPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<AttachmentResponse>>> {
    return this.reading.list(caller, id, query);
  }

  @Post('disputes/:disputeId/attachments')
  @Records('attach')
  @TakesUpload(AttachRequest)
  @ApiCreatedResponse({ type: AttachmentResponse })
  @ApiOkResponse({
    type: AttachmentResponse,
    description: 'The same content is on file already: that attachment, `duplicate: true`; nothing was stored.',
  })
  upload(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @UploadRequest() request: FastifyRequest,
  ): Promise<Reply<AttachmentResponse>> {
    return this.attachments.upload(request, caller, id);
  }

  @Get('attachments/:attachmentId')
  @Requires('dispute.read')
  @Discloses()
  @ApiOperation({ summary: 'An attachment 附件', description: 'What it is and where it came from; not its content.' })
  @ApiOkResponse({ type: AttachmentResponse })
  get(@CurrentCaller() caller: Caller, @Id('attachmentId') id: string): Promise<Reply<AttachmentResponse>> {
    return this.reading.get(caller, id);
  }

  @Get('attachments/:attachmentId/content')
  @Requires('dispute.read')
  @ApiOperation({
    summary: 'Content of an attachment 附件内容',
    description:
      'To be saved, not shown: `Content-Disposition`, `nosniff`, a sandbox without sources, `no-store`. One `Range` is answered with 206. Void: 404. For those who handle the case and who filed it; others 403. Each download is kept in the audit log. A clip of a public camera needs `purpose`; who looked, when and why is kept (R49).',
  })
  @ApiProblem(
    409,
    'The file was destroyed, only its stub is left (`file_destroyed`, R40), or the data of a party is restricted (`personal_data_restricted`, R48).',
  )
  @ApiContent('The file.')
  content(
    @CurrentCaller() caller: Caller,
    @Id('attachmentId') id: string,
    @Query() { purpose }: AttachmentContentQuery,
  ): Promise<ContentReply> {
    return this.reading.content(caller, id, purpose);
  }

  @Post('attachments/:attachmentId/void')
  @Performs('voidAttachment', 'attachment', 'attachmentId')
  @ApiOkResponse({ type: AttachmentResponse })
  void(
    @CurrentCaller() caller: Caller,
    @Id('attachmentId') id: string,
    @Body() body: VoidAttachmentRequest,
  ): Promise<Reply<AttachmentResponse>> {
    return this.attachments.void(caller, id, body);
  }
}
