/** Responses of the code tables. */
import { ApiProperty } from '@nestjs/swagger';
import { Code, DayField, NestedList, OneOf, Text } from '../../platform/http/atoms.js';
import { TABLES } from './tables.js';

const NAMES = TABLES.map((table) => table.name);

export class CodeTableQuery {
  @DayField({
    optional: true,
    description: 'Only what is good on this day; absent: every version of every code.',
    example: '2026-09-01',
  })
  on?: string;
}

export class CodeTableResponse {
  @OneOf(NAMES, { description: 'Name of the table, as in `/code-tables/{table}`.', example: 'categories' })
  table!: string;
  @Text({ max: 100, description: 'What it holds, in Chinese.', example: '纠纷类别' }) titleZh!: string;
  @Text({ max: 100, description: 'What it holds, in English.', example: 'Categories of disputes' }) titleEn!: string;
}

export class CodeTablesResponse {
  @NestedList(() => CodeTableResponse, { max: 50, description: 'The tables.' }) items!: CodeTableResponse[];
}

export class CodeEntryResponse {
  @Code({ description: 'The code.', example: 'neighbor' }) code!: string;
  @Code({
    nullable: true,
    description: 'The code above it, e.g. the category of a sub-type; null = none.',
    example: null,
  })
  parentCode!: string | null;
  @Text({ max: 500, description: 'Chinese label.', example: '邻里纠纷' }) labelZh!: string;
  @Text({ max: 500, description: 'English label.', example: 'Between neighbours' }) labelEn!: string;
  @DayField({ description: 'Good from this day.', example: '2011-01-01' }) validFrom!: string;
  @DayField({ nullable: true, description: 'First day it is no longer good; null = still good.', example: null })
  validTo!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What only this table has: for `statute-articles` law, lawEn, article, successor {law, article}.',
    example: {},
  })
  extra!: Record<string, unknown>;
}

export class CodeTableEntriesResponse {
  @OneOf(NAMES, { description: 'Name of the table.', example: 'categories' }) table!: string;
  @DayField({ nullable: true, description: 'The day asked for; null = every version.', example: '2026-09-01' }) on!:
    string | null;
  @NestedList(() => CodeEntryResponse, { max: 5000, description: 'The codes in their order.' })
  items!: CodeEntryResponse[];
}
