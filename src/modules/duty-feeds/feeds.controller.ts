import { Controller, Get, Headers, Param, type PipeTransform } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/auth/requires.decorator.js';
import { ApiFile, type FileReply } from '../../platform/http/file-reply.js';
import { languageOf } from '../../platform/http/language.js';
import { notFound } from '../../platform/http/problem.js';
import { FeedReadingService } from './feed-reading.service.js';

/** What no secret looks like names nothing. */
class TokenPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[\w-]{43}$/.test(value)) throw notFound();
    return value;
  }
}

const TOKEN_PIPE = new TokenPipe();

@ApiTags('roster')
@Controller('feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedReadingService) {}

  @Get(':feedAddress/duty.ics')
  @Public()
  @ApiParam({
    name: 'feedAddress',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$', maxLength: 43 },
    description: 'The secret of the link, 43 characters: calendar programs can send nothing else to prove who asks.',
  })
  @ApiOperation({
    summary: 'Duty as a calendar 值班日历',
    description:
      'For calendar programs, by secret link: who holds it needs no account. RFC 5545 with the centre’s VTIMEZONE; duty times ' +
      'from 60 days back to 366 ahead, no case. A line that changes keeps its UID, raises SEQUENCE and moves DTSTAMP; one that ' +
      'falls away stays with STATUS:CANCELLED. Unknown and revoked links answer the same 404. Revalidates by ETag and ' +
      'Last-Modified.',
  })
  @ApiFile('text/calendar', 'The calendar, UTF-8.')
  read(
    @Param('feedAddress', TOKEN_PIPE) token: string,
    @Headers('accept-language') language?: string,
  ): Promise<FileReply> {
    return this.feeds.read(token, languageOf(language));
  }
}
