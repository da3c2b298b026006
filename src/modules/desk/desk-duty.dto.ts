/** What is on the desk because of the roster: shifts, and what goes wrong on duty. */
import { ATTENDANCE_STATES } from '../../domain/roster/attendance.js';
import { Bool, DayField, InstantField, Int, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { DUTY_LINE_KINDS } from '../duty/duty-desk.reader.js';

export class DeskShift {
  @Uuid()
  shiftId!: string;

  @Uuid()
  centerId!: string;

  @Uuid()
  departmentId!: string;

  @InstantField()
  startsAt!: string;

  @InstantField()
  endsAt!: string;

  @Bool({ description: 'Running at this moment.' })
  now!: boolean;

  @OneOf(ATTENDANCE_STATES, { description: 'expected, late or missing: check in; present: check out when you leave.' })
  attendance!: string;
}

export class DeskDutyLine {
  @OneOf(DUTY_LINE_KINDS, {
    description:
      'missing, late: nobody has checked in; call_unanswered: the officer on call has not answered; gap: nobody stands there, ' +
      'now or within a week; handover_overdue: a note nobody accepted in time; swap_to_approve: both officers want it.',
  })
  kind!: string;

  @Uuid()
  centerId!: string;

  @Uuid()
  departmentId!: string;

  @DayField({ description: 'Day of the shift.' })
  on!: string;

  @Uuid({ description: 'The shift, call, gap or swap request it is about.' })
  subjectId!: string;

  @Uuid({ nullable: true })
  shiftId!: string | null;

  @Uuid({ nullable: true, description: 'Officer on the line.' })
  staffId!: string | null;

  @InstantField({ description: 'Start of the shift, time of the call, opening of the gap, last moment to accept.' })
  since!: string;

  @Int({ min: 0, max: 2147483647, description: 'Whole minutes since then.' })
  minutes!: number;

  @Text({
    max: 200,
    description: 'Where to go on, below /api/v1.',
    example: '/shifts/01900000-0000-7000-8000-000000000001/substitutes',
  })
  href!: string;

  @Uuid({
    nullable: true,
    description: 'For missing officers and gaps: who is free and has the fewest shifts; null where nobody is.',
  })
  proposedStaffId!: string | null;
}

export class DeskHandover {
  @Uuid({ description: 'Shift whose note waits.' })
  shiftId!: string;

  @Uuid()
  centerId!: string;

  @Uuid()
  departmentId!: string;

  @InstantField({ description: 'When the note was written.' })
  writtenAt!: string;

  @InstantField({ description: 'Not accepted by then, it goes to the director.' })
  acceptBy!: string;
}

export class DeskCall {
  @Uuid()
  callId!: string;

  @Uuid()
  shiftId!: string;

  @Uuid()
  centerId!: string;

  @Uuid()
  departmentId!: string;

  @Uuid({ description: 'Officer who was called.' })
  staffId!: string;

  @DayField({ description: 'Day of the shift.' })
  on!: string;

  @InstantField()
  calledAt!: string;
}

export class DeskSwap {
  @Uuid({ description: 'Request to accept or decline.' })
  swapRequestId!: string;

  @Uuid()
  centerId!: string;

  @Uuid({ description: 'Officer who asks.' })
  fromStaffId!: string;

  @Uuid({ description: 'The caller’s shift that is wanted.' })
  ownShiftId!: string;

  @DayField()
  ownOn!: string;

  @Uuid({ description: 'The shift that is offered for it.' })
  offeredShiftId!: string;

  @DayField()
  offeredOn!: string;

  @InstantField()
  requestedAt!: string;
}
