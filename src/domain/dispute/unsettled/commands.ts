/** What somebody asks for about what a party says is not settled (R35): to write it down, and to answer it. */
import type { ObligationId, PartyId, RecordId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';
import type { UnsettledGround, UnsettledOutcome } from './words.js';

export interface ReportUnsettled extends Timed {
  readonly type: 'reportUnsettled';
  readonly reportId: RecordId;
  readonly partyId: PartyId;
  readonly obligationId: ObligationId | null;
  readonly ground: UnsettledGround;
}

export interface AnswerUnsettled extends Timed {
  readonly type: 'answerUnsettled';
  readonly reportId: RecordId;
  readonly outcome: UnsettledOutcome;
}

export type UnsettledCommand = ReportUnsettled | AnswerUnsettled;
