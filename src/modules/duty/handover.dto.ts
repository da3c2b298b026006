/** Requests and responses of the handover note. */
import { ALL_STATES } from '../../domain/dispute/states.js';
import { Bool, DayField, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { DEADLINE_KINDS } from './handover.record.js';

const MOST = 200;
const CASE = {
  id: { description: 'Dispute; only those the reader may see are shown.' },
  title: { max: 200, description: 'Its title.', example: '楼上漏水' },
} as const;
export const MOST_NOTES = 50;
const NOTE = {
  max: 2000,
  multiline: true,
  description: 'What the next officer must know beyond the lists.',
  example: '陈某下午来电，周四上午再来。',
};

export class AddToHandoverRequest {
  @Text(NOTE) note!: string;
}

export class HandoverCase {
  @Uuid(CASE.id) disputeId!: string;
  @Text({ max: 64, description: 'Receipt number.' }) receiptNo!: string;
  @Text({ max: 100, nullable: true, description: 'Number, given at acceptance.' }) number!: string | null;
  @Text(CASE.title) title!: string;
  @OneOf(ALL_STATES, { description: 'State when the note was written.', example: 'mediating' }) state!: string;
  @Bool({ description: 'Waits in the queue: nobody was on duty.' }) queued!: boolean;
}

export class HandoverPromise {
  @Uuid({ description: 'Obligation that is not performed yet.' }) obligationId!: string;
  @Uuid(CASE.id) disputeId!: string;
  @Text(CASE.title) title!: string;
  @DayField({ nullable: true, description: 'Due on; null where it continues.' }) dueOn!: string | null;
}

export class HandoverDeadlineResponse {
  @OneOf(DEADLINE_KINDS, { description: 'Last day of mediation, of an obligation, or of a return visit.' })
  kind!: string;
  @Uuid({ description: 'The dispute, obligation or visit.' }) subjectId!: string;
  @Uuid(CASE.id) disputeId!: string;
  @Text(CASE.title) title!: string;
  @DayField({ description: 'Due on; days that have passed are told as well.' }) dueOn!: string;
}

export class HandoverSession {
  @Uuid({ description: 'Session.' }) sessionId!: string;
  @Uuid(CASE.id) disputeId!: string;
  @Text(CASE.title) title!: string;
  @InstantField({ description: 'Planned start.' }) startsAt!: string;
}

export class HandoverNoteResponse {
  @Text(NOTE) text!: string;
  @InstantField({ description: 'When it was added.' }) addedAt!: string;
  @Uuid({ nullable: true, description: 'Who added it.' }) addedByStaffId!: string | null;
}

export class HandoverResponse {
  @Uuid({ description: 'Shift it is the end of.' }) shiftId!: string;
  @Uuid({ description: 'Department.' }) departmentId!: string;
  @Uuid({ description: 'Officer who hands over.' }) staffId!: string;
  @DayField({ description: 'Day of the shift.' }) on!: string;
  @OneOf(['not_written', 'written', 'accepted'], {
    description: 'not_written: what the note would say now; it is fixed when the shift ends or its officer checks out.',
  })
  state!: string;
  @DayField({ description: 'Sessions up to this day are told: the next working day.' }) nextWorkingDay!: string;
  @DayField({ description: 'Deadlines up to this day are told; how many working days ahead is a setting.' })
  horizonOn!: string;
  @NestedList(() => HandoverCase, { max: MOST, description: 'Open cases of the department, queued ones first.' })
  cases!: HandoverCase[];
  @NestedList(() => HandoverPromise, { max: MOST, description: 'Promises not performed yet, soonest first.' })
  promises!: HandoverPromise[];
  @NestedList(() => HandoverDeadlineResponse, { max: MOST, description: 'Deadlines up to the horizon, soonest first.' })
  deadlines!: HandoverDeadlineResponse[];
  @NestedList(() => HandoverSession, { max: MOST, description: 'Sessions until the end of the next working day.' })
  sessions!: HandoverSession[];
  @Int({ min: 0, max: 2147483647, description: 'Cases on the note that the reader may not see.' }) hiddenCases!: number;
  @NestedList(() => HandoverNoteResponse, { max: MOST_NOTES, description: 'What the officer added, in order.' })
  notes!: HandoverNoteResponse[];
  @InstantField({ nullable: true, description: 'When the note was written.' }) writtenAt!: string | null;
  @InstantField({
    nullable: true,
    description: 'Start of the next working day; a note nobody has accepted by then goes to the director.',
  })
  acceptBy!: string | null;
  @Bool({ description: 'Not accepted in time, and still not.' }) overdue!: boolean;
  @InstantField({ nullable: true, description: 'When it was accepted.' }) acceptedAt!: string | null;
  @Uuid({ nullable: true, description: 'Who accepted it.' }) acceptedByStaffId!: string | null;
  @Uuid({ nullable: true, description: 'Line on which it was accepted; null when the director did.' })
  toShiftId!: string | null;
  @Int({ min: 0, max: 2147483647, description: 'Raised by every change; part of the ETag. 0 before the first.' })
  version!: number;
}
