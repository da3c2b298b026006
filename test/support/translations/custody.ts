/** Commands of this concern as requests. */
import type { CustodyCommand } from '../../../src/domain/dispute/custody/commands.js';
import type { TranslationsOf } from './translate.js';

export const CUSTODY_TRANSLATIONS: TranslationsOf<CustodyCommand> = {};
