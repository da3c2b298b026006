/** The working-day calendar of one year. */
import { Bool, DayField, InstantField, Int, QueryNumber, Text, Uuid } from '../../platform/http/atoms.js';

const KNOWN = {
  description: 'False: the year is not announced; weekdays only, and no roster can be published on it.',
  example: true,
};
const HOLIDAYS = {
  list: { max: 150, unique: true },
  description: 'Statutory holidays 放假日, weekend days within them included.',
  example: ['2026-10-01', '2026-10-02'],
};
const WORKING_DAYS = {
  list: { max: 60, unique: true },
  description: 'Make-up days 调休上班日: Saturdays and Sundays that are worked.',
  example: ['2026-10-10'],
};
const SOURCE = {
  max: 200,
  description: 'The notice it rests on.',
  example: '国务院办公厅关于2026年部分节假日安排的通知',
};

export class PutCalendarRequest {
  @Bool({ ...KNOWN, optional: true, default: true }) calendarKnown?: boolean;
  @DayField(HOLIDAYS) holidays!: string[];
  @DayField(WORKING_DAYS) workingDays!: string[];
  @Text(SOURCE) source!: string;
}

export class CalendarQuery {
  @QueryNumber()
  @Int({
    min: 1,
    max: 2147483647,
    optional: true,
    description: "An earlier version of the centre's own entry; the present one when absent.",
    example: 1,
  })
  version?: number;
}

export class CalendarResponse {
  @Uuid({ description: 'The centre it holds for.' }) centerId!: string;
  @Int({ min: 1950, max: 2199, description: 'Calendar year.', example: 2026 }) year!: number;
  @Bool(KNOWN) calendarKnown!: boolean;
  @DayField(HOLIDAYS) holidays!: string[];
  @DayField(WORKING_DAYS) workingDays!: string[];
  @Text(SOURCE) source!: string;
  @Uuid({ nullable: true, description: 'Centre that entered it: this one or an ancestor; null = the built-in notice.' })
  enteredAtCenterId!: string | null;
  @Int({ min: 0, max: 2147483647, description: "Version of the centre's own entry; 0 while it has none." })
  version!: number;
  @Uuid({ nullable: true, description: 'Account that entered it; null for the built-in notice and at set-up.' })
  recordedBy!: string | null;
  @InstantField({ nullable: true, description: 'When it was entered; null for the built-in notice.' })
  recordedAt!: string | null;
}
