/** What is sent to reopen, archive and correct a case, and corrections as they are shown. */
import { RETENTION_CLASSES, type RetentionClass } from '../../domain/dispute/ending/words.js';
import { InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { CORRECTABLE } from './correctable.js';

const REASON = { max: 500, multiline: true, description: 'Why; kept with the entry of the timeline.' };

export class ReopenRequest {
  @Text({ ...REASON, example: '双方愿意就赔偿期限再作协商' })
  reason!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class ArchiveRequest {
  @OneOf(RETENTION_CLASSES, {
    description:
      'How long the file is kept, counted from 1 January after its closing; the years are settings of the centre, ' +
      '`GET /disputes/{id}/missing` tells the proposal (R40).',
    example: 'long',
  })
  retentionClass!: RetentionClass;

  @Text({
    ...REASON,
    optional: true,
    description: 'Why it is kept shorter than proposed; needed then, and kept with the entry of the timeline.',
    example: '当事人均已迁出，无后续履行',
  })
  reason?: string;

  @OccurredAt()
  occurredAt?: string;
}

const POINTER = {
  max: 200,
  description: `JSON pointer to what was registered wrongly: ${CORRECTABLE}. An index one past the last claim adds one. One at a time: who turns out to be under 14 is first corrected to be a minor, who turns out to be a group has its kind corrected before its number.`,
  example: '/title',
};
const VALUE = { max: 5000, multiline: true, nullable: true } as const;

export class CorrectRequest {
  @Text(POINTER)
  pointer!: string;

  @Text({
    ...VALUE,
    description:
      'What stands there, in the form in which it was registered (numbers, true and false as text); null: nothing.',
    example: '楼上漏水',
  })
  old!: string | null;

  @Text({
    ...VALUE,
    description: 'What should stand there, under the rules of registration; null clears what may be empty.',
    example: '楼上卫生间漏水',
  })
  new!: string | null;

  @Text({ ...REASON, example: '登记时误写' })
  reason!: string;
}

export class CorrectionResponse {
  @Uuid({ description: 'The correction.' })
  id!: string;

  @Int({ min: 1, max: 2_000_000_000, description: 'Its entry of the timeline.' })
  seq!: number;

  @Text(POINTER)
  pointer!: string;

  @Text({ ...VALUE, description: 'What stood there; phones, identity numbers and home addresses masked.' })
  old!: string | null;

  @Text({ ...VALUE, description: 'What stands there since; masked in the same way.' })
  new!: string | null;

  @Text({ ...REASON, nullable: true })
  reason!: string | null;

  @InstantField({ description: 'When it was corrected.' })
  correctedAt!: string;

  @Uuid({ nullable: true, description: 'Staff member who corrected it.' })
  staffId!: string | null;
}

export class CorrectionListResponse {
  @NestedList(() => CorrectionResponse, { max: 10_000, description: 'Oldest first.' })
  items!: CorrectionResponse[];
}
