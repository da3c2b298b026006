import { Controller, Get, Param, type PipeTransform, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import type { FileReply } from '../../platform/http/file-reply.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { invalid } from '../../platform/http/problem.js';
import { ReportFileQuery } from './report-files.dto.js';
import { FILE_FORMATS, type FileFormat, ReportFilesService } from './report-files.service.js';

class FormatPipe implements PipeTransform<string, FileFormat> {
  transform(value: string): FileFormat {
    const format = FILE_FORMATS.find((each) => each === value);
    if (format === undefined) throw invalid('path/format', 'wrong_code', { allowed: FILE_FORMATS.join(', ') });
    return format;
  }
}

const FORMAT_PIPE = new FormatPipe();
const FORMAT = {
  name: 'format',
  schema: { type: 'string', enum: [...FILE_FORMATS] },
  example: 'html',
  description: 'Format of the file; 400 `wrong_code` for any other.',
};

const BINARY = { schema: { type: 'string', format: 'binary' } };

@ApiTags('reports')
@Controller('reports/:reportId/files')
export class ReportFilesController {
  constructor(private readonly files: ReportFilesService) {}

  @Get(':format')
  @Requires('report.read')
  @Discloses()
  @On('report', 'reportId', 'none', 'report.read')
  @ApiParam(FORMAT)
  @ApiOperation({
    summary: 'A report as a file 报告文件',
    description:
      'To read and to hand in, in Chinese or English. `csv`: all figures in one table, UTF-8 with its mark, no cell a formula. `xlsx`: numbers ' +
      'and days as such, what they mean on the second sheet, a sheet for each matrix and table. `docx`: A4 for signature, every definition in ' +
      'full. `html`: a page to print, complete in itself, without script, with charts and their numbers, each figure linked to its records. ' +
      'What is withheld (R50) is not there, in a chart `—`; a rate over nothing is `n/a`. The same report gives the same bytes; names are those of today.',
  })
  @ApiOkResponse({
    description: 'The file; its name is in Content-Disposition, except for `html`, which is shown.',
    content: {
      'text/csv': BINARY,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': BINARY,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document': BINARY,
      'text/html': BINARY,
    },
  })
  file(
    @CurrentCaller() caller: Caller,
    @Id('reportId') id: string,
    @Param('format', FORMAT_PIPE) format: FileFormat,
    @Query() { lang }: ReportFileQuery,
  ): Promise<FileReply> {
    return this.files.file(caller, id, format, lang ?? caller.language);
  }
}
