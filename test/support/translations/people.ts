/** Commands of this concern as requests. */
import type { PeopleCommand } from '../../../src/domain/dispute/people/commands.js';
import type { TranslationsOf } from './translate.js';

export const PEOPLE_TRANSLATIONS: TranslationsOf<PeopleCommand> = {};
