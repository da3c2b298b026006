import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { type Reply, revalidated } from '../../platform/http/reply.js';
import type { Language } from '../../platform/http/texts.js';
import { type FigureEntry, figureRegister } from './figure-register.js';
import { type FigureEntryResponse, FigureListResponse } from './figures.dto.js';

@ApiTags('reports')
@Controller('figures')
export class FiguresController {
  @Get()
  @Requires('report.read')
  @ApiOperation({
    summary: 'The register of figures 指标目录',
    description:
      'Every figure the system can produce: what is counted, over what, in which unit, from where. A published definition never changes.',
  })
  @ApiOkResponse({ type: FigureListResponse })
  list(@CurrentCaller() caller: Caller): Reply<FigureListResponse> {
    return revalidated({ items: figureRegister().map((entry) => entryView(entry, caller.language)) });
  }
}

const entryView = ({ report, key, ...entry }: FigureEntry, language: Language): FigureEntryResponse => ({
  id: `${report}:${key}`,
  report,
  version: entry.version,
  label: entry.label[language],
  definition: entry.definition[language],
  source: entry.source,
  unit: entry.unit,
  numerator: entry.numerator,
  denominator: entry.denominator,
  dimension: entry.dimension,
  statistic: entry.statistic,
});
