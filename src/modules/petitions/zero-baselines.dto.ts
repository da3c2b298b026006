/** Requests and responses of the claims from before the register. */
import { DayField, InstantField, NestedList, Text, Uuid } from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';

const SINCE = { description: 'Since when zero is claimed, not a future day.', example: '2009-05-01' };
const GROUND = {
  max: 2000,
  multiline: true,
  description: 'What the claim rests on: which paper ledgers, where they are kept; no personal names.',
  example: '建登记簿以前的纸质台账，存档案室',
};

export class DeclareBaselineRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new claim.',
    example: '01900000-0000-7000-8000-0000000000a9',
  })
  id?: string;
  @DayField(SINCE) declaredSince!: string;
  @Text(GROUND) ground!: string;
}

export class BaselineResponse {
  @Uuid({ description: 'Id of the claim.' }) id!: string;
  @Uuid({ description: 'Centre that claims it.' }) centerId!: string;
  @DayField(SINCE) declaredSince!: string;
  @Text(GROUND) ground!: string;
  @Uuid({ description: 'Account that declared it.' }) declaredBy!: string;
  @InstantField({ description: 'When it was declared.' }) recordedAt!: string;
  @InstantField({ nullable: true, description: 'When a later claim took its place; null for the one that holds.' })
  replacedAt!: string | null;
}

export class BaselinePage extends PageResponse {
  @NestedList(() => BaselineResponse, { max: 200, description: 'Claims, the latest first.' })
  items!: BaselineResponse[];
}
