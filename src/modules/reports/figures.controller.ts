import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PETITION_FIGURES } from '../../domain/petitions/petition.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { type Reply, revalidated } from '../../platform/http/reply.js';
import type { Language } from '../../platform/http/texts.js';
import { CASE_REPORTS } from './case-reports.js';
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
    return revalidated({ items: [...petitionFigures(caller.language), ...caseFigures(caller.language)] });
  }
}

const caseFigures = (language: Language): FigureEntryResponse[] =>
  Object.values(CASE_REPORTS).flatMap(({ kind, definition, figures }) =>
    figures.map((figure) => ({
      id: `${kind}:${figure.id}`,
      report: kind,
      version: `${definition.id}@${definition.version}`,
      label: figure.label[language],
      definition: figure.definition[language],
      source: 'case_log',
      unit: figure.unit,
      numerator: figure.numerator,
      denominator: figure.denominator,
      dimension: figure.by ?? null,
      statistic: figure.statistic ?? null,
    })),
  );

const petitionFigures = (language: Language): FigureEntryResponse[] =>
  PETITION_FIGURES.map(({ key, textZh, textEn }) => ({
    id: `zero_petition:${key}`,
    report: 'zero_petition',
    version: 'petition_figures@1',
    label: language === 'zh' ? textZh : textEn,
    definition:
      language === 'zh' ? `统计期内的${textZh}，按提出日期计。` : `The number of ${textEn} dated within the period.`,
    source: 'petition_register',
    unit: 'petitions' as const,
    numerator: key,
    denominator: key === 'items' ? null : 'items',
    dimension: null,
    statistic: null,
  }));
