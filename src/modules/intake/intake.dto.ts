/** What is sent to take a dispute in and to amend it before acceptance. */
import { ALL_TRACKS } from '../../domain/deadlines/tracks.js';
import {
  Bool,
  Code,
  DayField,
  InstantField,
  Int,
  Money,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { DisputeLocation, DisputeSource } from '../disputes/dispute.dto.js';
import { PartyInput } from '../parties/party.dto.js';

/** Fields that registration and amendment share, apart from whether they must be there. */
class OptionalDisputeFields {
  @Uuid({ optional: true, nullable: true, description: 'Grid in which it happened.' })
  gridId?: string | null;

  @OneOf(ALL_TRACKS, { optional: true, nullable: true, description: 'Procedure; fixed at acceptance.' })
  track?: string | null;

  @Uuid({ optional: true, nullable: true, description: 'Department it should go to, when already known.' })
  departmentId?: string | null;

  @Code({
    optional: true,
    nullable: true,
    description: 'Code table `subcategories`, under the category.',
    example: 'water_leak',
  })
  subcategory?: string | null;

  @Money({ optional: true, nullable: true, description: 'Amount in dispute, in yuan.', example: '3000.00' })
  amountInvolved?: string | null;

  @Int({
    min: 1,
    max: 100_000,
    optional: true,
    nullable: true,
    description: 'People involved; from the number in the settings on it is flagged as a mass dispute.',
    example: 2,
  })
  peopleInvolved?: number | null;

  @Bool({
    optional: true,
    default: false,
    description:
      'Difficult and complicated 疑难复杂, as the ministry counts such cases apart; after acceptance a director corrects it.',
    example: false,
  })
  difficult?: boolean;

  @DayField({ optional: true, nullable: true, description: 'Day the matter began.', example: '2026-04-20' })
  occurredOn?: string | null;

  @Nested(() => DisputeLocation, { optional: true, nullable: true })
  location?: DisputeLocation | null;
}

export class RegisterDisputeRequest extends OptionalDisputeFields {
  @Uuid({ optional: true, description: 'Made by the service when absent; one already used is refused.' })
  id?: string;

  @Uuid({ description: 'Centre that takes the dispute in.' })
  centerId!: string;

  @InstantField({
    optional: true,
    nullable: true,
    description: 'When the centre received it, for paper written down later; default now. Immutable afterwards (R4).',
    example: '2026-04-21T01:30:00.000Z',
  })
  receivedAt?: string | null;

  @Nested(() => DisputeSource)
  source!: DisputeSource;

  @Code({ description: 'Code table `categories`.', example: 'neighbor' })
  category!: string;

  @Text({ max: 200, example: '楼上漏水' })
  title!: string;

  @Text({ max: 5000, multiline: true, description: 'What happened, as told.', example: '卫生间漏水，天花板发霉。' })
  facts!: string;

  @Text({
    max: 500,
    list: { max: 20 },
    optional: true,
    description: 'What the applicant asks for.',
    example: ['修复漏水', '赔偿损失'],
  })
  claims?: string[];

  @NestedList(() => PartyInput, {
    max: 100,
    description: 'At least one applicant, unless the source is proactive (R1).',
  })
  parties!: PartyInput[];

  @Code({
    list: { max: 20, unique: true },
    optional: true,
    description: 'Code table `risk-flags`; some demand a report to the police at once (R16).',
    example: [],
  })
  riskFlags?: string[];
}

export class AmendDisputeRequest extends OptionalDisputeFields {
  @Nested(() => DisputeSource, { optional: true })
  source?: DisputeSource;

  @Code({ optional: true, example: 'neighbor' })
  category?: string;

  @Text({ max: 200, optional: true, example: '楼上漏水' })
  title?: string;

  @Text({ max: 5000, multiline: true, optional: true, example: '卫生间漏水，天花板发霉。' })
  facts?: string;

  @Text({ max: 500, list: { max: 20 }, optional: true, example: ['修复漏水'] })
  claims?: string[];

  @Code({
    list: { max: 20, unique: true },
    optional: true,
    description:
      'All flags, code table `risk-flags`; one that stands is removed with `POST …/risk-flags`, which asks why (R16).',
    example: [],
  })
  riskFlags?: string[];
}
