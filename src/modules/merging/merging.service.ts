/**
 * Merging 并案: one case goes into another of the same centre. The other gains the parties, each under a new id and sealed under its
 * own key, and the earliest time of receipt (R4); whoever is a party of both is not doubled. Both are locked, in the order of ids.
 */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Absorb } from '../../domain/dispute/ending/commands.js';
import { standing } from '../../domain/dispute/guard.js';
import { standingFlags } from '../../domain/dispute/risk/level.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { LinksService } from '../disputes/links.service.js';
import { CaseRewritingService } from '../intake/case-rewriting.service.js';
import { PartiesService } from '../parties/parties.service.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { type Outcome, WorkflowService } from '../workflow/workflow.service.js';
import type { MergeRequest } from './merging.dto.js';
import { type Moved, movedOf } from './moved-parties.js';
import { OtherCases, withoutMatch } from './other-cases.js';

@Injectable()
export class MergingService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly others: OtherCases,
    private readonly disputes: DisputesService,
    private readonly links: LinksService,
    private readonly parties: PartiesService,
    private readonly rewriting: CaseRewritingService,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  merge(caller: Caller, id: string, request: MergeRequest): Promise<Reply<DisputeResponse>> {
    const { intoDisputeId, reason } = request;
    const occurredAt = instantOrNull(request.occurredAt);
    return this.useCases.write(caller, async (tx) => {
      await this.workflow.hold(tx, id, intoDisputeId);
      const linkId = uuidv7();
      let into: DisputeRecord | undefined;
      const merged = await this.workflow.apply(tx, caller, id, 'merge', async ({ record }) => {
        into = await this.others.named(tx, caller, intoDisputeId, 'dispute.merge', '/intoDisputeId');
        for (const each of [id, intoDisputeId]) await this.parties.demandUnrestricted(tx, each);
        return { type: 'merge', linkId, intoDisputeId, target: targetFor(record, into), occurredAt };
      });
      if (into === undefined) throw new Error('merged into nothing');
      const { moving, alreadyThere } = await this.move(tx, merged.record, into);
      const target = await this.workflow.apply(tx, withoutMatch(caller), intoDisputeId, 'absorb', () => ({
        type: 'absorb',
        linkId,
        mergedDisputeId: id,
        receivedAt: merged.record.receivedAt,
        parties: moving.map(({ fromPartyId, entry: party }) => ({ fromPartyId, party })),
        alreadyThere,
        riskFlags: standingFlags(merged.facts.risk),
        confidential: merged.facts.risk.confidential,
        occurredAt,
      }));
      await this.settleIn(tx, target.record, moving);
      const { centerId } = merged.record;
      const ends = { fromDisputeId: id, toDisputeId: intoDisputeId };
      await this.links.add(tx, { id: linkId, centerId, ...ends, kind: 'merged_into', linkedAt: this.clock.nowIso() });
      if (reason !== undefined) for (const outcome of [merged, target]) await this.note(tx, outcome, reason);
      return this.views.reply(tx, caller, merged.record);
    });
  }

  /** Who goes over, and who stands there already. */
  private async move(
    tx: Tx,
    source: DisputeRecord,
    into: DisputeRecord,
  ): Promise<{ moving: Moved[]; alreadyThere: Absorb['alreadyThere'] }> {
    const all = movedOf(source, await this.parties.inClear(tx, source));
    const there = new Set(standing(into.folded).map(({ partyId }) => partyId));
    const alike = (await this.parties.alike(tx, source.id, into.id)).filter(({ otherPartyId }) =>
      there.has(otherPartyId),
    );
    const twinOf = ({ fromPartyId }: Moved) => alike.find(({ partyId }) => partyId === fromPartyId)?.otherPartyId;
    return {
      moving: all.filter((party) => twinOf(party) === undefined),
      alreadyThere: all.flatMap((party) => {
        const partyId = twinOf(party);
        return partyId === undefined ? [] : { fromPartyId: party.fromPartyId, partyId };
      }),
    };
  }

  private async settleIn(tx: Tx, into: DisputeRecord, moving: readonly Moved[]): Promise<void> {
    const key = this.envelope.unwrap(into.wrappedKey, into.id);
    const place = { disputeId: into.id, centerId: into.centerId, key, now: this.clock.nowIso() };
    await this.parties.insert(
      tx,
      place,
      moving.map(({ row }) => row),
    );
    await this.rewriting.reindex(tx, into);
  }

  private note(tx: Tx, { record, entries: [entry] }: Outcome, reason: string): Promise<void> {
    return this.disputes.note(tx, record.id, entry?.seq ?? record.version, reason);
  }
}

const targetFor = (source: DisputeRecord, into: DisputeRecord) => ({
  isThisCase: into.id === source.id,
  isOfSameCenter: into.centerId === source.centerId && into.custodyCenterId === source.custodyCenterId,
  state: into.state,
});
