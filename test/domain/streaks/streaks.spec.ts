import fc from 'fast-check';
import { addDays } from '../../../src/domain/shared/day.js';
import { joinStreaks, streaksOf, wholeYears, type StreakEvent } from '../../../src/domain/streaks/streaks.js';

const START = '2024-01-01';
const event = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), on: fc.integer({ min: -20, max: 420 }) });
const events = fc
  .array(event, { maxLength: 12 })
  .map((list) => list.map(({ id, on }): StreakEvent => ({ id, on: addDays(START, on) })));

describe('streaks', () => {
  it('runs from the day after the last event', () => {
    const found = streaksOf('2024-01-01', '2024-03-15', [{ id: 'letter', on: '2024-03-10' }]);
    expect(found.current).toEqual({ since: '2024-03-11', until: '2024-03-15', days: 4 });
    expect(found.longest).toEqual({ since: '2024-01-01', until: '2024-03-10', days: 69 });
    expect(found.brokenBy).toEqual({ id: 'letter', on: '2024-03-10' });
  });

  it('counts whole years by anniversaries', () => {
    expect(wholeYears('2009-05-06', '2024-05-05')).toBe(14);
    expect(wholeYears('2009-05-06', '2024-05-06')).toBe(15);
    expect(wholeYears('2024-02-29', '2025-02-28')).toBe(0);
    expect(wholeYears('2024-02-29', '2025-03-01')).toBe(1);
  });

  it('does not care in which order events were entered', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 400 }), (list, days) => {
        const until = addDays(START, days);
        expect(streaksOf(START, until, [...list].reverse())).toEqual(streaksOf(START, until, list));
      }),
    );
  });

  it('follows for a joined period from its parts', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (list, first, second) => {
        const middle = addDays(START, first);
        const until = addDays(middle, second);
        expect(joinStreaks(streaksOf(START, middle, list), streaksOf(middle, until, list))).toEqual(
          streaksOf(START, until, list),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('breaks on the day of an event whenever it is added, and never grows by one', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 199 }), (list, at) => {
        const until = addDays(START, 200);
        const late = { id: 'late', on: addDays(START, at) };
        const before = streaksOf(START, until, list);
        const after = streaksOf(START, until, [...list, late]);
        expect(after.current.since > late.on).toBe(true);
        expect(after.current.days).toBeLessThanOrEqual(before.current.days);
        expect(after.longest.days).toBeLessThanOrEqual(before.longest.days);
      }),
    );
  });
});
