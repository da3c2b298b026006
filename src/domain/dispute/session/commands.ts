/**
 * What somebody asks for around a session: what the parties answered, and that it did not take place. What was noted in words
 * stays beside the log. Example: `{ type: 'recordNoShow', sessionId, absentPartyIds: [p2], mediatorAbsent: false, … }`.
 */
import type { Instant } from '../../shared/day.js';
import type { PartyId, RecordId, RepresentativeId, SessionId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';
import type { PartKind, SessionReply } from './words.js';

/** On whose side it lay that a session did not take place as planned; all empty: on nobody's. */
export interface Cause {
  readonly partyIds: readonly PartyId[];
  readonly mediator: boolean;
  readonly center: boolean;
}

/** A part of a session as it took place. */
export interface HeldPart {
  readonly kind: PartKind;
  /** who was in it; of a joint part empty: everybody who came */
  readonly partyIds: readonly PartyId[];
  /** null: nobody looked at the clock */
  readonly from: Instant | null;
  readonly to: Instant | null;
}

export interface ReplyToSession extends Timed {
  readonly type: 'replyToSession';
  readonly replyId: RecordId;
  readonly sessionId: SessionId;
  readonly partyId: PartyId;
  readonly reply: SessionReply;
  /** who comes for the party; of `represented` only */
  readonly representativeId: RepresentativeId | null;
}

export interface RecordNoShow extends Timed {
  readonly type: 'recordNoShow';
  readonly sessionId: SessionId;
  readonly absentPartyIds: readonly PartyId[];
  readonly mediatorAbsent: boolean;
  /** null: the recorder says nothing, it follows from who was missing without a word */
  readonly causedBy: Cause | null;
}

export type SessionCommand = ReplyToSession | RecordNoShow;
