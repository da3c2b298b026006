/**
 * Which files of a case count: those filed and not marked void. Nothing else can be named as the page that shows something.
 * Example: a page filed twice by mistake and marked void once: the other still shows the consent.
 */
import type { RecordId } from '../../shared/ids.js';
import type { DisputeFacts } from '../facts.js';

export const standingAttachments = ({ attachments }: Pick<DisputeFacts, 'attachments'>): RecordId[] =>
  attachments.filter(({ voidedAt }) => voidedAt === null).map(({ attachmentId }) => attachmentId);
