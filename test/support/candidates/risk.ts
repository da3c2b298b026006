/** Truthful requests of this concern, for random walks. */
import type { RiskCommand } from '../../../src/domain/dispute/risk/commands.js';
import type { CandidatesOf } from './scene.js';

export const RISK_CANDIDATES: CandidatesOf<RiskCommand> = {};
