/** What is shown of absences, to whom. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { type PageOf, pageOf, pageReply, pageRequest, type PageQuery, purposeOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { isOf, seesWhy } from './absence-rights.js';
import type { AbsenceResponse, AbsenceSummaryResponse } from './absences.dto.js';
import { type AbsenceRecord, AbsencesStore } from './absences.store.js';
import type { MovedDisputeResponse } from './changes.dto.js';
import { MomentsService } from './moments.service.js';
import { ProposalsService } from './proposals.service.js';

@Injectable()
export class AbsencePapersService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: AbsencesStore,
    private readonly moments: MomentsService,
    private readonly proposals: ProposalsService,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, staffId: string, query: PageQuery): Promise<Reply<PageOf<AbsenceSummaryResponse>>> {
    const path = `/staff/${staffId}/absences`;
    const purpose = purposeOf(path, query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      isOf(caller, await this.moments.person(tx, staffId));
      const rows = await this.store.page(tx, staffId, page);
      const total = page.withTotal ? await this.store.count(tx, staffId) : undefined;
      const shown = pageOf(
        rows,
        page,
        (row) => [row.from, row.id],
        (row) => summaryOf(row, seesWhy(caller, row)),
        { envelope: this.envelope, purpose },
        total,
      );
      return pageReply(shown, path, query);
    });
  }

  async view(
    tx: Tx,
    caller: Caller,
    absence: AbsenceRecord,
    moved: readonly MovedDisputeResponse[] = [],
  ): Promise<AbsenceResponse> {
    const opened = await this.proposals.openedBy(tx, absence, caller.language);
    return { ...summaryOf(absence, seesWhy(caller, absence)), opened, moved: [...moved] };
  }
}

const summaryOf = (absence: AbsenceRecord, withWhy: boolean): AbsenceSummaryResponse => ({
  id: absence.id,
  centerId: absence.centerId,
  staffId: absence.staffId,
  from: absence.from,
  to: absence.to,
  startsAt: absence.startsAt,
  endsAt: absence.endsAt,
  kind: withWhy ? absence.kind : null,
  note: withWhy ? absence.note : null,
  recordedAt: absence.recordedAt,
  cancelledAt: absence.cancelledAt,
  version: absence.version,
});
