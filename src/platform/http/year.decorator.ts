/** A calendar year in the path. One outside the calendar names nothing: 404, the same as a malformed one. */
import { wholeNumber } from './whole-number.decorator.js';

const BOUNDS = { min: 1950, max: 2199, example: 2026, description: 'Calendar year.' };

export const isCalendarYear = (text: string): boolean =>
  /^\d{4}$/.test(text) && Number(text) >= BOUNDS.min && Number(text) <= BOUNDS.max;

export const Year = wholeNumber(BOUNDS);
