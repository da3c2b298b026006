/** Commands of this concern as requests. */
import type { EndingCommand } from '../../../src/domain/dispute/ending/commands.js';
import type { TranslationsOf } from './translate.js';

export const ENDING_TRANSLATIONS: TranslationsOf<EndingCommand> = {};
