/**
 * Conditions of the clocks. R22: an extension needs every party's consent, given since the last one and since mediation last began anew, is counted and limited by
 * settings; after the deadline a case may only be extended, settled, failed, withdrawn or referred (宁波市人民调解条例 27; 特邀 27).
 * Example: of two parties one has agreed to ten more days: refused, naming the other.
 */
import { runningDeadline } from '../../deadlines/deadlines.js';
import { addDays, dayOfInstant } from '../../shared/day.js';
import type { DisputeFacts, PartyFacts } from '../facts.js';
import { lastConsent, partiesAt, refusal, type Guard } from '../guard.js';
import type { CountersignLateEntry, Extend } from './commands.js';

/** The entry since which consent counts: the last extension, or that by which mediation began anew, with a term of its own. */
const askedSince = ({ extensions, begunAnew }: DisputeFacts): number =>
  Math.max(extensions.at(-1)?.seq ?? 0, begunAnew?.seq ?? 0);

export const everyPartyAgreesToExtend: Guard<Extend> = ({ facts, at }) => {
  const agrees = (party: PartyFacts): boolean => {
    const said = lastConsent(party, 'extension', at);
    return said?.decision === 'given' && said.seq > askedSince(facts);
  };
  return partiesAt(facts, at)
    .filter((party) => !agrees(party))
    .map(({ partyId }) => refusal('extension_consent_missing', 'R22', { partyId }));
};

export const extensionsAreLeft: Guard<Extend> = ({ facts, context: { settings } }) =>
  facts.extensions.length < settings.extensionsMost
    ? undefined
    : refusal('extensions_used_up', 'R22', { most: settings.extensionsMost });

/** Later than the present last day, no further than the settings allow, and not over already on the day it is recorded. */
export const newDayIsWithinLimits: Guard<Extend> = ({ facts, command, context: { settings, zone }, now }) => {
  const deadline = runningDeadline(facts);
  if (deadline === undefined || deadline.endedAt !== null) return refusal('no_running_deadline', 'R22');
  if (command.dueOn <= deadline.dueOn) return refusal('extension_not_later', 'R22', { dueOn: deadline.dueOn });
  const today = dayOfInstant(now, zone);
  if (command.dueOn < today) return refusal('extension_in_past', 'R22', { today });
  const latest = addDays(deadline.dueOn, settings.extensionDaysMost);
  return command.dueOn > latest ? refusal('extension_too_long', 'R22', { latest }) : undefined;
};

export const lateEntryWaits: Guard<CountersignLateEntry> = ({ facts, command }) => {
  const entry = facts.lateEntries.find(({ seq }) => seq === command.seq);
  return entry !== undefined && entry.at === null ? undefined : refusal('late_entry_not_waiting');
};

/** A second pair of eyes: nobody countersigns what they wrote themselves. */
export const countersignedByAnother: Guard<CountersignLateEntry> = ({ facts, command, context }) => {
  const entry = facts.lateEntries.find(({ seq }) => seq === command.seq);
  return entry?.recordedByAccountId === context.actor.accountId ? refusal('countersigned_by_recorder') : undefined;
};
