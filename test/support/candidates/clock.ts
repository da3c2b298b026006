/** Truthful requests of this concern, for random walks. */
import type { ClockCommand } from '../../../src/domain/dispute/clock/commands.js';
import type { CandidatesOf } from './scene.js';

export const CLOCK_CANDIDATES: CandidatesOf<ClockCommand> = {};
