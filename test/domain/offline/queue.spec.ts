/** What was queued in the field: who depends on whom. */
import fc from 'fast-check';
import { QUEUEABLE, type Queued, refusedBefore, resourceOf } from '../../../src/domain/offline/queue.js';

const request = (id: string, path: string, rest: Partial<Queued> = {}): Queued => ({
  id,
  path,
  body: {},
  afterId: null,
  ...rest,
});

test('a request is of the resource in its address, a registration of the case it brings', () => {
  expect(resourceOf(request('1', '/disputes/A/accept'))).toBe('/disputes/a');
  expect(resourceOf(request('1', '/disputes', { body: { id: 'A' } }))).toBe('/disputes/a');
  expect(resourceOf(request('1', '/disputes'))).toBeNull();
  expect(resourceOf(request('1', '/disputes', { body: { id: 7 } }))).toBeNull();
});

test('only what builds on a refused request is refused with it', () => {
  const ids = ['1', '2', '3', '4', '5'];
  const path = fc.constantFrom('/disputes/a/accept', '/disputes/b/accept', '/disputes', '/sessions/a/hold');
  const queue = fc.tuple(
    ...ids.map((id) => fc.record({ id: fc.constant(id), path, afterId: fc.constantFrom(null, '1', '2') })),
  );
  fc.assert(
    fc.property(queue, fc.uniqueArray(fc.constantFrom(...ids)), (list, refusedIds) => {
      const wanted = list.map((one) => request(one.id, one.path, { afterId: one.afterId }));
      const refused = new Set(refusedIds);
      for (const [index, one] of wanted.entries()) {
        const earlier = wanted.slice(0, index);
        const causes = earlier.filter(
          ({ id, path: other }) =>
            refused.has(id) && (id === one.afterId || (other.split('/')[2] !== undefined && other === one.path)),
        );
        expect(refusedBefore(one, earlier, refused)).toBe(causes[0]?.id ?? null);
      }
    }),
  );
});

test.each(['/disputes', '/disputes/a-1/sessions', '/visits/a/record'])('%s can be queued', (path) => {
  expect(new RegExp(QUEUEABLE).test(path)).toBe(true);
});

test.each([
  '/api-keys',
  '/auth/token',
  '/sync',
  '/disputes/../accounts',
  '/disputes?x=1',
  '/disputes//a',
  '//evil',
  '/disputes/%2e',
])('%s cannot', (path) => {
  expect(new RegExp(QUEUEABLE).test(path)).toBe(false);
});
