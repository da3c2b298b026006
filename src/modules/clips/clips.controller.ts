import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiContent, type ContentReply } from '../../platform/http/content-reply.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { TakesUpload, UploadRequest } from '../../platform/http/upload-route.js';
import { AttachmentResponse } from '../attachments/attachment.dto.js';
import {
  AttachClipRequest,
  ClipContentQuery,
  ClipPage,
  ClipResponse,
  ClipsQuery,
  TakeClipRequest,
} from './clip.dto.js';
import { ClipFilingService } from './clip-filing.service.js';
import { ClipTakingService } from './clip-taking.service.js';
import { ClipsService } from './clips.service.js';

@ApiTags('clips')
@Controller('clips')
export class ClipsController {
  constructor(
    private readonly clips: ClipsService,
    private readonly taking: ClipTakingService,
    private readonly filing: ClipFilingService,
  ) {}

  @Get()
  @Requires('clip.manage')
  @Discloses()
  @ApiOperation({
    summary: 'Clips of public cameras 监控录像片段',
    description: 'The latest first; of an erased one its record: who asked for it, why, of when (R49).',
  })
  @ApiOkResponse({ type: ClipPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ClipsQuery): Promise<Reply<PageOf<ClipResponse>>> {
    return this.clips.list(caller, query);
  }

  @Post()
  @Requires('clip.manage')
  @TakesUpload(TakeClipRequest)
  @ApiOperation({
    summary: 'Take a clip over 调取监控录像',
    description:
      'With who asked for it, why, the camera and its times. Erased by itself after the days the centre sets (30), unless a case has it; the record stays (R49).',
  })
  @ApiCreatedResponse({ type: ClipResponse })
  take(@CurrentCaller() caller: Caller, @UploadRequest() request: FastifyRequest): Promise<Reply<ClipResponse>> {
    return this.taking.take(request, caller);
  }

  @Get(':clipId')
  @Requires('clip.manage')
  @Discloses()
  @ApiOperation({ summary: 'A clip 监控录像片段', description: 'Its record; not its content.' })
  @ApiOkResponse({ type: ClipResponse })
  get(@CurrentCaller() caller: Caller, @Id('clipId') id: string): Promise<Reply<ClipResponse>> {
    return this.clips.get(caller, id);
  }

  @Get(':clipId/content')
  @Requires('clip.manage')
  @On('clip', 'clipId')
  @ApiOperation({
    summary: 'Look at a clip 查看监控录像',
    description:
      'Only with a purpose; who looked, when and why is kept in the audit log. Answered like the content of an attachment. Erased: 404.',
  })
  @ApiContent('The clip.')
  content(
    @CurrentCaller() caller: Caller,
    @Id('clipId') id: string,
    @Query() { purpose }: ClipContentQuery,
  ): Promise<ContentReply> {
    return this.clips.content(caller, id, purpose);
  }

  @Post(':clipId/attach')
  @Requires('clip.manage')
  @On('clip', 'clipId', 'honoured')
  @ApiOperation({
    summary: 'File a clip with a dispute 录像入卷',
    description:
      'The case gets a copy under its own key, an attachment of the kind `camera_clip`, and keeps it when the clip is erased. The caller must be one who may file evidence there. Refused once its days are over: `clip_expired`; and where the same recording is on file as something else, so that looks at it would need no purpose: `clip_filed_otherwise` (R49).',
  })
  @ApiCreatedResponse({ type: AttachmentResponse })
  @ApiOkResponse({
    type: AttachmentResponse,
    description: 'The same content is on file there already: that attachment, `duplicate: true`.',
  })
  attach(
    @CurrentCaller() caller: Caller,
    @Id('clipId') id: string,
    @Body() body: AttachClipRequest,
  ): Promise<Reply<AttachmentResponse>> {
    return this.filing.attach(caller, id, body);
  }
}
