/** Steps about who takes part: parties joining and leaving, representatives and their powers, conflicts and challenges of mediators (R8, R9, R18, R20): rows of the table in `../transitions.ts`. */
import type { Steps } from '../transition.js';
import type { PeopleCommand } from './commands.js';

export const PEOPLE_STEPS = {} as const satisfies Steps<PeopleCommand>;
