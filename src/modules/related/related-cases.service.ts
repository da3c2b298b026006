/** Answers what belongs together with a case, registered or not: the same finding behind both questions. */
import { Injectable } from '@nestjs/common';
import { type Findings, inRank, rankOf, relatedTo } from '../../domain/related/finding.js';
import type { CaseMarks } from '../../domain/related/matching.js';
import { RELATED_WORDS } from '../../domain/related/related-texts.js';
import { type OwnPlace, summaryOf } from '../../domain/related/summary.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { unknownReference } from '../../platform/http/problem.js';
import { pageOfAll, type PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { CentersReader } from '../centers/centers.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { HiddenCasesService } from './hidden-cases.service.js';
import { type CandidateRecord, groupedByCase, RelatedStore } from './related.store.js';
import { type FoundCase, type RelatedAnswer, toFoundCase, toRelatedCase } from './related.view.js';

export interface Asked {
  readonly marks: CaseMarks;
  readonly own: OwnPlace;
  /** in whose branch of the tree of centres cases are counted that the caller may not see */
  readonly centerId: string;
  readonly learnsOfHidden: boolean;
  readonly path: string;
  readonly query: PageQuery;
}

type Candidate = CandidateRecord & { readonly marks: CaseMarks };

@Injectable()
export class RelatedCasesService {
  constructor(
    private readonly centers: CentersReader,
    private readonly staff: StaffReader,
    private readonly store: RelatedStore,
    private readonly hiddenCases: HiddenCasesService,
    private readonly envelope: Envelope,
  ) {}

  async answer(tx: Tx, caller: Caller, asked: Asked): Promise<Reply<RelatedAnswer>> {
    const center = await this.centers.get(tx, asked.centerId);
    if (center === undefined) throw unknownReference('/centerId');
    const branch = [...center.path, ...(await this.centers.subtreeIds(tx, [center.id]))];
    const { visible, hidden } = await this.find(tx, caller, asked, branch);
    const cases = inRank(await this.withOutcomes(tx, visible, center.zone));
    const { path, query } = asked;
    const page = pageOfAll(cases, { path, query, envelope: this.envelope }, rankOf, toRelatedCase);
    const told = asked.learnsOfHidden ? hidden : [];
    const body: RelatedAnswer = {
      summary: summaryOf(asked.own, cases, RELATED_WORDS[caller.language]),
      hiddenCount: told.length,
      contacts: await this.hiddenCases.contactsOf(tx, caller.language, told),
      ...page.body,
    };
    return { ...page, body, headers: { ...page.headers, 'cache-control': 'no-store' } };
  }

  private async find(tx: Tx, caller: Caller, asked: Asked, branch: readonly string[]): Promise<Findings<Candidate>> {
    const { marks: here, own } = asked;
    const candidates = await this.store.candidates(tx, caller.actor, here, own?.disputeId ?? null, branch);
    const marks = await this.store.marksOf(
      tx,
      candidates.map(({ disputeId }) => disputeId),
    );
    const marked = candidates.flatMap((candidate) => {
      const found = marks.get(candidate.disputeId);
      return found === undefined ? [] : [{ ...candidate, marks: found }];
    });
    return relatedTo(here, marked);
  }

  private async withOutcomes(tx: Tx, found: Findings<Candidate>['visible'], zone: string): Promise<FoundCase[]> {
    const ids = found.map(({ disputeId }) => disputeId);
    const agreements = new Map((await this.store.agreementsInForce(tx, ids)).map((row) => [row.disputeId, row]));
    const obligations = groupedByCase(await this.store.openObligations(tx, ids));
    const people = await this.staff.byIds(tx, [...new Set(found.flatMap(({ mediatorIds }) => mediatorIds))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return found.map((each) =>
      toFoundCase(each, {
        agreement: agreements.get(each.disputeId) ?? null,
        obligations: obligations.get(each.disputeId) ?? [],
        names,
        zone,
      }),
    );
  }
}
