/** What the parties answered when asked to come, and sessions that did not take place because somebody was missing. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { invalid } from '../../platform/http/problem.js';
import { recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { BookingsService } from '../bookings/bookings.service.js';
import type { NoShowRequest, ReplyRequest, ReplyResponse } from './session-attendance.dto.js';
import { causeOf } from './session-commands.js';
import { SessionSteps } from './session-steps.service.js';
import type { SessionResponse } from './session.dto.js';
import { pathOf } from './session.view.js';

@Injectable()
export class SessionAttendanceService {
  constructor(
    private readonly useCases: UseCases,
    private readonly steps: SessionSteps,
    private readonly bookings: BookingsService,
  ) {}

  reply(caller: Caller, disputeId: string, sessionId: string, request: ReplyRequest): Promise<Reply<ReplyResponse>> {
    const { partyId, reply, representativeId = null } = request;
    const replyId = uuidv7();
    return this.useCases.write(caller, async (tx) => {
      const { row, outcome } = await this.steps.apply(tx, caller, disputeId, sessionId, 'replyToSession', () => {
        demandRepresentative(request);
        const occurredAt = instantOrNull(request.occurredAt);
        return { type: 'replyToSession', replyId, sessionId, partyId, reply, representativeId, occurredAt };
      });
      const { version } = await this.steps.rewrite(tx, outcome, row);
      const [entry] = outcome.entries;
      if (entry === undefined) throw new Error('a reply without an entry');
      const body = { id: replyId, sessionId, partyId, reply, representativeId, repliedAt: entry.occurredAt };
      return recorded(body, version, pathOf(disputeId, sessionId));
    });
  }

  noShow(
    caller: Caller,
    disputeId: string,
    sessionId: string,
    request: NoShowRequest,
  ): Promise<Reply<SessionResponse>> {
    const { absentPartyIds, mediatorAbsent = false, causedBy, note } = request;
    return this.useCases.write(caller, async (tx) => {
      const { row, outcome } = await this.steps.apply(tx, caller, disputeId, sessionId, 'recordNoShow', () => {
        if (absentPartyIds.length === 0 && !mediatorAbsent) throw invalid('/absentPartyIds', 'too_few', { min: 1 });
        const occurredAt = instantOrNull(request.occurredAt);
        const cause = causedBy === undefined ? null : causeOf(causedBy);
        return { type: 'recordNoShow', sessionId, absentPartyIds, mediatorAbsent, causedBy: cause, occurredAt };
      });
      await this.bookings.releaseSession(tx, outcome.record.custodyCenterId, sessionId);
      const next = { ...row, state: 'no_show', reason: note ?? row.reason };
      return this.steps.changed(tx, caller, outcome, next);
    });
  }
}

/** Who comes for a party is named exactly where somebody does. */
function demandRepresentative({ reply, representativeId }: ReplyRequest): void {
  const isRepresented = reply === 'represented';
  if (isRepresented && representativeId === undefined) throw invalid('/representativeId', 'required');
  if (!isRepresented && representativeId !== undefined)
    throw invalid('/representativeId', 'not_allowed_with', { other: `reply: ${reply}` });
}
