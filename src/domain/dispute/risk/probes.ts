/** Truthful requests about danger: flags, the colour they give, who leads, and the report to the police (R16), for the buttons at the desk. */
import type { Probes } from '../probing.js';
import type { RiskCommand } from './commands.js';

export const RISK_PROBES = {} as const satisfies Probes<RiskCommand>;
