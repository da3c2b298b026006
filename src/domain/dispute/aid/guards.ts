/**
 * R15: advice is for anyone, at once and without a decision; everything else is decided, on papers whose gaps are listed once, and
 * representation only in a listed matter. Sources: 法律援助法 22-23, 31, 43-44. Example: a quarrel about a leak is on no list:
 * representation for hardship alone is refused, papers may be drafted.
 */
import { refusal, type CaseAt, type Guard, type Objection } from '../guard.js';
import type {
  AidCommand,
  AssignLegalAid,
  CompleteLegalAidPapers,
  DecideLegalAid,
  GiveLegalAdvice,
  ListLegalAidPapers,
  RequestLegalAid,
  WithdrawLegalAid,
} from './commands.js';
import { mediatorsOf } from '../people/mediators.js';
import { aidRequest, type LegalAidFacts } from './facts.js';
import type { LegalAidState } from './words.js';

type OnRequest = Exclude<AidCommand, RequestLegalAid>;

const requestIn = ({ facts, command }: CaseAt<OnRequest>): LegalAidFacts | undefined =>
  aidRequest(facts, command.requestId);

const standsIn = (c: CaseAt<OnRequest>, ...states: readonly LegalAidState[]): boolean =>
  states.some((state) => requestIn(c)?.state === state);

/** Nothing about a request happens before what is on record about it. */
export const followsItsRequest: Guard<OnRequest> = (c) =>
  c.at < (requestIn(c)?.lastAt ?? '') ? refusal('legal_aid_out_of_order') : undefined;

export const adviceIsForAnyone: Guard<ListLegalAidPapers | DecideLegalAid> = (c) =>
  requestIn(c)?.kind === 'advice' ? refusal('advice_is_for_anyone', 'R15') : undefined;

export const adviceIsAskedFor: Guard<GiveLegalAdvice> = (c) => {
  const request = requestIn(c);
  return request !== undefined && request.kind !== 'advice' ? refusal('legal_aid_needs_decision', 'R15') : undefined;
};

const awaits = (c: CaseAt<OnRequest>, ...states: readonly LegalAidState[]): Objection =>
  standsIn(c, ...states) ? undefined : refusal('legal_aid_not_waiting', 'R15');

export const aidIsUndecided: Guard<ListLegalAidPapers | DecideLegalAid | GiveLegalAdvice> = (c) =>
  awaits(c, 'requested', 'papers_missing');

export const aidIsNotOver: Guard<WithdrawLegalAid> = (c) => awaits(c, 'requested', 'papers_missing', 'granted');

export const papersListedOnce: Guard<ListLegalAidPapers> = (c) =>
  requestIn(c)?.papersListedAt == null ? undefined : refusal('papers_listed_before', 'R15');

export const papersAreMissing: Guard<CompleteLegalAidPapers> = (c) =>
  standsIn(c, 'papers_missing') ? undefined : refusal('no_papers_missing', 'R15');

/** Help may begin before the papers are complete (44), but what they would have shown is not held against anybody. */
export const papersComeBeforeRefusal: Guard<DecideLegalAid> = (c) =>
  !c.command.granted && standsIn(c, 'papers_missing') ? refusal('legal_aid_papers_missing', 'R15') : undefined;

export const representationIsForListedMatters: Guard<DecideLegalAid> = (c) => {
  const request = requestIn(c);
  return c.command.granted && request?.kind === 'representation' && request.ground !== 'listed_matter'
    ? refusal('representation_not_listed', 'R15')
    : undefined;
};

export const aidIsGranted: Guard<AssignLegalAid> = (c) =>
  standsIn(c, 'granted') ? undefined : refusal('legal_aid_not_granted', 'R15');

export const aideIsActive: Guard<AssignLegalAid> = ({ command: { staffId }, context }) =>
  staffId === null || context.staff(staffId)?.active === true
    ? undefined
    : refusal('staff_unknown', undefined, { staffId });

/** Who mediates between both sides, or is to lead a session that is planned, helps neither of them against the other (PML 15). */
export const aideDoesNotMediate: Guard<AssignLegalAid> = ({ facts, command: { staffId } }) =>
  staffId !== null && mediatorsOf(facts).includes(staffId)
    ? refusal('legal_aid_by_mediator', 'R15', { staffId })
    : undefined;
