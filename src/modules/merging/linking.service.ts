/** Linking 关联: two cases that belong together, with an entry in the log of both; an archived one is named, not written to. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Link } from '../../domain/dispute/ending/commands.js';
import type { LinkDirection } from '../../domain/dispute/ending/words.js';
import { FINAL, type State } from '../../domain/dispute/states.js';
import { instantOrNull } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { found, recorded, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { DisputeResponse } from '../disputes/dispute.dto.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import type { LinkListResponse, LinkResponse } from '../disputes/link.dto.js';
import { LinksReader } from '../disputes/links.reader.js';
import { LinksService } from '../disputes/links.service.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import { WorkflowService } from '../workflow/workflow.service.js';
import type { EndLinkRequest, LinkRequest } from './merging.dto.js';
import { OtherCases, withoutMatch } from './other-cases.js';

@Injectable()
export class LinkingService {
  constructor(
    private readonly useCases: UseCases,
    private readonly workflow: WorkflowService,
    private readonly views: CaseViewService,
    private readonly disputes: DisputesReader,
    private readonly others: OtherCases,
    private readonly reader: LinksReader,
    private readonly links: LinksService,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, disputeId: string): Promise<Reply<LinkListResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { version } = await this.disputes.visible(tx, caller, disputeId);
      return found(await this.reader.ofDispute(tx, caller, disputeId), version, `/disputes/${disputeId}/links`);
    });
  }

  link(caller: Caller, id: string, { disputeId: otherId, kind, ...rest }: LinkRequest): Promise<Reply<LinkResponse>> {
    const linkId = uuidv7();
    const command = (direction: LinkDirection, otherDisputeId: string): Link => ({
      type: 'link',
      linkId,
      otherDisputeId,
      isThisCase: otherId === id,
      kind,
      direction,
      occurredAt: instantOrNull(rest.occurredAt),
    });
    return this.useCases.write(caller, async (tx) => {
      await this.workflow.hold(tx, id, otherId);
      let otherState: State = 'registered';
      const { record } = await this.workflow.apply(tx, caller, id, 'link', async () => {
        otherState = (await this.others.named(tx, caller, otherId, 'dispute.link', '/disputeId')).state;
        return command('to', otherId);
      });
      if (isWritable(otherState))
        await this.workflow.apply(tx, withoutMatch(caller), otherId, 'link', () => command('from', id));
      const ends = { fromDisputeId: id, toDisputeId: otherId };
      await this.links.add(tx, {
        id: linkId,
        centerId: record.centerId,
        ...ends,
        kind,
        linkedAt: this.clock.nowIso(),
      });
      return recorded(await this.one(tx, caller, id, linkId), record.version, `/disputes/${id}`);
    });
  }

  end(caller: Caller, id: string, linkId: string, request: EndLinkRequest): Promise<Reply<DisputeResponse>> {
    const occurredAt = instantOrNull(request.occurredAt);
    return this.useCases.write(caller, async (tx) => {
      await this.disputes.permitted(tx, caller, id, 'dispute.link');
      const { disputeId: otherId, state } = await this.one(tx, caller, id, linkId);
      await this.workflow.hold(tx, id, otherId);
      const { record } = await this.workflow.apply(tx, caller, id, 'endLink', () => ({
        type: 'endLink',
        linkId,
        occurredAt,
      }));
      if (isWritable(state))
        await this.workflow.apply(tx, withoutMatch(caller), otherId, 'endLink', () => ({
          type: 'endLink',
          linkId,
          occurredAt,
        }));
      await this.links.end(tx, linkId, this.clock.nowIso());
      return this.views.reply(tx, caller, record);
    });
  }

  private async one(tx: Tx, caller: Caller, disputeId: string, linkId: string): Promise<LinkResponse> {
    const { items } = await this.reader.ofDispute(tx, caller, disputeId);
    const link = items.find(({ id }) => id === linkId);
    if (link === undefined) throw notFound();
    return link;
  }
}

/** Merged cases and the archive are only read. */
const isWritable = (state: string): boolean => state !== 'merged' && !FINAL.some((final) => final === state);
