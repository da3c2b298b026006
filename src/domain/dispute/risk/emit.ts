/** From an allowed command to what happened about danger: flags, the colour they give, who leads, and the report to the police (R16). */
import type { Emits } from '../emitting.js';
import type { RiskCommand } from './commands.js';

export const RISK_EMIT = {} as const satisfies Emits<RiskCommand>;
