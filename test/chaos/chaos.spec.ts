/** Every trouble again and again: `CHAOS_ROUNDS=20 npm run chaos`. */
import { describeChaos } from './runs.js';
import { ALL_TROUBLE } from './trouble.js';

const { CHAOS_ROUNDS = '8' } = process.env;

describeChaos(Array.from({ length: Number(CHAOS_ROUNDS) }, () => ALL_TROUBLE).flat(), 3_600_000);
