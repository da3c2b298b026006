/** Requests and responses of calls to officers on call 随叫随到. */
import { InstantField, Int, NestedList, Text, Uuid } from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';

const REASON = {
  max: 500,
  multiline: true,
  description: 'What the officer is needed for.',
  example: '当事人要求咨询法律问题。',
};

export class CallRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the call.',
    example: '01900000-0000-7000-8000-0000000000e1',
  })
  id?: string;
  @InstantField({
    optional: true,
    description: 'When the officer was called, if it is written down later; now when absent. Within the shift.',
    example: '2026-10-14T01:40:00Z',
  })
  calledAt?: string;
  @Text(REASON) reason!: string;
}

export class AnswerCallRequest {
  @InstantField({
    optional: true,
    description: 'When the officer answered, if it is written down later; now when absent. Not before the call.',
    example: '2026-10-14T01:52:00Z',
  })
  answeredAt?: string;
}

export class CallResponse {
  @Uuid({ description: 'Id of the call.' }) id!: string;
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @Uuid({ description: 'Department that was called.' }) departmentId!: string;
  @Uuid({ description: 'Line of the officer who was called.' }) shiftId!: string;
  @Uuid({ description: 'Officer who was called.' }) staffId!: string;
  @InstantField({ description: 'When.' }) calledAt!: string;
  @Text(REASON) reason!: string;
  @InstantField({ nullable: true, description: 'When it was answered; null as long as nobody has.' })
  answeredAt!: string | null;
  @Uuid({ nullable: true, description: 'Who answered: the officer on call.' }) answeredByStaffId!: string | null;
  @Int({
    min: 0,
    max: 2147483647,
    nullable: true,
    description: 'Whole minutes from the call to the answer.',
    example: 12,
  })
  minutesToAnswer!: number | null;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag.' }) version!: number;
}

export class CallPage extends PageResponse {
  @NestedList(() => CallResponse, { max: 200, description: 'Calls in the order in which they were made.' })
  items!: CallResponse[];
}
