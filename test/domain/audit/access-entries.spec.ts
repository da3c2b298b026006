/** What is gathered of reads and refusals until it is written: bounded, whoever sends whatever. */
import fc from 'fast-check';
import { subjectOfPath } from '../../../src/domain/audit/subject-of-path.js';
import {
  type Access,
  AccessEntries,
  MOST_KEPT,
  MOST_SHOWN,
  REFUSALS_A_MINUTE,
  UNKNOWN_A_MINUTE,
} from '../../../src/modules/audit/access-entries.js';

const MINUTE = '2026-10-14T02:00';
const idOf = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const access = (rest: Partial<Access> = {}): Access => ({
  action: 'request.refused',
  operation: 'caseFile_get',
  subject: subjectOfPath(`/api/v1/disputes/${idOf(1)}`),
  accountId: null,
  home: null,
  address: '192.0.2.7',
  requestId: idOf(2),
  at: `${MINUTE}:00.000Z`,
  code: 'not_found',
  shown: [],
  shownKind: null,
  ...rest,
});
const read = (path: string, shown: readonly string[] = []): Access =>
  access({ action: 'data.read', code: null, accountId: idOf(3), subject: subjectOfPath(path), shown });

test('the same again is counted, and what it showed put together', () => {
  const entries = new AccessEntries();
  for (const shown of [
    ['a', 'b'],
    ['b', 'c'],
  ])
    entries.add(read('/petitions', shown));
  entries.add(read(`/petitions/${idOf(9)}`));
  expect(entries.take(MINUTE).entries).toMatchObject([
    { times: 2, shown: ['a', 'b', 'c'] },
    { times: 1, shown: [] },
  ]);
  expect(entries.take(MINUTE)).toEqual({ entries: [], lost: 0 });
});

test('however many refusals come of however many callers, none goes uncounted, and each has few lines', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(60)), { maxLength: 200 }), fc.nat(3), (sent, takes) => {
      const entries = new AccessEntries();
      const taken = sent.flatMap(([caller, thing], index) => {
        entries.add(access({ address: `192.0.2.${caller}`, subject: subjectOfPath(`/disputes/${idOf(thing)}`) }));
        return takes > 0 && index % (20 * takes) === 0 ? entries.take(MINUTE).entries : [];
      });
      const all = [...taken, ...entries.take(null).entries];
      expect(all.reduce((sum, { times }) => sum + times, 0)).toBe(sent.length);
      for (let caller = 0; caller < 4; caller += 1) {
        const own = all.filter(({ address }) => address === `192.0.2.${caller}`);
        expect(own.length).toBeLessThanOrEqual(REFUSALS_A_MINUTE + 1);
      }
    }),
  );
});

test('beyond what is kept, what is lost is counted', () => {
  const entries = new AccessEntries();
  for (let number = 0; number < MOST_KEPT + 5; number += 1) entries.add(read(`/disputes/${idOf(number)}`));
  const taken = entries.take(MINUTE);
  expect([taken.entries.length, taken.lost]).toEqual([MOST_KEPT, 5]);
  for (let number = 0; number < 3; number += 1) entries.add(read(`/disputes/${idOf(number)}`));
  entries.putBack(taken);
  const again = entries.take(MINUTE);
  expect([again.entries.length, again.lost]).toEqual([MOST_KEPT, 8]);
});

test('more callers than can be told apart share what one may have', () => {
  const entries = new AccessEntries();
  for (let number = 0; number < MOST_KEPT + 500; number += 1)
    entries.add(access({ accountId: idOf(number), subject: null }));
  const { entries: told, lost } = entries.take(null);
  expect(told.length).toBeLessThanOrEqual(MOST_KEPT + 1);
  expect(told.reduce((sum, { times }) => sum + times, lost)).toBe(MOST_KEPT + 500);
});

test('the same from another address is another line', () => {
  const entries = new AccessEntries();
  for (const address of ['192.0.2.7', '198.51.100.1', '192.0.2.7'])
    entries.add({ ...read(`/disputes/${idOf(1)}`), address });
  expect(entries.take(MINUTE).entries.map(({ address, times }) => [address, times])).toEqual([
    ['192.0.2.7', 2],
    ['198.51.100.1', 1],
  ]);
});

test('what was shown is told of to the last id, in as many lines as that takes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: MOST_SHOWN }), { maxLength: 12 }), (pages) => {
      const entries = new AccessEntries();
      const ids: string[] = [];
      for (const [page, size] of pages.entries()) {
        const shown = Array.from({ length: size }, (_, index) => `${page}/${index}`);
        ids.push(...shown);
        entries.add({ ...read('/petitions', shown), requestId: idOf(page) });
      }
      const told = entries.take(MINUTE).entries;
      expect(told.flatMap(({ shown }) => shown).sort()).toEqual(ids.sort());
      expect(told.every(({ shown }) => shown.length <= MOST_SHOWN)).toBe(true);
      expect(told.reduce((sum, { times }) => sum + times, 0)).toBe(pages.length);
    }),
  );
});

test('one network is one caller, however many addresses it has', () => {
  const entries = new AccessEntries();
  for (let number = 0; number < 500; number += 1)
    entries.add(
      access({ address: `2001:db8::${number.toString(16)}`, subject: { kind: 'x', id: idOf(number), part: null } }),
    );
  const told = entries.take(null).entries;
  expect(told).toHaveLength(REFUSALS_A_MINUTE + 1);
  expect(told.at(-1)).toMatchObject({ times: 500 - REFUSALS_A_MINUTE });
});

test('all together who are not signed in have so many lines a minute, from however many networks; who is signed in has their own', () => {
  const entries = new AccessEntries();
  for (let number = 0; number < 2000; number += 1)
    entries.add(access({ address: `2001:db8:0:${number.toString(16)}::1`, subject: null }));
  entries.add(access({ accountId: idOf(3) }));
  const told = entries.take(null).entries;
  expect(told).toHaveLength(UNKNOWN_A_MINUTE + 2);
  expect(told.find(({ accountId }) => accountId !== null)).toMatchObject({ times: 1 });
  expect(told.at(-1)).toMatchObject({ operation: null, times: 2000 - UNKNOWN_A_MINUTE });
});
