/** From log to facts about who takes part: parties joining and leaving, representatives and their powers, conflicts and challenges of mediators (R8, R9, R18, R20). */
import type { FoldsOf } from '../folding.js';
import type { PeoplePayloads } from './events.js';

export const PEOPLE_FOLDS = {} as const satisfies FoldsOf<PeoplePayloads>;
