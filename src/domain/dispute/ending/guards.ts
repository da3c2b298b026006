/**
 * When cases may be merged, split, linked and corrected, and when one is finished. Sources: domain.md R4, R9, R38, R40; api.md §3.
 * Example: a case is merged into one of the same centre that is not closed; nobody closes a settled case over an open duty.
 */
import type { Close } from '../commands.js';
import { isKnown, refusal, standing, type Guard } from '../guard.js';
import { applicantNamed, rolesWith } from '../guards.js';
import { FINISHED, type State } from '../states.js';
import type { Archive, Correct, EndLink, Link, Merge, Split } from './commands.js';
import { missingPapers } from './papers.js';
import { isBelow, proposedRetention } from './retention.js';

export const mergesIntoAnother: Guard<Merge> = ({ command: { target } }) =>
  target.isThisCase ? refusal('merge_into_itself') : undefined;

export const mergesWithinTheCenter: Guard<Merge> = ({ command: { target } }) =>
  target.isOfSameCenter ? undefined : refusal('merge_other_center');

export const targetIsUnfinished: Guard<Merge> = ({ command: { target } }) =>
  !target.isThisCase && isOneOf(FINISHED, target.state)
    ? refusal('merge_target_finished', undefined, { state: target.state })
    : undefined;

const isOneOf = (states: readonly State[], state: State): boolean => states.includes(state);

export const splitPartiesAreKnown: Guard<Split> = ({ facts, command, at }) =>
  command.partyIds.flatMap((partyId) => isKnown(facts, partyId, at) ?? []);

export const linksToAnother: Guard<Link> = ({ command }) =>
  command.isThisCase ? refusal('link_to_itself') : undefined;

export const notLinkedYet: Guard<Link> = ({ facts, command }) => {
  const isThere = facts.ending.links.some(
    ({ disputeId, kind, endedAt }) => disputeId === command.otherDisputeId && kind === command.kind && endedAt === null,
  );
  return isThere ? refusal('already_linked') : undefined;
};

/** What merging and splitting tied together stays tied: it is where the case comes from. */
export const linkCanEnd: Guard<EndLink> = ({ facts, command }) => {
  const link = facts.ending.links.find(({ linkId }) => linkId === command.linkId);
  if (link === undefined || link.endedAt !== null) return refusal('link_not_open');
  return link.kind === 'merged_into' || link.kind === 'split_from' ? refusal('link_is_history') : undefined;
};

/** Before acceptance nothing is corrected, it is amended; what was accepted once is corrected also back at the counter. */
export const isPastAmending: Guard<Correct> = ({ facts }) =>
  facts.state === 'registered' && facts.acceptedAt === null ? refusal('amend_instead') : undefined;

/** Nothing is corrected on the strength of something read long ago. */
export const correctsWhatStands: Guard<Correct> = ({ command }) =>
  command.isCurrent ? undefined : refusal('correction_outdated', undefined, { pointer: command.pointer });

export const applicantStaysAfterCorrection: Guard<Correct> = ({ facts, command: { party } }) =>
  party?.role === undefined ? undefined : applicantNamed(facts.source, rolesWith(facts, party.partyId, party.role));

/** Nobody is left to be mediated with alone. */
export const respondentStaysAfterCorrection: Guard<Correct> = ({ facts, command: { party } }) => {
  const had = standing(facts).some(({ role }) => role === 'respondent');
  const stays = party === undefined || rolesWith(facts, party.partyId, party.role).includes('respondent');
  return had && !stays ? refusal('respondent_needed') : undefined;
};

const FOUNDED_ON = { enforcement: 'enforcement', sued: 'lawsuit', agreement_void: 'void' } as const;

/** R38: no case is closed over an open duty; a settled one without performance only with a word on why. */
export const nothingIsLeftToPerform: Guard<Close> = ({ facts, command: { closeReason } }) => {
  const open = facts.obligations.filter(({ state }) => state === 'open').length;
  if (open > 0) return refusal('obligation_outstanding', 'R38', { count: open });
  if (facts.state !== 'settled') {
    return closeReason === undefined ? undefined : refusal('close_reason_not_applicable', 'R38');
  }
  if (closeReason === undefined) return refusal('close_reason_missing', 'R38');
  const isFounded = facts.obligations.some(({ handedTo }) => handedTo === FOUNDED_ON[closeReason]);
  return isFounded ? undefined : refusal('close_reason_unfounded', 'R38');
};

/** R40: what is compulsory in the file is in it before the file is put away. */
export const papersAreComplete: Guard<Archive> = ({ facts, at }) =>
  missingPapers(facts, at).map(({ paper: _, ...reason }) => reason);

/** R40: what experience asks to be kept is put away for a shorter time only with a word on why. */
export const shorterRetentionHasReason: Guard<Archive> = ({ facts, command, context }) => {
  const proposal = proposedRetention(facts, context.settings);
  return isBelow(command.retentionClass, proposal) && !command.hasReason
    ? refusal('retention_below_proposal', 'R40', { proposed: proposal.retentionClass })
    : undefined;
};
