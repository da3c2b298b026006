/** Truthful requests of this concern, for random walks. */
import type { EndingCommand } from '../../../src/domain/dispute/ending/commands.js';
import type { CandidatesOf } from './scene.js';

export const ENDING_CANDIDATES: CandidatesOf<EndingCommand> = {};
