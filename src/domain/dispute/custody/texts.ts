/** Words about whose hands a case is in: referrals inside and outside the centre, escalation and return, supervision (R13, R17, R38): refusals, and what the timeline says. */
import type { CustodyPayloads } from './events.js';

export const CUSTODY_TEXTS = {} as const satisfies Readonly<
  Record<string, { readonly zh: string; readonly en: string }>
>;

export const CUSTODY_EVENT_TEXTS = {} as const satisfies Record<
  keyof CustodyPayloads,
  { readonly zh: string; readonly en: string }
>;
