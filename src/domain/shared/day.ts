/**
 * Days and instants. A day is a civil date `YYYY-MM-DD` and knows no time zone; an instant is RFC 3339 in UTC with
 * milliseconds, so that instants compare as text. The centre's zone joins the two. The only file of the rule book
 * that touches Date. Example: a session at 2024-05-06T16:30:00.000Z took place on 2024-05-07 in Asia/Shanghai.
 */
export type Day = string;
export type Month = string;
/** Always as `toInstant` writes it. */
export type Instant = string;

const DAY_MS = 86_400_000;

const utc = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`);

const dayOfMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** A date that exists: 2026-02-30 does not. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = utc(text);
  return !Number.isNaN(ms) && dayOfMs(ms) === text;
}

export function isInstant(text: string): text is Instant {
  const parts = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  return parts?.[1] !== undefined && isDay(parts[1]) && !Number.isNaN(Date.parse(text));
}

/** The same instant in the one spelling we compare: UTC, three decimals. */
export function toInstant(text: string): Instant {
  if (text !== lastAsked) {
    lastAnswer = new Date(text).toISOString();
    lastAsked = text;
  }
  return lastAnswer;
}

/** Whoever asks what could be done now asks for the same instant again and again. */
let lastAsked: string | undefined;
let lastAnswer: Instant = '';

/** What was sent, in that spelling; null when nothing was. */
export const instantOrNull = (text: string | null | undefined): Instant | null =>
  text == null ? null : toInstant(text);

export const instantOfMs = (ms: number): Instant => new Date(ms).toISOString();

export const dateOfInstant = (instant: Instant): Date => new Date(instant);

/** As HTTP writes it (RFC 9110 §5.6.7), to the second. */
export const httpDateOf = (instant: Instant): string => dateOfInstant(instant).toUTCString();

export const msOfInstant = (instant: Instant): number => Date.parse(instant);

export const addDays = (day: Day, days: number): Day => dayOfMs(utc(day) + days * DAY_MS);

/** The same day so many years later; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  const year = String(yearOf(day) + years).padStart(4, '0');
  const later = `${year}${day.slice(4)}`;
  return isDay(later) ? later : `${year}-02-28`;
}

/** Days from `from` to `to`; negative when `to` lies before. */
export const diffDays = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / DAY_MS);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => ((new Date(utc(day)).getUTCDay() + 6) % 7) + 1;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const monthOf = (day: Day): Month => day.slice(0, 7);

export const firstDayOf = (month: Month): Day => `${month}-01`;

export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Every day of the half-open range. */
export function daysBetween(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, diffDays(from, to)) }, (_, index) => addDays(from, index));
}

export const addMinutes = (instant: Instant, minutes: number): Instant =>
  instantOfMs(msOfInstant(instant) + minutes * 60_000);

export const laterOf = (first: string, ...others: readonly string[]): string =>
  others.reduce((latest, other) => (other > latest ? other : latest), first);

export const earlierOf = (first: string, ...others: readonly string[]): string =>
  others.reduce((earliest, other) => (other < earliest ? other : earliest), first);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the wall clock shows in the zone, written as if it were UTC. */
function askedWallClock(ms: number, zone: string): number {
  const parts = new Map(
    formatIn(zone)
      .formatToParts(new Date(ms))
      .map((part) => [part.type, part.value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '00';
  const year = part('year').padStart(4, '0');
  return Date.parse(`${year}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}.000Z`);
}

const QUARTER_MS = 900_000;
const ANSWERS_KEPT = 5000;
const ZONES_KEPT = 20;
const offsets = new Map<string, number>();

/** Zones change their offset on the quarter of an hour, so each quarter is asked once; asking is slow. */
function offsetAt(ms: number, zone: string): number {
  const quarter = Math.floor(ms / QUARTER_MS);
  const key = `${zone}/${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const start = quarter * QUARTER_MS;
  const offset = askedWallClock(start, zone) - start;
  if (offsets.size >= ANSWERS_KEPT) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const wallClock = (ms: number, zone: string): string => instantOfMs(ms + offsetAt(ms, zone));

/** A case asks for the same days hundreds of times. */
function remembering(ask: (text: string, zone: string) => string): (text: string, zone: string) => string {
  const answers = new Map<string, Map<string, string>>();
  return (text, zone) => {
    const known = answers.get(zone)?.get(text);
    if (known !== undefined) return known;
    const answer = ask(text, zone);
    if (answers.size >= ZONES_KEPT && !answers.has(zone)) answers.clear();
    const ofZone = answers.get(zone) ?? new Map<string, string>();
    if (ofZone.size >= ANSWERS_KEPT) ofZone.clear();
    answers.set(zone, ofZone.set(text, answer));
    return answer;
  };
}

export const dayOfInstant: (instant: Instant, zone: string) => Day = remembering((instant, zone) =>
  wallClock(msOfInstant(instant), zone).slice(0, 10),
);

/** `YYYY-MM-DD HH:MM` on the wall clock: how people read it. */
export const wallTimeOf = (instant: Instant, zone: string): string =>
  wallClock(msOfInstant(instant), zone).slice(0, 16).replace('T', ' ');

/**
 * The instant at which a wall clock in the zone shows this day and time (`HH:MM`). A time the clock jumps over comes as much
 * later as the clock jumps, so that a day never begins on the day before.
 */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const wanted = Date.parse(`${day}T${time}:00.000Z`);
  // The second look settles days on which the clocks change.
  const guess = wanted - offsetAt(wanted, zone);
  const found = wanted - offsetAt(guess, zone);
  return instantOfMs(found + offsetAt(found, zone) === wanted ? found : Math.max(found, guess));
}

export const startOfDayInstant: (day: Day, zone: string) => Instant = remembering((day, zone) =>
  instantAt(day, '00:00', zone),
);

/** The last millisecond of the day: when something happened of which only the day is known. */
export const endOfDayInstant: (day: Day, zone: string) => Instant = remembering((day, zone) =>
  instantOfMs(msOfInstant(startOfDayInstant(addDays(day, 1), zone)) - 1),
);
