/** How today's answer differs from a report. */
import { Bool, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { RECORD_KINDS } from './reports.dto.js';

/** A change of the trend report may be less than nothing. */
const COUNT = { min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;

export class ChangedFigureResponse {
  @Text({ max: 200, description: 'Key of the figure.', example: 'settled' }) key!: string;
  @Text({ max: 500, description: 'Name, in the language asked for.' }) label!: string;
  @Int({ ...COUNT, nullable: true, description: 'Numerator as reported; null: it was not there, or over nothing.' })
  thenNumerator!: number | null;
  @Int({ ...COUNT, nullable: true, description: 'Denominator as reported.' }) thenDenominator!: number | null;
  @Text({ max: 40, description: 'As it was shown.' }) thenValue!: string;
  @Int({ ...COUNT, nullable: true, description: 'Numerator today.' }) nowNumerator!: number | null;
  @Int({ ...COUNT, nullable: true, description: 'Denominator today.' }) nowDenominator!: number | null;
  @Text({ max: 40, description: 'As it would be shown today.' }) nowValue!: string;
}

export class ChangedCountResponse {
  @Text({ max: 200, description: 'Figure it counts in, or the count a rate is made of.', example: 'settled' })
  figure!: string;
  @Int({ ...COUNT, description: 'What the case added then.', example: 0 }) then!: number;
  @Int({ ...COUNT, description: 'What it adds now.', example: 1 }) now!: number;
}

export class ChangedFieldResponse {
  @Text({ max: 100, description: 'What changed of what reports count.', example: 'category' }) field!: string;
  @Text({ max: 100_000, nullable: true, description: 'As it was, in JSON; null: not there.', example: '"neighbor"' })
  then!: string | null;
  @Text({ max: 100_000, nullable: true, description: 'As it is, in JSON.', example: '"contract"' }) now!: string | null;
}

export class ChangingEntryResponse {
  @Int({ min: 1, max: 2147483647, description: 'Place in the log of the case.' }) seq!: number;
  @Text({ max: 64, description: 'What happened.', example: 'Corrected' }) type!: string;
  @InstantField({ description: 'When it happened.' }) occurredAt!: string;
  @InstantField({ description: 'When it was recorded: after the report was made.' }) recordedAt!: string;
}

export class ChangedCaseResponse {
  @Uuid({ description: 'Id of the case.' }) disputeId!: string;
  @Text({ max: 100, nullable: true, description: 'Its number.' }) number!: string | null;
  @Text({ max: 30, description: 'Its receipt number.' }) receiptNo!: string;
  @Text({ max: 200, nullable: true, description: 'Address of the case, for who may see it.' }) href!: string | null;
  @Int({ min: 1, max: 2147483647, nullable: true, description: 'Version that was counted; null: nobody knew of it.' })
  thenVersion!: number | null;
  @Int({ min: 1, max: 2147483647, description: 'Version that counts today.' }) nowVersion!: number;
  @NestedList(() => ChangedCountResponse, { max: 1000, description: 'What it added and adds, where that differs.' })
  counts!: readonly ChangedCountResponse[];
  @NestedList(() => ChangedFieldResponse, {
    max: 100,
    description: 'Its days, codes and amounts that changed; for who may not see the case only those its records tell.',
  })
  fields!: readonly ChangedFieldResponse[];
  @NestedList(() => ChangingEntryResponse, {
    max: 10_000,
    description: 'The entries recorded since, for who may see the case.',
  })
  entries!: readonly ChangingEntryResponse[];
}

export class ChangedRecordResponse {
  @OneOf(RECORD_KINDS, { description: 'What it is.', example: 'petition' }) kind!: string;
  @Uuid({ description: 'Id of the record.' }) id!: string;
  @Int({ min: 1, max: 2147483647, nullable: true, description: 'Version that was counted; null: none.' })
  thenVersion!: number | null;
  @Int({ min: 1, max: 2147483647, nullable: true, description: 'Version that counts today; null: none.' })
  nowVersion!: number | null;
  @NestedList(() => ChangedCountResponse, { max: 100, description: 'Figures it stood or stands behind, 0 or 1.' })
  figures!: ChangedCountResponse[];
  @NestedList(() => ChangedFieldResponse, { max: 100, description: 'What was amended in it.' })
  fields!: readonly ChangedFieldResponse[];
}

export class DifferenceResponse {
  @Uuid({ description: 'Id of the report.' }) reportId!: string;
  @InstantField({ description: 'The instant the report is as of.' }) then!: string;
  @InstantField({ description: 'The instant it was asked again.' }) now!: string;
  @Bool({ description: 'True: the same question has the same answer today.' }) isSame!: boolean;
  @NestedList(() => ChangedFigureResponse, { max: 100_000, description: 'Figures that differ.' })
  figures!: ChangedFigureResponse[];
  @Int({ ...COUNT, description: 'How many cases count differently.' }) caseCount!: number;
  @NestedList(() => ChangedCaseResponse, { max: 500, description: 'Case by case what changed, the first 500.' })
  cases!: ChangedCaseResponse[];
  @NestedList(() => ChangedRecordResponse, {
    max: 500,
    description: 'Of reports on petitions and indicators: record by record what changed, the first 500; else empty.',
  })
  records!: ChangedRecordResponse[];
}
