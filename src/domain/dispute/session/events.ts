/** What happened around a session. Example: `SessionMissed` with the party who stayed away; its room is free again. */
import type { PartyId, RecordId, RepresentativeId, SessionId } from '../../shared/ids.js';
import type { Cause } from './commands.js';
import type { SessionReply } from './words.js';

export interface SessionPayloads {
  SessionReplied: {
    readonly replyId: RecordId;
    readonly sessionId: SessionId;
    readonly partyId: PartyId;
    readonly reply: SessionReply;
    readonly representativeId: RepresentativeId | null;
  };
  SessionMissed: {
    readonly sessionId: SessionId;
    readonly absentPartyIds: readonly PartyId[];
    readonly mediatorAbsent: boolean;
    readonly causedBy: Cause;
  };
}
