/** What happened to a published roster: its changes and its gaps. */
import { Injectable } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import { refusePeriod } from '../../domain/roster/rotation.js';
import { startOfDayInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { RosterHistoryReader } from '../roster/roster-history.reader.js';
import type { ChangeRecord } from '../roster/roster.record.js';
import type { ChangesQuery, GapsQuery, RosterChangeResponse, RosterGapResponse } from './changes.dto.js';
import { type ShownChange, toChangeView, toGapView } from './changes.view.js';
import { MomentsService } from './moments.service.js';

@Injectable()
export class HistoryService {
  constructor(
    private readonly useCases: UseCases,
    private readonly moments: MomentsService,
    private readonly history: RosterHistoryReader,
    private readonly envelope: Envelope,
  ) {}

  gaps(caller: Caller, centerId: string, query: GapsQuery): Promise<Reply<PageOf<RosterGapResponse>>> {
    const path = `/centers/${centerId}/roster/gaps`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    const { from, to, departmentId = null, open = null } = query;
    const filter = { centerId, from, to, departmentIds: departmentId, open };
    return this.useCases.read(caller, async (tx) => {
      await this.moments.of(tx, centerId);
      checkPeriod(query);
      const rows = await this.history.gaps(tx, filter, page);
      const total = page.withTotal ? await this.history.countGaps(tx, filter) : undefined;
      const shown = pageOf(
        rows,
        page,
        (row) => [row.startsAt, row.id],
        (row) => toGapView(row, caller.language),
        { envelope: this.envelope, purpose },
        total,
      );
      return pageReply(shown, path, query);
    });
  }

  changes(caller: Caller, centerId: string, query: ChangesQuery): Promise<Reply<PageOf<RosterChangeResponse>>> {
    const path = `/centers/${centerId}/roster/changes`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      const { center, today } = await this.moments.of(tx, centerId);
      checkPeriod(query);
      const [from, to] = [startOfDayInstant(query.from, center.zone), startOfDayInstant(query.to, center.zone)];
      const filter = { centerId, from, to };
      const rows = await this.history.changes(tx, filter, page);
      const total = page.withTotal ? await this.history.countChanges(tx, filter) : undefined;
      const shown = await this.shown(tx, rows);
      const manages = mayInCenter(caller.actor, 'roster.change', centerId);
      const view = ({ id, recordedBy }: ChangeRecord) => {
        const seesReasons = manages || recordedBy === caller.actor.accountId;
        return toChangeView(shown(id), { language: caller.language, today, seesReasons });
      };
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, (row) => [row.recordedAt, row.id], view, sign, total),
        path,
        query,
      );
    });
  }

  /** Changes with their lines and gaps, read together. */
  private async shown(tx: Tx, changes: readonly ChangeRecord[]): Promise<(id: string) => ShownChange> {
    const ids = changes.map(({ id }) => id);
    const lines = await this.history.linesOfChanges(tx, ids);
    const gaps = await this.history.gapsOpenedBy(tx, ids);
    const found = changes.map((change): [string, ShownChange] => [
      change.id,
      {
        change,
        cancelled: lines.filter((line) => line.cancelledByChangeId === change.id),
        made: lines.filter((line) => line.changeId === change.id),
        opened: gaps.filter((gap) => gap.openedByChangeId === change.id),
        moved: [],
      },
    ]);
    const byId = new Map(found);
    return (id) => {
      const change = byId.get(id);
      if (change === undefined) throw new Error('a change that was not read');
      return change;
    };
  }
}

function checkPeriod({ from, to }: { readonly from: string; readonly to: string }): void {
  const fault = refusePeriod(from, to);
  if (fault !== undefined) throw invalid('query/to', fault);
}
