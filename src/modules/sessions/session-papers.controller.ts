import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { type PageOf, PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { MinutesTemplateQuery, MinutesTemplateResponse } from './minutes-template.dto.js';
import { MinutesTemplateService } from './minutes-template.service.js';
import {
  PrivateNoteKeptResponse,
  PrivateNotePage,
  PrivateNoteRequest,
  type PrivateNoteResponse,
} from './private-note.dto.js';
import { PrivateNotesService } from './private-notes.service.js';

const SESSION = 'disputeId/sessionId';
const KEEP = 'private_note.keep';

@ApiTags('sessions')
@Controller('disputes/:disputeId/sessions/:sessionId')
export class SessionPapersController {
  constructor(
    private readonly templates: MinutesTemplateService,
    private readonly notes: PrivateNotesService,
  ) {}

  @Get('minutes-template')
  @Requires('session.manage')
  @Discloses()
  @On('session', SESSION, 'none', 'session.manage')
  @ApiOperation({
    summary: 'A beginning for the minutes 调解笔录模板',
    description:
      'The template as it stood on the day of the session, in Chinese, filled from the record; blanks stay where it knows nothing. For those who work on the case.',
  })
  @ApiOkResponse({ type: MinutesTemplateResponse })
  minutesTemplate(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
    @Query() query: MinutesTemplateQuery,
  ): Promise<Reply<MinutesTemplateResponse>> {
    return this.templates.filled(caller, disputeId, id, query.template);
  }

  @Get('private-notes')
  @Requires(KEEP)
  @On('session', SESSION, 'none', KEEP)
  @ApiOperation({
    summary: 'Private notes of a session 背对背笔记',
    description:
      'What a side told its mediators alone, for those who lead the case now: not the director, not the officers, not the invited, and no longer who left it. Every reading is on the audit log. Never cached.',
  })
  @ApiOkResponse({ type: PrivateNotePage })
  privateNotes(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
    @Query() query: PageQuery,
  ): Promise<Reply<PageOf<PrivateNoteResponse>>> {
    return this.notes.list(caller, disputeId, id, query);
  }

  @Post('private-notes')
  @Requires(KEEP)
  @On('session', SESSION, 'none', KEEP)
  @ApiOperation({
    summary: 'Keep a private note 背对背笔记',
    description:
      'Added and never changed; a slip is mended by another note. The case log, its timeline and the papers know nothing of it. Refused once the file is archived or merged (`private_note_too_late`).',
  })
  @ApiCreatedResponse({ type: PrivateNoteKeptResponse })
  keepPrivateNote(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') disputeId: string,
    @Id('sessionId') id: string,
    @Body() body: PrivateNoteRequest,
  ): Promise<Reply<PrivateNoteKeptResponse>> {
    return this.notes.write(caller, disputeId, id, body);
  }
}
