/** Open311 in the rule book: every state open or closed, codes told apart again, ranges of ninety days. */
import fc from 'fast-check';
import { actorOfKey } from '../../../src/domain/access/api-keys.js';
import { KEY_SCOPES } from '../../../src/domain/access/key-scopes.js';
import { ALL_STATES, FINISHED, OPEN } from '../../../src/domain/dispute/states.js';
import { ATTRIBUTES, isOpen311Channel, OPEN311_CHANNELS } from '../../../src/domain/open311/attributes.js';
import {
  fullName,
  rangeOf,
  serviceCode,
  serviceParts,
  statesWith,
  statusOfState,
  withinFacade,
} from '../../../src/domain/open311/open311.js';
import { instantOfMs, msOfInstant } from '../../../src/domain/shared/day.js';

const DAY = 86_400_000;
const NOW = '2026-10-14T02:00:00.000Z';
const instant = fc.integer({ min: -400 * DAY, max: 400 * DAY }).map((ms) => instantOfMs(msOfInstant(NOW) + ms));

test('every state is open or closed; before an outcome open, finished closed', () => {
  expect([...statesWith(['open']), ...statesWith(['closed'])].sort()).toEqual([...ALL_STATES].sort());
  for (const state of OPEN) expect(statusOfState(state)).toBe('open');
  for (const state of FINISHED) expect(statusOfState(state)).toBe('closed');
  expect(statusOfState('settled')).toBe('open');
  expect(statesWith([])).toEqual([]);
});

test('a service code says its category and sub-type', () => {
  const code = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
  fc.assert(
    fc.property(code, fc.option(code), (category, subcategory) => {
      expect(serviceParts(serviceCode(category, subcategory))).toEqual({ category, subcategory });
    }),
  );
  for (const none of ['', '-', 'a-', 'a-b-c', 'A', '__proto__', 'a/b']) expect(serviceParts(none)).toBeUndefined();
});

test('a range never spans more than ninety days, keeps what was asked, and is refused rather than bent', () => {
  fc.assert(
    fc.property(fc.option(instant), fc.option(instant), (start, end) => {
      const range = rangeOf(start, end, NOW);
      const span = start === null || end === null ? 0 : msOfInstant(end) - msOfInstant(start);
      expect(range === undefined).toBe(span < 0 || span > 90 * DAY);
      if (range === undefined) return;
      expect(msOfInstant(range.to) - msOfInstant(range.from)).toBe(start === null || end === null ? 90 * DAY : span);
      expect([range.from, range.to]).toEqual([start ?? range.from, end ?? range.to]);
    }),
  );
  expect(rangeOf(null, null, NOW)).toEqual({ from: '2026-07-16T02:00:00.000Z', to: NOW });
});

test.each([
  ['小明', '陈', '陈小明'],
  ['Ann', 'Smith', 'Ann Smith'],
  [undefined, '陈', '陈'],
  ['小明', undefined, '小明'],
  [undefined, undefined, undefined],
])('%s and %s is %s', (first, last, name) => {
  expect(fullName(first, last)).toBe(name);
});

test('within the façade a key is a registrant, whatever it may read elsewhere', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...KEY_SCOPES)), (scopes) => {
      const actor = actorOfKey({ id: 'key-1', name: '热线', centerId: 'sunny', scopes });
      expect(withinFacade(actor)).toEqual(
        actorOfKey({ id: 'key-1', name: '热线', centerId: 'sunny', scopes: ['disputes:write'] }),
      );
    }),
  );
});

test('the definition names the channels there are', () => {
  const listed: readonly { key: string }[] = ATTRIBUTES.flatMap((one) => ('values' in one ? one.values : []));
  expect(listed.map(({ key }) => key)).toEqual([...OPEN311_CHANNELS]);
  expect(['online', 'reception_room', 'constructor'].map(isOpen311Channel)).toEqual([true, false, false]);
});
