/** Truthful requests of this concern, for random walks. */
import type { CustodyCommand } from '../../../src/domain/dispute/custody/commands.js';
import type { CandidatesOf } from './scene.js';

export const CUSTODY_CANDIDATES: CandidatesOf<CustodyCommand> = {};
