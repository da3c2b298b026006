/** Challenges of mediators: made by a party, decided by a director other than the one challenged (R18). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Permission } from '../../domain/access/permissions.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound, unknownReference } from '../../platform/http/problem.js';
import { changed, created, found, revalidated, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import { type ChallengeRecord, ChallengeStore } from './challenge.store.js';
import type {
  ChallengeListResponse,
  ChallengeRequest,
  ChallengeResponse,
  DecideChallengeRequest,
} from './participants.dto.js';
import { toChallenge } from './participants.view.js';
import { RemovalsService } from './removals.service.js';

const READS: Permission = 'mediator.challenge';

const pathOf = (id: string): string => `/challenges/${id}`;

@Injectable()
export class ChallengesService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly disputes: DisputesReader,
    private readonly store: ChallengeStore,
    private readonly staff: StaffReader,
    private readonly removals: RemovalsService,
    private readonly gates: Gates,
  ) {}

  onModuleInit(): void {
    this.gates.register('challenge', (caller, id, permission) =>
      this.useCases.read(caller, async (tx) => (await this.permitted(tx, caller, id, permission)).record.version),
    );
  }

  list(caller: Caller, disputeId: string): Promise<Reply<ChallengeListResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.permitted(tx, caller, disputeId, READS);
      const rows = new Map((await this.store.ofDispute(tx, disputeId)).map((row) => [row.id, row]));
      const items = record.folded.challenges.flatMap(({ challengeId }) => {
        const row = rows.get(challengeId);
        return row === undefined ? [] : [toChallenge(row, record)];
      });
      return revalidated({ items });
    });
  }

  get(caller: Caller, id: string): Promise<Reply<ChallengeResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { row, record } = await this.permitted(tx, caller, id, READS);
      return found(toChallenge(row, record), record.version, pathOf(id));
    });
  }

  challenge(caller: Caller, disputeId: string, request: ChallengeRequest): Promise<Reply<ChallengeResponse>> {
    const { id = uuidv7(), partyId, staffId, ground, note = null } = request;
    return this.useCases.write(caller, async (tx) => {
      const { record } = await this.workflow.apply(tx, caller, disputeId, 'challengeMediator', async (current) => {
        const person = await this.staff.get(tx, staffId);
        if (person?.centerId !== current.record.custodyCenterId) throw unknownReference('/staffId');
        return {
          type: 'challengeMediator',
          challengeId: id,
          partyId,
          byRepresentativeId: request.byRepresentativeId ?? null,
          staffId,
          ground,
          occurredAt: instantOrNull(request.occurredAt),
        };
      });
      const row = { id, disputeId, note };
      await this.store.insert(tx, record.centerId, row);
      return created(toChallenge({ ...row, reason: null }, record), record.version, pathOf(id));
    });
  }

  decide(caller: Caller, id: string, request: DecideChallengeRequest): Promise<Reply<ChallengeResponse>> {
    const { upheld, reason, occurredAt } = request;
    return this.useCases.write(caller, async (tx) => {
      const row = await this.existing(tx, id);
      const outcome = await this.workflow.apply(tx, caller, row.disputeId, 'decideChallenge', () => ({
        type: 'decideChallenge',
        challengeId: id,
        upheld,
        occurredAt: instantOrNull(occurredAt),
      }));
      await this.store.decide(tx, id, reason);
      if (upheld) await this.followUpheld(tx, outcome, id);
      return changed(toChallenge({ ...row, reason }, outcome.record), outcome.record.version, pathOf(id));
    });
  }

  private async followUpheld(tx: Tx, outcome: Outcome, id: string): Promise<void> {
    const challenge = outcome.facts.challenges.find(({ challengeId }) => challengeId === id);
    if (challenge !== undefined) await this.removals.follow(tx, outcome, challenge.staffId);
  }

  private async existing(tx: Tx, id: string): Promise<ChallengeRecord> {
    const row = await this.store.get(tx, id);
    if (row === undefined) throw notFound();
    return row;
  }

  /** The challenge with its case, whose version is the challenge's: every write under a case raises it. */
  private async permitted(
    tx: Tx,
    caller: Caller,
    id: string,
    permission: string | null,
  ): Promise<{ row: ChallengeRecord; record: DisputeRecord }> {
    const row = await this.existing(tx, id);
    return { row, record: await this.disputes.permitted(tx, caller, row.disputeId, permission) };
  }
}
