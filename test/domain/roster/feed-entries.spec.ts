/** Calendar entries of roster lines: one for one officer on one place, revised or cancelled, never lost. */
import fc from 'fast-check';
import { feedEntries, type FeedLine } from '../../../src/domain/roster/feed-entries.js';
import { instantOfMs, msOfInstant } from '../../../src/domain/shared/day.js';

const T0 = '2026-10-01T00:00:00.000Z';
const at = (minutes: number): string => instantOfMs(msOfInstant(T0) + minutes * 60_000);

const line = (rest: Partial<FeedLine>): FeedLine => ({
  id: 'a',
  rootId: 'a',
  departmentId: 'justice',
  staffId: 'li',
  part: 'day',
  kind: 'counter',
  startsAt: '2026-10-20T00:30:00.000Z',
  endsAt: '2026-10-20T09:30:00.000Z',
  publishedAt: at(0),
  cancelledAt: null,
  ...rest,
});

it('starts at sequence 0, stamped with its publication', () => {
  expect(feedEntries([line({})])).toEqual([
    { uid: 'a.li', sequence: 0, revisedAt: at(0), isCancelled: false, line: line({}) },
  ]);
});

it('a line that goes to somebody else is cancelled, and the other officer has an entry of their own', () => {
  const lines = [line({ cancelledAt: at(1) }), line({ id: 'b', staffId: 'wang', publishedAt: at(1) })];
  expect(feedEntries(lines)).toMatchObject([
    { uid: 'a.li', sequence: 1, revisedAt: at(1), isCancelled: true },
    { uid: 'a.wang', sequence: 0, revisedAt: at(1), isCancelled: false },
  ]);
});

it('a line that comes back to its officer is the same entry, revised twice', () => {
  const lines = [
    line({ cancelledAt: at(1) }),
    line({ id: 'b', staffId: 'wang', publishedAt: at(1), cancelledAt: at(2) }),
    line({ id: 'c', publishedAt: at(2) }),
  ];
  expect(feedEntries(lines)).toMatchObject([
    { uid: 'a.li', sequence: 2, revisedAt: at(2), isCancelled: false, line: { id: 'c' } },
    { uid: 'a.wang', sequence: 1, revisedAt: at(2), isCancelled: true },
  ]);
});

it('other hours for the same officer are one revision', () => {
  const later = line({ id: 'b', startsAt: '2026-10-20T06:30:00.000Z', publishedAt: at(5) });
  expect(feedEntries([line({ cancelledAt: at(5) }), later])).toEqual([
    { uid: 'a.li', sequence: 1, revisedAt: at(5), isCancelled: false, line: later },
  ]);
});

/** A place handed on from one to the next, each time at a later moment; perhaps given up in the end. */
const histories = fc
  .record({
    holders: fc.array(fc.constantFrom('li', 'wang', 'zhao'), { minLength: 1, maxLength: 8 }),
    isGivenUp: fc.boolean(),
  })
  .map(({ holders, isGivenUp }) =>
    holders.map((staffId, index) =>
      line({
        id: `line ${index}`,
        rootId: 'line 0',
        staffId,
        publishedAt: at(index),
        cancelledAt: index < holders.length - 1 || isGivenUp ? at(index + 1) : null,
      }),
    ),
  );

it('of any history: the same in any order, sequences only grow, and at most one stands', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 9 }), (lines, moment) => {
      const now = feedEntries(lines);
      expect(feedEntries([...lines].reverse())).toEqual(now);
      expect(now.filter(({ isCancelled }) => !isCancelled).length).toBe(
        lines.some((each) => each.cancelledAt === null) ? 1 : 0,
      );
      const known = lines
        .filter(({ publishedAt }) => publishedAt <= at(moment))
        .map((each) =>
          each.cancelledAt !== null && each.cancelledAt > at(moment) ? { ...each, cancelledAt: null } : each,
        );
      for (const earlier of feedEntries(known)) {
        const later = now.find(({ uid }) => uid === earlier.uid);
        // Whoever read the calendar at that moment finds the entry again, and a change of it by its sequence and stamp.
        expect(later).toBeDefined();
        const isSame = later?.line.id === earlier.line.id && later.isCancelled === earlier.isCancelled;
        if (isSame) expect(later).toMatchObject({ sequence: earlier.sequence, revisedAt: earlier.revisedAt });
        else expect(later?.sequence).toBeGreaterThan(earlier.sequence);
        if (!isSame) expect((later?.revisedAt ?? '') > earlier.revisedAt).toBe(true);
      }
    }),
  );
});
