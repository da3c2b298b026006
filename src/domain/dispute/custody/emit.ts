/** From an allowed command to what happened about whose hands a case is in: referrals inside and outside the centre, escalation and return, supervision (R13, R17, R38). */
import type { Emits } from '../emitting.js';
import type { CustodyCommand } from './commands.js';

export const CUSTODY_EMIT = {} as const satisfies Emits<CustodyCommand>;
