import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import type { Language } from '../../platform/http/texts.js';
import type { CalendarYearRow } from './calendar.entity.js';
import type { CalendarResponse } from './calendar.dto.js';

const ANNOUNCED = {
  zh: '国务院办公厅年度节假日安排（内置）',
  en: 'Yearly holiday notice of the State Council (built in)',
};
const NOT_ANNOUNCED = { zh: '尚未公布，暂按周一至周五', en: 'Not announced yet: Monday to Friday for now' };

/** An entry as the centre sees it: its own, or the one it inherits. */
export const toCalendarView = (row: CalendarYearRow, centerId: string): CalendarResponse => ({
  centerId,
  year: row.year,
  calendarKnown: row.known,
  holidays: row.holidays,
  workingDays: row.workingDays,
  source: row.source,
  enteredAtCenterId: row.centerId,
  version: row.centerId === centerId ? row.version : 0,
});

/** A year nobody entered: the built-in notice, or nothing. */
export const toDefaultView = (year: CalendarYear, centerId: string, language: Language): CalendarResponse => ({
  centerId,
  year: year.year,
  calendarKnown: year.known,
  holidays: [...year.holidays],
  workingDays: [...year.workingDays],
  source: (year.known ? ANNOUNCED : NOT_ANNOUNCED)[language],
  enteredAtCenterId: null,
  version: 0,
});
