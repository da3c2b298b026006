/** Referrals and supervisions of a case, for those who may see it. Their version is the case's: every write under it raises it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { compare } from '../../domain/shared/compare.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound } from '../../platform/http/problem.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { type ReferralRecord, ReferralStore, type SupervisionRecord } from './referral.store.js';
import { toReferral, toSupervision } from './referral.view.js';
import type { ReferralResponse } from './referrals.dto.js';
import type { SupervisionResponse } from './supervisions.dto.js';

@Injectable()
export class ReferralsReader implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly files: DisputesService,
    private readonly store: ReferralStore,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('referral', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const { disputeId } = await this.existing(tx, id);
        return (await this.disputes.permitted(tx, caller, disputeId, permission)).version;
      }),
    );
    this.gates.register('supervision', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => {
        const { disputeId } = await this.existingSupervision(tx, id);
        return (await this.disputes.permitted(tx, caller, disputeId, permission)).version;
      }),
    );
  }

  async existing(tx: Tx, id: string): Promise<ReferralRecord> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  async existingSupervision(tx: Tx, id: string): Promise<SupervisionRecord> {
    const row = await this.store.supervision(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  /** In the order they were sent. */
  async ofDispute(tx: Tx, record: DisputeRecord): Promise<ReferralResponse[]> {
    const { referrals } = record.folded.custody;
    const rows = new Map((await this.store.ofDispute(tx, record.id)).map((row) => [row.id, row]));
    const notes = await this.files.notesOf(tx, record.id);
    const shown = referrals.flatMap((referral) => {
      const row = rows.get(referral.referralId);
      return row === undefined ? [] : toReferral(referral, row, notes);
    });
    return shown.sort((a, b) => compare(a.sentAt, b.sentAt) || compare(a.id, b.id));
  }

  async one(tx: Tx, record: DisputeRecord, id: string): Promise<ReferralResponse> {
    const found = (await this.ofDispute(tx, record)).find((referral) => referral.id === id);
    if (found === undefined) throw notFound();
    return found;
  }

  /** In the order they were given. */
  async supervisionsOf(tx: Tx, record: DisputeRecord): Promise<SupervisionResponse[]> {
    const notes = await this.files.notesOf(tx, record.id);
    const shown = record.folded.custody.supervisions.map((row) => toSupervision(row, record.id, notes));
    return shown.sort((a, b) => compare(a.orderedAt, b.orderedAt) || compare(a.id, b.id));
  }

  async oneSupervision(tx: Tx, record: DisputeRecord, id: string): Promise<SupervisionResponse> {
    const found = (await this.supervisionsOf(tx, record)).find((supervision) => supervision.id === id);
    if (found === undefined) throw notFound();
    return found;
  }

  /** The case of a referral or supervision, if the caller may know of it. */
  visible(tx: Tx, caller: Caller, { disputeId }: { readonly disputeId: string }): Promise<DisputeRecord> {
    return this.disputes.visible(tx, caller, disputeId);
  }
}
