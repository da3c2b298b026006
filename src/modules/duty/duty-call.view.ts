import { minutesBetween } from '../../domain/roster/attendance.js';
import type { CallResponse } from './duty-calls.dto.js';
import type { CallRecord } from './duty-calls.store.js';

export const toCall = ({ on: _, calledBy: __, ...call }: CallRecord): CallResponse => ({
  ...call,
  minutesToAnswer: call.answeredAt === null ? null : minutesBetween(call.calledAt, call.answeredAt),
});
