/** What the receiver of a referral says, and what its silence does (R13). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { OfficerOnDuty } from '../../domain/dispute/custody/commands.js';
import { openReferral } from '../../domain/dispute/custody/facts.js';
import { acceptedBySilence } from '../../domain/dispute/custody/silence.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import { lineFor } from '../../domain/dispute/routing.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { changed, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { Ticker } from '../../platform/jobs/ticker.js';
import { RosterReader } from '../roster/roster.reader.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import { CustodyNotesService } from './custody-notes.service.js';
import { ReferralStore } from './referral.store.js';
import type { AcceptReferralRequest, ObjectReferralRequest, ReferralResponse } from './referrals.dto.js';
import { ReferralsReader } from './referrals.reader.js';
import { pathOf } from './referrals.service.js';

@Injectable()
export class ReferralAnswersService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly roster: RosterReader,
    private readonly reader: ReferralsReader,
    private readonly store: ReferralStore,
    private readonly notes: CustodyNotesService,
    private readonly ticker: Ticker,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'referrals', everySeconds: 60, run: (tx) => this.acceptBySilence(tx) });
  }

  accept(caller: Caller, id: string, request: AcceptReferralRequest): Promise<Reply<ReferralResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const row = await this.reader.existing(tx, id);
      const { custodyCenterId } = await this.reader.visible(tx, caller, row);
      const officerFor = await this.dutyAt(tx, custodyCenterId, caller.actor.staffId);
      const outcome = await this.workflow.apply(tx, caller, row.disputeId, 'acceptReferral', ({ facts }) => ({
        type: 'acceptReferral',
        referralId: id,
        officer: officerFor(facts),
        occurredAt: instantOrNull(request.occurredAt),
      }));
      await this.notes.keep(tx, outcome, 'ReferralAccepted', request.note);
      return this.reply(tx, outcome, id, request.letterNo);
    });
  }

  object(caller: Caller, id: string, request: ObjectReferralRequest): Promise<Reply<ReferralResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const { disputeId } = await this.reader.existing(tx, id);
      const supervisionId = uuidv7();
      const outcome = await this.workflow.apply(tx, caller, disputeId, 'objectToReferral', () => ({
        type: 'objectToReferral',
        referralId: id,
        supervisionId,
        occurredAt: instantOrNull(request.occurredAt),
      }));
      await this.notes.keep(tx, outcome, 'ReferralObjected', request.reason);
      const { centerId } = outcome.record;
      if (outcome.entries.some(({ type }) => type === 'SupervisionOrdered'))
        await this.store.insertSupervision(tx, { id: supervisionId, centerId, disputeId });
      return this.reply(tx, outcome, id, request.letterNo);
    });
  }

  /** Every referral whose last day has passed, at every centre; where it stands in the log once, it is open no more. */
  private async acceptBySilence(tx: Tx): Promise<void> {
    for (const { id, custodyCenterId } of await this.store.silent(tx, this.clock.nowIso())) {
      const officerFor = await this.dutyAt(tx, custodyCenterId, null);
      await this.workflow.proceed(tx, id, (facts, context) => acceptedBySilence(facts, context, officerFor(facts)));
    }
  }

  /** Holds the roster, before any lock on a case, and tells whom it puts on duty now for the department that receives it. */
  private async dutyAt(
    tx: Tx,
    centerId: string,
    preferred: string | null,
  ): Promise<(facts: DisputeFacts) => OfficerOnDuty | null> {
    await this.roster.hold(tx, centerId);
    const onDuty = await this.roster.onDutyAt(tx, centerId, this.clock.nowIso());
    return (facts) => {
      const departmentId = openReferral(facts)?.departmentId ?? null;
      const line = lineFor(onDuty, departmentId, ({ staffId }) => staffId === preferred);
      return line === undefined ? null : { staffId: line.staffId, shiftId: line.shiftId };
    };
  }

  private async reply(
    tx: Tx,
    { record }: Outcome,
    id: string,
    letterNo: string | undefined,
  ): Promise<Reply<ReferralResponse>> {
    if (letterNo !== undefined) await this.store.keepAnswerLetter(tx, id, letterNo);
    return changed(await this.reader.one(tx, record, id), record.version, pathOf(id));
  }
}
