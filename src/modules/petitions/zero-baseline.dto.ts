/** Requests and responses of what a centre declares from before its register. */
import { DayField, InstantField, Int, NestedList, Text, Uuid } from '../../platform/http/atoms.js';

const SINCE = {
  description:
    'First day of the time for which no petition above the community is claimed; before today, and before the first month with a return.',
  example: '2011-01-01',
};
const GROUND = {
  max: 1000,
  multiline: true,
  description: 'What the claim rests on: which ledgers, kept by whom. No names of petitioners.',
  example: '建登记簿以前的纸质台账',
};
const DECLARED_BY = 'Account of the director who declared it.';
const VERSION = { max: 2147483647, example: 1 };

export class DeclareBaselineRequest {
  @DayField(SINCE) declaredSince!: string;
  @Text(GROUND) ground!: string;
}

export class BaselineVersionResponse {
  @Int({ ...VERSION, min: 1, description: 'Which version.' }) version!: number;
  @DayField(SINCE) declaredSince!: string;
  @Text(GROUND) ground!: string;
  @Uuid({ description: DECLARED_BY }) declaredBy!: string;
  @InstantField({ description: 'When it was declared.' }) recordedAt!: string;
}

export class BaselineResponse {
  @Uuid({ description: 'The centre.' }) centerId!: string;
  @DayField({ ...SINCE, nullable: true }) declaredSince!: string | null;
  @Text({ ...GROUND, nullable: true }) ground!: string | null;
  @Uuid({ nullable: true, description: DECLARED_BY }) declaredBy!: string | null;
  @InstantField({ nullable: true, description: 'When it was declared, the last time.' }) recordedAt!: string | null;
  @Text({
    max: 100,
    list: { max: 1000 },
    description:
      'Numbers of registered petitions to the township or above within the time declared: they came to be known later and disprove it. ' +
      'At most 1000, earliest first.',
    example: [],
  })
  contradictedBy!: string[];
  @Int({ ...VERSION, min: 0, description: '0 while nothing was declared; part of the ETag.' }) version!: number;
  @NestedList(() => BaselineVersionResponse, { max: 100_000, description: 'Every version, the first one first.' })
  versions!: BaselineVersionResponse[];
}
