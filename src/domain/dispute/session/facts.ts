/** What the rules know of a session beside its times: what the parties answered, and who was missing. */
import type { Instant } from '../../shared/day.js';
import type { PartyId, RecordId, RepresentativeId } from '../../shared/ids.js';
import type { SessionReply } from './words.js';

export interface ReplyFact {
  readonly replyId: RecordId;
  readonly partyId: PartyId;
  readonly reply: SessionReply;
  readonly representativeId: RepresentativeId | null;
  readonly at: Instant;
  readonly seq: number;
}

/** Of a session that did not take place. */
export interface MissedFact {
  readonly absentPartyIds: readonly PartyId[];
  readonly mediatorAbsent: boolean;
}
