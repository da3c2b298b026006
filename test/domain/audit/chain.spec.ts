/** The chain over the audit log: whatever is done to a sealed chain, walking along it finds it, and where. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { ChainCheck, type ChainFault, type StoredPlace } from '../../../src/domain/audit/chain-check.js';
import {
  type AuditLine,
  chainOf,
  type Head,
  NO_CENTER,
  NO_HEAD,
  sealedBatch,
} from '../../../src/domain/audit/chain.js';

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const CENTER = '01900000-0000-7000-8000-000000000002';
const AT = '2026-10-14T02:00:00.000Z';

const idOf = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const lineOf = (number: number, params: unknown = {}): AuditLine => ({
  id: idOf(number),
  at: AT,
  actorAccountId: idOf(900),
  centerId: CENTER,
  action: 'data.read',
  subjectKind: 'dispute',
  subjectId: idOf(800),
  params,
  address: '192.0.2.7',
  requestId: idOf(700 + (number % 10)),
});

/** A chain of batches of these sizes, as it is stored. */
function chain(sizes: readonly number[], start: Head = NO_HEAD): StoredPlace[] {
  let head = start;
  let number = start.position;
  return sizes.flatMap((size, batch) => {
    const lines = Array.from({ length: size }, () => lineOf((number += 1), { number }));
    const { links, seal } = sealedBatch(digest, CENTER, head, lines, `2026-10-14T02:00:0${batch % 10}.000Z`);
    head = { position: seal.lastPosition, hash: seal.hash };
    return links.map((link, at) => ({
      ...link,
      line: lines[at] ?? null,
      seal: link.position === seal.lastPosition ? seal : null,
    }));
  });
}

function walk(places: readonly StoredPlace[], sealedTo: number, start?: Head): { faults: ChainFault[]; head: Head } {
  const faults: ChainFault[] = [];
  const check = new ChainCheck(digest, CENTER, (fault) => void faults.push(fault), start);
  for (const place of places) check.next(place);
  return { head: check.end(sealedTo), faults };
}

const found = (places: readonly StoredPlace[], sealedTo: number) =>
  walk(places, sealedTo).faults.map(({ code, position }) => [code, position]);

const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });
/** A chain and one of its places. */
const somewhere = sizes.chain((of) => {
  const places = chain(of);
  return fc.record({ places: fc.constant(places), at: fc.integer({ min: 0, max: places.length - 1 }) });
});

const OTHERS: Readonly<Record<keyof AuditLine, unknown>> = {
  id: idOf(999),
  at: '2026-10-14T02:00:00.001Z',
  actorAccountId: null,
  centerId: null,
  action: 'signed_in',
  subjectKind: 'party',
  subjectId: idOf(999),
  params: { number: 999 },
  address: null,
  requestId: null,
};
const fields = Object.keys(OTHERS) as (keyof AuditLine)[];

describe('R47 the chain over the audit log', () => {
  test('is whole as it was sealed, batch after batch, and ends in its head', () => {
    fc.assert(
      fc.property(sizes, (of) => {
        const places = chain(of);
        const last = places.at(-1);
        expect(walk(places, places.length)).toEqual({
          faults: [],
          head: { position: places.length, hash: last?.seal?.hash },
        });
      }),
    );
  });

  test('an altered line is found at its place, whichever field it was, and no other', () => {
    fc.assert(
      fc.property(somewhere, fc.constantFrom(...fields), ({ places, at }, field) => {
        const altered = places.map((place, index) =>
          index === at && place.line !== null ? { ...place, line: { ...place.line, [field]: OTHERS[field] } } : place,
        );
        expect(found(altered, places.length)).toEqual([['line_altered', at + 1]]);
      }),
    );
  });

  test('a line that is gone is found, alone or with its place', () => {
    fc.assert(
      fc.property(somewhere, ({ places, at }) => {
        const emptied = places.map((place, index) => (index === at ? { ...place, line: null } : place));
        expect(found(emptied, places.length)).toEqual([['line_missing', at + 1]]);
        const shorter = places.filter((_, index) => index !== at);
        const [first] = found(shorter, places.length);
        const isLast = at === places.length - 1;
        const isLonely = isLast && places[at - 1]?.seal === null;
        expect(first).toEqual(
          isLonely
            ? ['not_sealed', places.findLastIndex(({ seal }, index) => index < at && seal !== null) + 2]
            : [isLast ? 'cut_off' : 'place_missing', at + 1],
        );
      }),
    );
  });

  test('lines that changed places are both found', () => {
    fc.assert(
      fc.property(somewhere, fc.nat(), ({ places, at }, other) => {
        const to = other % places.length;
        fc.pre(to !== at);
        const [one, two] = [places[at]?.line ?? null, places[to]?.line ?? null];
        const swapped = places.map((place, index) =>
          index === at ? { ...place, line: two } : index === to ? { ...place, line: one } : place,
        );
        const both = [at + 1, to + 1].sort((a, b) => a - b).map((position) => ['line_altered', position]);
        expect(found(swapped, places.length)).toEqual(both);
      }),
    );
  });

  test('a seal with another time, hash or span is found', () => {
    fc.assert(
      fc.property(somewhere, fc.constantFrom('hash', 'sealedAt', 'firstPosition'), ({ places, at }, field) => {
        const end = places.findIndex(({ seal }, index) => index >= at && seal !== null);
        const other = { hash: digest('x'), sealedAt: '2030-01-01T00:00:00.000Z', firstPosition: 99 }[field];
        const altered = places.map((place, index) =>
          index === end && place.seal !== null ? { ...place, seal: { ...place.seal, [field]: other } } : place,
        );
        expect(found(altered, places.length)[0]).toEqual(['seal_altered', end + 1]);
      }),
    );
  });

  test('who makes all hashes anew gets another head', () => {
    fc.assert(
      fc.property(somewhere, ({ places, at }) => {
        const lines = places.flatMap(({ line }) => line ?? []);
        const forged = lines.map((line, index) => (index === at ? { ...line, address: '198.51.100.1' } : line));
        const { seal } = sealedBatch(digest, CENTER, NO_HEAD, forged, AT);
        expect(seal.hash).not.toBe(sealedBatch(digest, CENTER, NO_HEAD, lines, AT).seal.hash);
      }),
    );
  });

  test('a chain goes on from the seal that was kept of what was removed after its time', () => {
    const start = { position: 40, hash: digest('kept') };
    const places = chain([3, 2], start);
    expect(walk(places, 45, start).faults).toEqual([]);
    expect(walk(places, 45, { ...start, hash: digest('another') }).faults).toMatchObject([
      { code: 'line_altered', position: 41 },
    ]);
  });

  test('the order of names in params says nothing, their values do', () => {
    const seal = (params: unknown) => sealedBatch(digest, CENTER, NO_HEAD, [lineOf(1, params)], AT).seal.hash;
    expect(seal({ a: 1, b: ['x'] })).toBe(seal({ b: ['x'], a: 1 }));
    expect(seal({ a: 1 })).not.toBe(seal({ a: '1' }));
  });

  test('lines without a centre have a chain of their own', () => {
    expect([chainOf(null), chainOf(CENTER)]).toEqual([NO_CENTER, CENTER]);
  });
});
