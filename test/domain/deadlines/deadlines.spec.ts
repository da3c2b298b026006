/** Days, instants and working days. */
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../../src/domain/dispute/context.js';
import { isExpired, isLate, knowsLateness, mediationDeadline } from '../../../src/domain/deadlines/deadlines.js';
import { workingCalendar, type WorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { isRecordedLate, knowsRecordedLate } from '../../../src/domain/petitions/late-entry.js';
import type { Kind } from '../../../src/domain/deadlines/terms.js';
import type { Track } from '../../../src/domain/deadlines/tracks.js';
import {
  addWorkingDays,
  areMoreWorkingDays,
  countWorkingDays,
  rollToWorkingDay,
} from '../../../src/domain/deadlines/working-days.js';
import * as days from '../../../src/domain/shared/day.js';
import { aCalendar, aDay, CALENDAR, ZONE } from '../../support/arbitraries.js';
import { occurredAt, Story } from '../../support/dispute-story.js';

const WEEKDAYS_ONLY = workingCalendar([]);

describe('civil days', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-2-3', '20260203', '2026-02-29', ''])('%s is not a day', (text) => {
    expect(days.isDay(text)).toBe(false);
  });

  it('add, count and name the days of the week', () => {
    expect(days.isDay('2024-02-29')).toBe(true);
    expect(days.addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(days.weekday('2024-05-06')).toBe(1);
    expect(days.weekday('2024-05-05')).toBe(7);
    expect(days.addMonths('2024-11', 3)).toBe('2025-02');
    expect(days.addMonths('2024-01', -1)).toBe('2023-12');
    expect(days.daysBetween('2024-05-06', '2024-05-08')).toEqual(['2024-05-06', '2024-05-07']);
  });

  it('adding and counting undo each other', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(days.diffDays(day, days.addDays(day, count))).toBe(count);
      }),
    );
  });
});

describe('instants in a zone', () => {
  it('fall on the day the wall clock shows', () => {
    expect(days.dayOfInstant('2024-05-06T15:59:59.999Z', ZONE)).toBe('2024-05-06');
    expect(days.dayOfInstant('2024-05-06T16:00:00.000Z', ZONE)).toBe('2024-05-07');
    expect(days.wallTimeOf('2024-05-06T16:05:00.000Z', ZONE)).toBe('2024-05-07 00:05');
    expect(days.endOfDayInstant('2024-05-06', ZONE)).toBe('2024-05-06T15:59:59.999Z');
    expect(days.instantAt('2024-05-06', '09:30', ZONE)).toBe('2024-05-06T01:30:00.000Z');
    expect(days.instantAt('2024-03-31', '12:00', 'Europe/Berlin')).toBe('2024-03-31T10:00:00.000Z');
  });

  it('a day on which the clock jumps over midnight begins where it jumps to, not on the day before', () => {
    for (const [zone, day, start] of [
      ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
      ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ] as const) {
      expect(days.startOfDayInstant(day, zone)).toBe(start);
      expect(days.dayOfInstant(start, zone)).toBe(day);
      expect(days.dayOfInstant(days.endOfDayInstant(day, zone), zone)).toBe(day);
    }
    expect(days.instantAt('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
    expect(days.instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it.each([ZONE, 'Europe/Amsterdam', 'America/New_York', 'America/Santiago', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC'])(
    '%s: a day runs from its start to its end',
    (zone) => {
      fc.assert(
        fc.property(aDay, (day) => {
          const [start, end] = [days.startOfDayInstant(day, zone), days.endOfDayInstant(day, zone)];
          expect(days.dayOfInstant(start, zone)).toBe(day);
          expect(days.dayOfInstant(end, zone)).toBe(day);
          expect(days.dayOfInstant(days.instantOfMs(days.msOfInstant(end) + 1), zone)).toBe(days.addDays(day, 1));
          expect(days.dayOfInstant(days.instantOfMs(days.msOfInstant(start) - 1), zone)).toBe(days.addDays(day, -1));
        }),
        { numRuns: 50 },
      );
    },
  );

  it('are recognised only in full', () => {
    expect(days.isInstant('2024-05-06T02:30:00Z')).toBe(true);
    expect(days.isInstant('2024-05-06T10:30:00.5+08:00')).toBe(true);
    for (const text of ['2024-05-06', '2024-05-06T02:30:00', '2024-02-30T02:30:00Z', '2024-05-06T25:00:00Z']) {
      expect(days.isInstant(text)).toBe(false);
    }
    expect(days.toInstant('2024-05-06T10:30:00+08:00')).toBe('2024-05-06T02:30:00.000Z');
  });
});

describe('working days', () => {
  it('skip weekends and holidays and count make-up days', () => {
    expect(addWorkingDays(CALENDAR, '2024-05-10', 1)).toBe('2024-05-11');
    expect(addWorkingDays(CALENDAR, '2024-06-07', 1)).toBe('2024-06-11');
    expect(rollToWorkingDay(CALENDAR, '2024-06-08')).toBe('2024-06-11');
    expect(countWorkingDays(WEEKDAYS_ONLY, '2024-05-03', '2024-05-06')).toBe(1);
  });

  it('adding is monotone in both arguments and the inverse of counting', () => {
    fc.assert(
      fc.property(aCalendar, aDay, fc.nat(40), fc.nat(40), (calendar, day, count, more) => {
        const reached = addWorkingDays(calendar, day, count);
        expect(countWorkingDays(calendar, day, reached)).toBe(count);
        expect(addWorkingDays(calendar, day, count + more) >= reached).toBe(true);
        expect(addWorkingDays(calendar, days.addDays(day, more), count) >= reached).toBe(true);
        expect(count === 0 || calendar.isWorkingDay(reached)).toBe(true);
        expect(rollToWorkingDay(calendar, day) >= day).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('are more than that exactly when counting says so', () => {
    fc.assert(
      fc.property(aCalendar, aDay, fc.integer({ min: -5, max: 60 }), fc.nat(20), (calendar, from, length, most) => {
        const to = days.addDays(from, length);
        expect(areMoreWorkingDays(calendar, from, to, most)).toBe(countWorkingDays(calendar, from, to) > most);
      }),
    );
  });
});

const deadlineFrom = (
  day: string,
  calendar: WorkingCalendar,
  track: Track = 'peoples_mediation',
  kind: Partial<Kind> = {},
) =>
  mediationDeadline(
    { track, category: 'neighbor', courtProcedure: null, ...kind },
    { acceptance: day, application: days.addDays(day, -2), file_received: days.addDays(day, -1) },
    calendar,
    DEFAULT_SETTINGS,
  );

it('R21 time limits go by track', () => {
  const due = (track: 'peoples_mediation' | 'court_entrusted'): string =>
    deadlineFrom('2024-05-06', WEEKDAYS_ONLY, track).dueOn;
  expect(due('peoples_mediation')).toBe('2024-06-05');
  // Courts count from the day the mediator signed for the file, labour disputes from the application.
  expect(due('court_entrusted')).toBe('2024-05-20');
  expect(deadlineFrom('2024-05-08', WEEKDAYS_ONLY, 'court_entrusted', { courtProcedure: 'summary' }).dueOn).toBe(
    '2024-05-14',
  );
  expect(deadlineFrom('2024-05-08', WEEKDAYS_ONLY, 'peoples_mediation', { category: 'migrant_wages' }).dueOn).toBe(
    '2024-05-21',
  );
});

it('a case is expired once its mediation has gone on past the last day', () => {
  const story = Story.of().mediating();
  expect(isExpired(story.facts, '2024-06-05T15:00:00.000Z', ZONE)).toBe(false);
  expect(isExpired(story.facts, '2024-06-05T16:00:00.000Z', ZONE)).toBe(true);
  story.at('2024-06-07T01:00:00Z').take({ type: 'withdraw', partyId: 'p1', occurredAt });
  expect(isExpired(story.facts, '2024-06-08T01:00:00.000Z', ZONE)).toBe(false);
});

it('an entry is late when more than one working day went by before it was written down', () => {
  const late = (recordedAt: string): boolean =>
    isLate({ occurredAt: '2024-05-03T02:00:00.000Z', recordedAt }, WEEKDAYS_ONLY, ZONE, DEFAULT_SETTINGS);
  expect(late('2024-05-06T02:00:00.000Z')).toBe(false);
  expect(late('2024-05-07T02:00:00.000Z')).toBe(true);
});

describe('a year nobody entered', () => {
  const until2026 = workingCalendar([{ year: 2026, known: true, holidays: [], workingDays: [] }]);

  it('marks the last day of mediation only where that day was counted on it', () => {
    const known = (acceptedOn: string) => deadlineFrom(acceptedOn, until2026).calendarKnown;
    // Thirty days on: Thursday the 31st of December, and Friday the 1st of January.
    expect([known('2026-12-01'), known('2026-12-02')]).toEqual([true, false]);
  });

  it('marks lateness only where a day in between lies in it', () => {
    const occurredAt = '2026-12-30T02:00:00.000Z';
    const known = (recordedAt: string) => knowsLateness({ occurredAt, recordedAt }, until2026, ZONE);
    expect([known(occurredAt), known('2026-12-31T02:00:00.000Z'), known('2027-01-01T02:00:00.000Z')]).toEqual([
      true,
      true,
      false,
    ]);
    const recorded = (occurredOn: string, on: string) => [
      isRecordedLate(until2026, occurredOn, on),
      knowsRecordedLate(until2026, occurredOn, on),
    ];
    // Late already on the last day of the old year, whatever the new one is like.
    expect(recorded('2026-12-29', '2027-03-01')).toEqual([true, true]);
    expect(recorded('2026-12-31', '2027-01-04')).toEqual([true, false]);
    expect(recorded('2027-01-04', '2027-01-04')).toEqual([false, true]);
  });
});
