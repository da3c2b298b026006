/** What a case is tied to, as far as the caller may know of the other side; of the rest only how many there are. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { LinkListResponse, LinkResponse } from './link.dto.js';
import { type LinkRecord, LinkStore } from './link.store.js';

@Injectable()
export class LinksReader {
  constructor(private readonly store: LinkStore) {}

  async ofDispute(tx: Tx, caller: Caller, disputeId: string): Promise<LinkListResponse> {
    const links = await this.store.ofDispute(tx, caller.actor, disputeId);
    const items = links.filter(({ isVisible }) => isVisible).map(toLink);
    return { items, hidden: links.length - items.length };
  }

  /** Which of the cases somebody may know of; also over links that have ended. */
  async visible(tx: Tx, caller: Caller, disputeIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = disputeIds.length === 0 ? [] : await this.store.visible(tx, caller.actor, disputeIds);
    return new Set(rows.map(({ id }) => id));
  }
}

const toLink = ({ isVisible: _, ...link }: LinkRecord): LinkResponse => link;
