/** The petition register as `GET /petitions` shows it, whole, for whoever takes it out. */
import { Injectable } from '@nestjs/common';
import { centersWith } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { SortKey } from '../../platform/http/page.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { toPetitionView } from './petition.view.js';
import type { PetitionResponse } from './petitions.dto.js';
import { type PetitionFilter, PetitionsStore } from './petitions.store.js';

export interface PetitionPeriod {
  readonly from: string | null;
  readonly to: string | null;
  readonly changedSince: string | null;
}

const ANY: Omit<PetitionFilter, 'readable' | 'occurredFrom' | 'occurredTo'> = {
  centerIds: null,
  channels: null,
  levels: null,
  first: null,
  overLevel: null,
  provisional: null,
  q: null,
};

const AT_ONCE = 200;

@Injectable()
export class PetitionsReader {
  constructor(
    private readonly store: PetitionsStore,
    private readonly disputes: DisputesReader,
  ) {}

  /** Some at a time, the latest first. */
  async *all(tx: Tx, caller: Caller, { from, to, changedSince }: PetitionPeriod): AsyncGenerator<PetitionResponse[]> {
    const readable = centersWith(caller.actor, 'petition.read');
    const filter = { ...ANY, readable, occurredFrom: from, occurredTo: to };
    for (let after: SortKey | null = null, isMore = true; isMore;) {
      const rows = await this.store.page(tx, filter, { limit: AT_ONCE, after, withTotal: false });
      const shown = rows.slice(0, AT_ONCE);
      const ids = shown.flatMap(({ disputeId }) => disputeId ?? []);
      const visible = await this.disputes.visibleIds(tx, caller, ids);
      const changed = shown.filter(({ updatedAt }) => changedSince === null || updatedAt >= changedSince);
      yield changed.map((row) => toPetitionView(row, visible));
      const last = shown.at(-1);
      after = last === undefined ? null : [last.occurredOn, last.id];
      isMore = rows.length > AT_ONCE;
    }
  }
}
