/** What is sent to let a clock rest, run on or run longer, and to countersign what was written down late. */
import { SUSPENSION_REASONS } from '../../domain/dispute/clock/words.js';
import { DayField, OneOf, Text } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';

export class SuspendRequest {
  @OneOf(SUSPENSION_REASONS, {
    description:
      'Why mediation rests; the time of an appraisal does not count (R21; 在线 26), nor that of any other suspension.',
    example: 'appraisal',
  })
  reason!: string;

  @Text({ max: 500, optional: true, description: 'In words; kept beside the log.', example: '委托鉴定漏水原因' })
  note?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class ResumeRequest {
  @OccurredAt()
  occurredAt?: string;
}

export class ExtendRequest {
  @DayField({ description: 'New last day; one of rest moves to the next working day (R22).', example: '2026-11-20' })
  dueOn!: string;

  @Text({ max: 500, description: 'Why; kept beside the log.', example: '还需再次到现场勘查' })
  reason!: string;

  @OccurredAt()
  occurredAt?: string;
}
