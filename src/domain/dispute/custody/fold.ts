/** From log to facts about whose hands a case is in: referrals inside and outside the centre, escalation and return, supervision (R13, R17, R38). */
import type { FoldsOf } from '../folding.js';
import type { CustodyPayloads } from './events.js';

export const CUSTODY_FOLDS = {} as const satisfies FoldsOf<CustodyPayloads>;
