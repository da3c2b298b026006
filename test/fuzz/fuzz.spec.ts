/**
 * Spoilt requests in tens of thousands. `FUZZ_SEED=7 npm run fuzz` sends others; a fault is named by seed and number, and is
 * found again by the same seed.
 */
import { describeFuzz } from './runs.js';

const { FUZZ_SEED = '1', FUZZ_COUNT = '50000' } = process.env;
const SLICE = 5_000;

describeFuzz({ seed: Number(FUZZ_SEED), count: SLICE, slices: Math.ceil(Number(FUZZ_COUNT) / SLICE) });
