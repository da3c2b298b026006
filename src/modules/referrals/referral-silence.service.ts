/** What silence does (R13): within a minute after the last day a referral nobody has answered is accepted, once. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { acceptedBySilence } from '../../domain/dispute/custody/silence.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Piece, Ticker } from '../../platform/jobs/ticker.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { ReceivingOfficersService } from './receiving-officers.service.js';
import { ReferralStore } from './referral.store.js';

@Injectable()
export class ReferralSilenceService implements OnModuleInit {
  constructor(
    private readonly ticker: Ticker,
    private readonly store: ReferralStore,
    private readonly officers: ReceivingOfficersService,
    private readonly workflow: WorkflowService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'referrals', everySeconds: 60, run: (tx) => this.accept(tx) });
  }

  /** At every centre; a referral that was accepted is open no more, so that looking again finds nothing. */
  private async accept(tx: Tx): Promise<Piece[]> {
    const silent = await this.store.silent(tx, this.clock.nowIso());
    return silent.map(({ id: subject, custodyCenterId }) => ({
      subject,
      run: async (own) => {
        const officerFor = await this.officers.at(own, custodyCenterId, null);
        await this.workflow.proceed(own, subject, (facts, context) =>
          acceptedBySilence(facts, context, officerFor(facts)),
        );
      },
    }));
  }
}
