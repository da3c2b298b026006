/** What is sent to merge, split and link cases. */
import { LINK_KINDS, type NamedLinkKind } from '../../domain/dispute/ending/words.js';
import { Code, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';

const OTHER = '01900000-0000-7000-8000-0000000000f1';
const REASON = { max: 500, multiline: true, description: 'Why; kept with the entry of the timeline.' };

export class MergeRequest {
  @Uuid({
    description: 'Case of the same centre to merge into: one the caller works on too, not closed, archived or merged.',
    example: OTHER,
  })
  intoDisputeId!: string;

  @Text({ ...REASON, optional: true, example: '同一漏水，双方各自申请' })
  reason?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class SplitRequest {
  @Uuid({ optional: true, description: 'Your own id for the new case; made by the service when absent.' })
  id?: string;

  @Text({ max: 200, description: 'Title of the new case.', example: '楼道堆物' })
  title!: string;

  @Text({
    max: 5000,
    multiline: true,
    description: 'What the new case is about.',
    example: '双方另就楼道堆放杂物发生争执。',
  })
  facts!: string;

  @Text({
    max: 500,
    list: { max: 20 },
    optional: true,
    description: 'What is asked for in the new case.',
    example: ['清理楼道'],
  })
  claims?: string[];

  @Uuid({
    list: { min: 1, max: 100, unique: true },
    description: 'Parties copied to the new case; they stay in this one as well. One of them is an applicant (R1).',
    example: [OTHER],
  })
  partyIds!: string[];

  @Code({ optional: true, description: 'Code table `categories`; default that of this case.', example: 'neighbor' })
  category?: string;

  @Code({
    optional: true,
    nullable: true,
    description: 'Code table `subcategories`; default that of this case where the category is the same.',
    example: 'water_leak',
  })
  subcategory?: string | null;

  @Code({
    list: { max: 20, unique: true },
    optional: true,
    description:
      'Code table `risk-flags`; default those that stand in this case. They may demand a report to the police (R16).',
    example: ['violence'],
  })
  riskFlags?: string[];

  @Text({ ...REASON, example: '两件事起因不同，分别调解' })
  reason!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class LinkRequest {
  @Uuid({ description: 'The other case, one the caller works on too.', example: OTHER })
  disputeId!: string;

  @OneOf(LINK_KINDS, {
    description: '`follow_up`: this case follows the other up; the other kinds have no direction.',
    example: 'related',
  })
  kind!: NamedLinkKind;

  @OccurredAt()
  occurredAt?: string;
}

export class EndLinkRequest {
  @OccurredAt()
  occurredAt?: string;
}
