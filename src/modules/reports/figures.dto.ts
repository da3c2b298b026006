/** The register of figures. */
import { FIGURE_UNITS } from '../../domain/reports/printed.js';
import { NestedList, OneOf, Text } from '../../platform/http/atoms.js';

export class FigureEntryResponse {
  @Text({
    max: 200,
    description: 'Id: report, a colon, key of the figure.',
    example: 'mediation_statistics:settlement_rate',
  })
  id!: string;
  @Text({ max: 64, description: 'Report that produces it.', example: 'mediation_statistics' }) report!: string;
  @Text({
    max: 100,
    description: 'Definition of the report it belongs to, `id@version`.',
    example: 'mediation_statistics@1',
  })
  version!: string;
  @Text({ max: 500, description: 'Name, in the language asked for.' }) label!: string;
  @Text({ max: 1000, description: 'What exactly is counted, in the language asked for.' }) definition!: string;
  @Text({ max: 100, description: 'Where the numbers come from.', example: 'case_log' }) source!: string;
  @OneOf(FIGURE_UNITS, { description: 'Unit; `fen` is shown in yuan.', example: 'percent' }) unit!: string;
  @Text({ max: 200, description: 'Count that is shown, or divided.', example: 'settled' }) numerator!: string;
  @Text({
    max: 200,
    nullable: true,
    description: 'Count it is divided by; null for a plain count.',
    example: 'concluded',
  })
  denominator!: string | null;
  @Text({
    max: 64,
    nullable: true,
    description: 'By what it is split: one figure `id.value` for each value; null for a single figure.',
    example: null,
  })
  dimension!: string | null;
  @Text({
    max: 20,
    nullable: true,
    description: '`median`, `p90` or `worst` of days, by nearest rank; else null.',
    example: null,
  })
  statistic!: string | null;
}

export class FigureListResponse {
  @NestedList(() => FigureEntryResponse, { max: 2000, description: 'Every figure the system can produce.' })
  items!: FigureEntryResponse[];
}
