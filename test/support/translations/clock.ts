/** Commands of this concern as requests. */
import type { ClockCommand } from '../../../src/domain/dispute/clock/commands.js';
import type { TranslationsOf } from './translate.js';

export const CLOCK_TRANSLATIONS: TranslationsOf<ClockCommand> = {};
