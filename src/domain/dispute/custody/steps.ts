/** Steps about whose hands a case is in: referrals inside and outside the centre, escalation and return, supervision (R13, R17, R38): rows of the table in `../transitions.ts`. */
import type { Steps } from '../transition.js';
import type { CustodyCommand } from './commands.js';

export const CUSTODY_STEPS = {} as const satisfies Steps<CustodyCommand>;
