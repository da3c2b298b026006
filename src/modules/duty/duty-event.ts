/** Events of the day for other systems: which line of the roster, whose, on which day. */
import type { OutboxEvent } from '../../platform/outbox/outbox.store.js';
import type { DutyShift } from './duty-shifts.store.js';

export type DutyEventLine = Pick<DutyShift, 'id' | 'centerId' | 'departmentId' | 'staffId' | 'on'>;

export const dutyEvent = (
  type: string,
  { id, centerId, departmentId, staffId, on }: DutyEventLine,
  recordedAt: string,
  more: object = {},
): OutboxEvent => ({
  centerId,
  type,
  subjectKind: 'shift',
  subjectId: id,
  payload: { departmentId, staffId, on, ...more },
  recordedAt,
});
