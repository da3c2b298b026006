/** Supervision 督办 as it is ordered, answered and closed, and as it is shown. */
import { SUPERVISION_CAUSES, SUPERVISION_STATES } from '../../domain/dispute/custody/words.js';
import { Bool, DayField, InstantField, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PageResponse } from '../../platform/http/page.js';

const TEXT = { max: 2000, multiline: true };

export class OrderSupervisionRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the order.',
    example: '01900000-0000-7000-8000-0000000000f2',
  })
  id?: string;

  @Text({ ...TEXT, description: 'What is demanded; kept beside the log.', example: '请在期限内组织双方到场调解' })
  order!: string;

  @DayField({
    description: 'Day by which it is to be answered; not before the day of the order.',
    example: '2026-12-31',
  })
  dueOn!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class AnswerSupervisionRequest {
  @Text({ ...TEXT, description: 'What was done.', example: '已于本周召开调解会，双方同意修复方案' })
  answer!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class CloseSupervisionRequest {
  @Bool({ description: 'Does the answer do? If not, another one is due by `dueOn`.', example: true })
  accepted!: boolean;

  @DayField({ optional: true, description: 'With `accepted: false`: day by which a better answer is due.' })
  dueOn?: string;

  @Text({ ...TEXT, optional: true, description: 'What the director says of the answer.' })
  note?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class SupervisionResponse {
  @Uuid({ description: 'Id of the supervision.' })
  id!: string;

  @Uuid({ description: 'Dispute it belongs to.' })
  disputeId!: string;

  @OneOf(SUPERVISION_CAUSES, {
    description:
      'Ordered by a director, or raised by the system because departments kept objecting to referrals (R13).',
  })
  cause!: string;

  @OneOf(SUPERVISION_STATES, {
    description: 'Waits for an answer, is answered and waits for the director, or is closed.',
  })
  state!: string;

  @Text({ ...TEXT, nullable: true, description: 'What is demanded; null when the system raised it.' })
  order!: string | null;

  @InstantField({ description: 'When it was ordered.' })
  orderedAt!: string;

  @DayField({ description: 'Day by which it is to be answered.' })
  dueOn!: string;

  @Text({ ...TEXT, nullable: true, description: 'The last answer that stands.' })
  answer!: string | null;

  @InstantField({ nullable: true, description: 'When it was answered.' })
  answeredAt!: string | null;

  @Text({ ...TEXT, nullable: true, description: 'What the director said of the last answer.' })
  note!: string | null;

  @InstantField({ nullable: true, description: 'When it was closed.' })
  closedAt!: string | null;
}

export class SupervisionPage extends PageResponse {
  @NestedList(() => SupervisionResponse, { max: 200, description: 'Orders in the order they were given.' })
  items!: SupervisionResponse[];
}
