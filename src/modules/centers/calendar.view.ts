import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import type { Language } from '../../platform/http/texts.js';
import type { CalendarResponse } from './calendar.dto.js';
import type { CalendarEntry } from './calendar.store.js';

const ANNOUNCED = {
  zh: '国务院办公厅年度节假日安排（内置）',
  en: 'Yearly holiday notice of the State Council (built in)',
};
const NOT_ANNOUNCED = { zh: '尚未公布，暂按周一至周五', en: 'Not announced yet: Monday to Friday for now' };

/** An entry as the centre sees it: its own, or the one it inherits. */
export const toCalendarView = (entry: CalendarEntry, centerId: string): CalendarResponse => ({
  centerId,
  year: entry.year,
  calendarKnown: entry.known,
  holidays: entry.holidays,
  workingDays: entry.workingDays,
  source: entry.source,
  enteredAtCenterId: entry.enteredAtCenterId,
  version: entry.enteredAtCenterId === centerId ? entry.version : 0,
  recordedBy: entry.recordedBy,
  recordedAt: entry.recordedAt,
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
  recordedBy: null,
  recordedAt: null,
});
