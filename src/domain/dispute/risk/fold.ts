/** From log to facts about danger: flags, the colour they give, who leads, and the report to the police (R16). */
import type { FoldsOf } from '../folding.js';
import type { RiskPayloads } from './events.js';

export const RISK_FOLDS = {} as const satisfies FoldsOf<RiskPayloads>;
