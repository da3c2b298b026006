/** Truthful requests about who takes part: parties joining and leaving, representatives and their powers, conflicts and challenges of mediators (R8, R9, R18, R20), for the buttons at the desk. */
import type { Probes } from '../probing.js';
import type { PeopleCommand } from './commands.js';

export const PEOPLE_PROBES = {} as const satisfies Probes<PeopleCommand>;
