/** A run of the fuzzer as tests; each slice has a service and a database of its own, so that none works on what another broke. */
import { fuzz } from './run.js';

/** A run keeps answers for retries, plans and the like; what is kept for each request would show. */
const MOST_GROWTH = 48 * 1024 * 1024;

export function describeFuzz({ seed, count, slices }: { seed: number; count: number; slices: number }): void {
  describe(`${count * slices} spoilt requests of seed ${seed}`, () => {
    test.each(Array.from({ length: slices }, (_, nth) => nth * count))(
      'from number %i on',
      async (from) => {
        const { faults, statuses, growth } = await fuzz({ seed, from, count });
        process.stdout.write(
          `${JSON.stringify({ from, statuses, growth: `${(growth / 1_048_576).toFixed(1)} MB` })}\n`,
        );
        expect(faults.join('\n')).toBe('');
        expect(growth).toBeLessThan(MOST_GROWTH);
        // A run in which nothing got through, or nothing was refused, would show nothing.
        const of = (low: number): number =>
          Object.entries(statuses).reduce(
            (sum, [status, times]) => (Math.floor(Number(status) / 100) === low ? sum + times : sum),
            0,
          );
        expect(of(2)).toBeGreaterThan(count / 20);
        expect(of(4)).toBeGreaterThan(count / 4);
      },
      600_000,
    );
  });
}
