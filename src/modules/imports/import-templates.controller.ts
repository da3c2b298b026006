/** Empty files to fill in for an import: the headings it understands, an example, and the codes. */
import { Controller, Get, Param, type PipeTransform, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IMPORT_KINDS, type ImportKindName } from '../../domain/imports/columns.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import type { FileReply } from '../../platform/http/file-reply.js';
import { notFound } from '../../platform/http/problem.js';
import { ImportFiles, XLSX } from './import-files.service.js';
import { TemplateQuery } from './imports.dto.js';

class KindPipe implements PipeTransform<string, ImportKindName> {
  transform(value: string): ImportKindName {
    const kind = IMPORT_KINDS.find((each) => each === value);
    if (kind === undefined) throw notFound();
    return kind;
  }
}

const KIND_PIPE = new KindPipe();
const BINARY = { schema: { type: 'string', format: 'binary' } };

@ApiTags('imports')
@Controller('import-templates')
export class ImportTemplatesController {
  constructor(private readonly files: ImportFiles) {}

  @Get(':kind')
  @Requires('import.write')
  @ApiParam({
    name: 'kind',
    schema: { type: 'string', enum: [...IMPORT_KINDS] },
    example: 'disputes',
    description: 'What the rows are; there is none for any other.',
  })
  @ApiOperation({
    summary: 'A template 导入模板',
    description:
      'Headings in the language asked for, with an example; as a workbook also the codes, on the second sheet. Files with these headings, ' +
      'in either language, need no mapping.',
  })
  @ApiOkResponse({ description: 'The template.', content: { 'text/csv': BINARY, [XLSX]: BINARY } })
  get(
    @CurrentCaller() caller: Caller,
    @Param('kind', KIND_PIPE) kind: ImportKindName,
    @Query() { format = 'xlsx' }: TemplateQuery,
  ): Promise<FileReply> {
    return this.files.template(caller, kind, format);
  }
}
