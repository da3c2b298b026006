/** Commands of this concern as requests. */
import type { RiskCommand } from '../../../src/domain/dispute/risk/commands.js';
import type { TranslationsOf } from './translate.js';

export const RISK_TRANSLATIONS: TranslationsOf<RiskCommand> = {};
