/** What every report over a centre and everything below it says of itself, but for its kind. */
import { DayField, InstantField, Text, Uuid } from '../../platform/http/atoms.js';
import { StandingResponse } from './report-standing.dto.js';

export abstract class ReportHeadResponse extends StandingResponse {
  @Uuid({ description: 'Id of the report.' }) id!: string;
  @Uuid({ description: 'Centre it is about, with everything below it.' }) centerId!: string;
  @DayField({ description: 'First day of the period.', example: '2026-07-01' }) from!: string;
  @DayField({ description: 'Day after the last of the period.', example: '2026-10-01' }) to!: string;
  @InstantField({ description: 'Everything as it was known then; the report never changes afterwards.' }) asOf!: string;
  @InstantField({ description: 'When it was produced.' }) producedAt!: string;
  @Uuid({ description: 'Account that produced it.' }) producedBy!: string;
  @Text({
    max: 64,
    description:
      'SHA-256 of what was asked, of all figures and of the versions of the records behind them; of a report on cases with the digests of ' +
      'these records; hex.',
  })
  digest!: string;
}
