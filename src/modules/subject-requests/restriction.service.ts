/**
 * Restriction of a person’s data (R48): in every closed, archived or merged case of the centre it is stored and kept safe, and nothing else. Reading it in the
 * clear, exports, searches and matches all go through columns that give nothing of a restricted party (`party.store.ts`); counts stay.
 * What was frozen in the clear before, issued papers, attachments, folders and exports, is refused by itself (`DisputesReader.demandUnrestricted`).
 */
import { Injectable } from '@nestjs/common';
import { mayBeRestricted, whyNotYet } from '../../domain/privacy/subject-requests.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse } from '../../platform/http/problem.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import { casesOf } from './same-person.js';
import { type Alike, SubjectRequestStore, type SubjectRequestRecord } from './subject-request.store.js';

@Injectable()
export class RestrictionService {
  constructor(
    private readonly workflow: WorkflowService,
    private readonly files: DisputesService,
    private readonly parties: PartiesService,
    private readonly store: SubjectRequestStore,
    private readonly clock: Clock,
  ) {}

  /** Locks the cases of the person, before the request. */
  hold(tx: Tx, person: readonly Alike[]): Promise<void> {
    return this.workflow.hold(tx, ...casesOf(person));
  }

  async restrict(tx: Tx, { disputeId }: SubjectRequestRecord, person: readonly Alike[]): Promise<void> {
    for (const one of person) if (one.disputeId === disputeId) demandEnded(one.state);
    const now = person.filter((one) => mayBeRestricted(one.state) && !one.isRestricted);
    await this.store.restrict(tx, idsOf(now), this.clock.nowIso());
    for (const id of casesOf(now)) await this.reindex(tx, id);
  }

  async release(tx: Tx, person: readonly Alike[]): Promise<void> {
    const now = person.filter((one) => one.isRestricted);
    await this.store.release(tx, idsOf(now), this.clock.nowIso());
    for (const id of casesOf(now)) await this.reindex(tx, id);
  }

  /** The case is found by its number and its facts, and by the names of parties that are not restricted. */
  private async reindex(tx: Tx, disputeId: string): Promise<void> {
    const words = await this.files.wordsOf(tx, disputeId);
    await this.files.reindex(tx, disputeId, [...words, ...(await this.parties.namesOf(tx, disputeId))]);
  }
}

const idsOf = (person: readonly Alike[]): string[] => person.map(({ partyId }) => partyId);

/** Of the case in which it was asked; others of the person are passed over until they have ended as well. */
function demandEnded(state: string): void {
  if (mayBeRestricted(state)) return;
  const code = whyNotYet(state) === 'case_open' ? 'subject_case_open' : 'subject_case_not_closed';
  throw refuse(code, { ruleId: 'R48' });
}
