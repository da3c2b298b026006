/** Steps about danger: flags, the colour they give, who leads, and the report to the police (R16): rows of the table in `../transitions.ts`. */
import type { Steps } from '../transition.js';
import type { RiskCommand } from './commands.js';

export const RISK_STEPS = {} as const satisfies Steps<RiskCommand>;
