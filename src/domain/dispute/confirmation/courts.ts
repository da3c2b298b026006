/**
 * Which courts may be asked for confirmation (R33): the one that sent the case for mediation, and no other; where none did, the
 * basic court of a party's domicile, of the place of the matter or of the organisation's seat. Source: CPL 205.
 */
import type { DisputeFacts } from '../facts.js';
import { COURT_GROUNDS, type CourtGround } from './words.js';

export function courtsOf({ source }: DisputeFacts): CourtGround[] {
  const isInvited = source.delegatedBy?.body === 'court';
  return COURT_GROUNDS.filter((ground) => (ground === 'inviting_court') === isInvited);
}
