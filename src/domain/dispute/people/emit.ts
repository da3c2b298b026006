/** From an allowed command to what happened about who takes part: parties joining and leaving, representatives and their powers, conflicts and challenges of mediators (R8, R9, R18, R20). */
import type { Emits } from '../emitting.js';
import type { PeopleCommand } from './commands.js';

export const PEOPLE_EMIT = {} as const satisfies Emits<PeopleCommand>;
