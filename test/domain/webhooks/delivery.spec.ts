/** What follows from an attempt: pauses that grow within bounds, answers that stop, dead letters in the end. */
import * as fc from 'fast-check';
import {
  consequenceOf,
  failureOf,
  holdSeconds,
  type Outcome,
  pauseAfter,
} from '../../../src/domain/webhooks/delivery.js';

const NOW = '2026-10-14T02:00:00.000Z';
const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const failed: Outcome = { failure: 'answered_5xx', status: 503, retryAfter: null, durationMs: 3 };

test('a pause lies within a quarter of 10 s, 40 s, 160 s … six hours, and never shrinks but for jitter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), chance, (attempts, luck) => {
      const typical = Math.min(6 * 3600, 10 * 4 ** (attempts - 1));
      const pause = pauseAfter(attempts, luck);
      return (
        pause >= Math.floor(typical * 0.75) &&
        pause <= Math.ceil(typical * 1.25) &&
        pause <= pauseAfter(attempts + 1, luck)
      );
    }),
  );
});

test('ten attempts take about a day, whatever the chance', () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 9, maxLength: 9 }), (luck) => {
      const hours = luck.reduce((sum, each, index) => sum + pauseAfter(index + 1, each), 0) / 3600;
      return hours > 16 && hours < 28;
    }),
  );
});

test('every status but 2xx is a failure; redirects are not followed, 410 means never again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 999 }), (status) => {
      const failure = failureOf(status);
      if (status >= 200 && status < 300) return failure === undefined;
      if (status >= 300 && status < 400) return failure === 'redirected';
      if (status >= 600 || status < 200) return failure === 'bad_answer';
      return failure === (status === 410 ? 'gone' : `answered_${Math.floor(status / 100)}xx`);
    }),
  );
});

test.each([
  [null, 0],
  ['0', 0],
  [' 120 ', 120],
  ['999999999', 86_400],
  ['-5', 0],
  ['1e9', 0],
  ['soon', 0],
  ['2026-10-14', 0],
  ['Wed, 14 Oct 2026 02:01:00 GMT', 60],
  ['Wed, 14 Oct 2026 01:00:00 GMT', 0],
  ['Wed, 14 Oct 2036 01:00:00 GMT', 86_400],
  ['Xyz, 99 Abc 2026 99:99:99 GMT', 0],
])('Retry-After %j asks for %i seconds', (text, seconds) => {
  expect(holdSeconds(text, NOW)).toBe(seconds);
});

test('Retry-After is bounded, whatever is sent', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const seconds = holdSeconds(text, NOW);
      return Number.isInteger(seconds) && seconds >= 0 && seconds <= 86_400;
    }),
  );
});

test('delivered, again while there are attempts, dead at the last; 410 stops at any', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      chance,
      (attempts, mostAttempts, luck) => {
        const rest = { attempts, mostAttempts, now: NOW, chance: luck };
        expect(consequenceOf({ ...failed, failure: undefined }, rest)).toEqual({ kind: 'delivered' });
        expect(consequenceOf({ ...failed, failure: 'gone' }, rest)).toEqual({ kind: 'stop' });
        expect(consequenceOf(failed, rest).kind).toBe(attempts < mostAttempts ? 'again' : 'dead');
      },
    ),
  );
});

test('a receiver that asks for longer gets it, and one that asks for less waits all the same', () => {
  const rest = { attempts: 1, mostAttempts: 10, now: NOW, chance: 0.5 };
  expect(consequenceOf({ ...failed, retryAfter: '600' }, rest)).toEqual({
    kind: 'again',
    seconds: 600,
    holdSeconds: 600,
  });
  expect(consequenceOf({ ...failed, retryAfter: '1' }, rest)).toEqual({ kind: 'again', seconds: 10, holdSeconds: 1 });
});
