/**
 * Restriction of a person’s data (R48): in every ended case of the centre it is stored and kept safe, and nothing else. Reading it in the
 * clear, exports, searches and matches all go through columns that give nothing of a restricted party (`party.store.ts`); counts stay.
 * What was frozen in the clear before, issued papers, attachments, folders and exports, is refused by itself (`DisputesReader.demandUnrestricted`).
 */
import { Injectable } from '@nestjs/common';
import { mayBeRestricted } from '../../domain/privacy/subject-requests.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse } from '../../platform/http/problem.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { type OfPerson, SubjectRequestStore, type SubjectRequestRecord } from './subject-request.store.js';

@Injectable()
export class RestrictionService {
  constructor(
    private readonly workflow: WorkflowService,
    private readonly files: DisputesService,
    private readonly parties: PartiesService,
    private readonly store: SubjectRequestStore,
    private readonly clock: Clock,
  ) {}

  /** Locks the cases of the person, and then sees how they stand. */
  async hold(tx: Tx, partyId: string): Promise<OfPerson[]> {
    const cases = (await this.store.ofPerson(tx, partyId)).map(({ disputeId }) => disputeId);
    await this.workflow.hold(tx, ...cases);
    return this.store.ofPerson(tx, partyId);
  }

  async restrict(tx: Tx, { disputeId }: SubjectRequestRecord, person: readonly OfPerson[]): Promise<void> {
    if (person.some((one) => one.disputeId === disputeId && !mayBeRestricted(one.state)))
      throw refuse('subject_case_open', { ruleId: 'R48' });
    const now = person.filter((one) => mayBeRestricted(one.state) && !one.isDestroyed && !one.isRestricted);
    await this.store.restrict(
      tx,
      now.map(({ partyId }) => partyId),
      this.clock.nowIso(),
    );
    for (const id of new Set(now.map((one) => one.disputeId))) await this.reindex(tx, id);
  }

  async release(tx: Tx, person: readonly OfPerson[]): Promise<void> {
    const now = person.filter((one) => one.isRestricted && !one.isDestroyed);
    await this.store.release(
      tx,
      now.map(({ partyId }) => partyId),
      this.clock.nowIso(),
    );
    for (const id of new Set(now.map((one) => one.disputeId))) await this.reindex(tx, id);
  }

  /** The case is found by its number and its facts, and by the names of parties that are not restricted. */
  private async reindex(tx: Tx, disputeId: string): Promise<void> {
    const words = await this.files.wordsOf(tx, disputeId);
    await this.files.reindex(tx, disputeId, [...words, ...(await this.parties.namesOf(tx, disputeId))]);
  }
}
