/** Two thousand spoilt requests, the same each time; `npm run fuzz` sends fifty thousand, of a seed one may choose. */
import { describeFuzz } from '../fuzz/runs.js';

describeFuzz({ seed: 20261126, count: 2_000, slices: 1 });
