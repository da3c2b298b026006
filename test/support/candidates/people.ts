/** Truthful requests of this concern, for random walks. */
import type { PeopleCommand } from '../../../src/domain/dispute/people/commands.js';
import type { CandidatesOf } from './scene.js';

export const PEOPLE_CANDIDATES: CandidatesOf<PeopleCommand> = {};
