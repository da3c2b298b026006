/** What belongs together with a case of the register, and where else one of its parties appears. */
import { Injectable } from '@nestjs/common';
import { relationsTo } from '../../domain/access/scope.js';
import { learnsOfHidden, newestFirst } from '../../domain/related/finding.js';
import { type CaseMarks, type PartyMarks, recognisedBy } from '../../domain/related/matching.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/problem.js';
import { type PageOf, pageOfAll, type PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { RelatedCasesService } from './related-cases.service.js';
import type { AppearanceResponse } from './related.dto.js';
import { RelatedStore } from './related.store.js';
import type { RelatedAnswer } from './related.view.js';

@Injectable()
export class RelatedService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly disputes: DisputesReader,
    private readonly store: RelatedStore,
    private readonly relatedCases: RelatedCasesService,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, disputeId: string, query: PageQuery): Promise<Reply<RelatedAnswer>> {
    return this.unitOfWork.read(caller.scope, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      return this.relatedCases.answer(tx, caller, {
        marks: await this.relatedCases.marksOf(tx, disputeId),
        record,
        centerId: record.custodyCenterId,
        learnsOfHidden: learnsOfHidden(relationsTo(caller.actor, record)),
        path: `/disputes/${disputeId}/related`,
        query,
      });
    });
  }

  /** Who looked whom up stays in the audit log (R45). */
  appearances(
    caller: Caller,
    disputeId: string,
    partyId: string,
    query: PageQuery,
  ): Promise<Reply<PageOf<AppearanceResponse>>> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const record = await this.disputes.visible(tx, caller, disputeId);
      const marks = await this.relatedCases.marksOf(tx, disputeId);
      const party = marks.parties.find((each) => each.partyId === partyId);
      if (party === undefined) throw notFound();
      const found = await this.elsewhere(tx, caller, disputeId, { ...marks, place: null, parties: [party] });
      await this.audit.add(tx, caller, {
        action: 'party.appearances_read',
        centerId: record.centerId,
        subjectKind: 'party',
        subjectId: partyId,
        params: { disputeId, found: found.length },
      });
      const path = `/disputes/${disputeId}/parties/${partyId}/appearances`;
      return pageOfAll(found, { path, query, envelope: this.envelope }, rankOf, (each) => each);
    });
  }

  /** The newest first. */
  private async elsewhere(tx: Tx, caller: Caller, disputeId: string, here: CaseMarks): Promise<AppearanceResponse[]> {
    const cases = await this.store.candidates(tx, caller.actor, here, disputeId, []);
    const marks = await this.store.marksOf(
      tx,
      cases.map((each) => each.disputeId),
    );
    return cases
      .flatMap(({ disputeId: id, receiptNo, number, state, receivedAt }) =>
        recognised(here, marks.get(id)).map((match) => ({
          disputeId: id,
          receiptNo,
          number,
          ...match,
          state,
          receivedAt,
        })),
      )
      .sort((one, other) => (rankOf(one).join() < rankOf(other).join() ? -1 : 1));
  }
}

const rankOf = ({ receivedAt, disputeId, partyId }: AppearanceResponse): string[] => [
  newestFirst(receivedAt),
  disputeId,
  partyId,
];

const recognised = (here: CaseMarks, there: CaseMarks | undefined) =>
  here.parties.flatMap((party) => (there?.parties ?? []).flatMap((other) => appearance(party, other)));

function appearance(party: PartyMarks, other: PartyMarks) {
  const matchedBy = recognisedBy(party, other);
  const { partyId, role } = other;
  return matchedBy === undefined || partyId === null || role === null ? [] : [{ partyId, role, matchedBy }];
}
