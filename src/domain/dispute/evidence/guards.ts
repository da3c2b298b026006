/**
 * What is filed with a case says where it came from and stays: the wrong file is marked, not removed, and not while something
 * rests on it. Source: domain.md §3 (items 6 and 12 of the file: evidence with source and provider). Example: the scanned page
 * that stands in for a witness of a signature cannot be marked void while that signature counts: `attachment_relied_on`.
 */
import { isKnown, refusal, type Guard } from '../guard.js';
import type { DisputeFacts } from '../facts.js';
import type { Attach, VoidAttachment } from './commands.js';
import { standingAttachments } from './standing.js';

export const providerIsParty: Guard<Attach> = ({ facts, command: { providedByPartyId }, at }) =>
  providedByPartyId === null ? undefined : isKnown(facts, providedByPartyId, at);

export const attachmentsAreLeft: Guard<Attach> = ({ facts, context }) => {
  const count = context.settings.attachmentsMost;
  return standingAttachments(facts).length < count ? undefined : refusal('attachments_full', undefined, { count });
};

export const attachmentStands: Guard<VoidAttachment> = ({ facts, command: { attachmentId } }) =>
  standingAttachments(facts).includes(attachmentId) ? undefined : refusal('attachment_not_standing');

/** Who works on the case only through a visit or check takes back what that person filed, and nobody else's. */
export const ownIfOnlyHelping: Guard<VoidAttachment> = ({ facts, command: { attachmentId }, context: { actor } }) => {
  const filed = facts.attachments.find((one) => one.attachmentId === attachmentId);
  const isOthers = filed !== undefined && filed.filedBy !== actor.accountId;
  return actor.onlyAsHelper && isOthers ? refusal('attachment_not_yours') : undefined;
};

export const nothingRestsOnIt: Guard<VoidAttachment> = ({ facts, command: { attachmentId } }) =>
  reliedOn(facts).includes(attachmentId) ? refusal('attachment_relied_on') : undefined;

/** Files that a notice, a consent, a power, a signature, a performance, a waiver or a hand-over rests on. */
function reliedOn({ parties, agreements, obligations }: DisputeFacts): (string | null)[] {
  const said = parties.flatMap((one) => [
    ...one.rightsNotices,
    ...one.remediesNotices,
    ...one.consents,
    ...one.representatives,
  ]);
  const signed = agreements.flatMap(({ signatures }) => signatures);
  const performed = obligations.flatMap(({ performances }) => performances.filter(({ voided }) => !voided));
  return [...said, ...signed, ...performed, ...obligations].map(({ evidenceId }) => evidenceId);
}
