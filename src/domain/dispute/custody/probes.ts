/** Truthful requests about whose hands a case is in: referrals inside and outside the centre, escalation and return, supervision (R13, R17, R38), for the buttons at the desk. */
import type { Probes } from '../probing.js';
import type { CustodyCommand } from './commands.js';

export const CUSTODY_PROBES = {} as const satisfies Probes<CustodyCommand>;
