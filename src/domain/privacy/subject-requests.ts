/**
 * What a party may ask about their own data and what comes of it. Erasure while the file has to be kept, and a consent taken back, end in
 * restriction: stored and kept safe, nothing else; the destruction of the file comes with its time (R40). A refusal says why.
 * Source: PIPL 44–50 (R48); GB/T 35273-2020 8.7 for the days. Example: `erasure` granted of an archived case gives `restricted`.
 */
import { FINISHED, OPEN } from '../dispute/states.js';

/** `release`: the person agrees again, as to have a closed case taken up anew. */
export const REQUEST_KINDS = [
  'access',
  'correction',
  'restriction',
  'erasure',
  'consent_withdrawal',
  'release',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_WAYS = ['in_person', 'letter', 'online', 'representative'] as const;
export const IDENTITY_CHECKS = ['id_card_seen', 'known_to_officer', 'verified_online', 'letter_of_authority'] as const;

export const DECISIONS = ['granted', 'refused'] as const;
export type RequestDecision = (typeof DECISIONS)[number];

/** `to_be_corrected`: by the correction of the case or its amendment, which keep both values. */
export const OUTCOMES = ['open_to_see', 'to_be_corrected', 'restricted', 'released', 'none'] as const;
export type RequestOutcome = (typeof OUTCOMES)[number];

/** Days to answer in. */
export const ANSWER_DAYS = 30;

const GRANTED = {
  access: 'open_to_see',
  correction: 'to_be_corrected',
  restriction: 'restricted',
  erasure: 'restricted',
  consent_withdrawal: 'restricted',
  release: 'released',
} as const satisfies Record<RequestKind, RequestOutcome>;

export const outcomeOf = (kind: RequestKind, decision: RequestDecision): RequestOutcome =>
  decision === 'refused' ? 'none' : GRANTED[kind];

/** What somebody must have said in words: it takes a protection away or a consent back. */
export const needsWords = (kind: RequestKind): boolean => kind === 'release' || kind === 'consent_withdrawal';

/** The work on a case cannot go on without its people: it is ended first (withdrawn, or concluded) and closed, or merged. */
export const mayBeRestricted = (state: string): boolean => FINISHED.some((finished) => finished === state);

/** Why the data of a person is not restricted in one of their cases. */
export const NOT_YET = ['case_open', 'case_not_closed', 'not_asked'] as const;
export type NotYet = (typeof NOT_YET)[number];

/** `not_asked`: closed later, or released: a request of its own restricts it. */
export function whyNotYet(state: string): NotYet {
  if (mayBeRestricted(state)) return 'not_asked';
  return OPEN.some((open) => open === state) ? 'case_open' : 'case_not_closed';
}
