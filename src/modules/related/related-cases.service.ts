/** Answers what belongs together with a case, registered or not: the same finding behind both questions. */
import { Injectable } from '@nestjs/common';
import { transitionOf } from '../../domain/dispute/transitions.js';
import { earlierOf, type FlagProposal, type OwnPlace, proposedFlags } from '../../domain/related/earlier.js';
import { type Findings, inRank, rankOf, relatedTo } from '../../domain/related/finding.js';
import type { CaseMarks } from '../../domain/related/matching.js';
import { RELATED_WORDS } from '../../domain/related/related-texts.js';
import { summaryOf } from '../../domain/related/summary.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound, unknownReference } from '../../platform/http/problem.js';
import { pageOfAll, type PageQuery } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import { CentersReader } from '../centers/centers.reader.js';
import { SettingsReader } from '../centers/settings.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import type { LinkListResponse } from '../disputes/link.dto.js';
import { LinksReader } from '../disputes/links.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { HiddenCasesService } from './hidden-cases.service.js';
import type { DisputeWithRelatedResponse } from './related.dto.js';
import { type CandidateRecord, groupedByCase, RelatedStore } from './related.store.js';
import { type FoundCase, type RelatedAnswer, toFoundCase, toProposal, toRelatedCase } from './related.view.js';

export interface Asked {
  readonly marks: CaseMarks;
  /** the case itself; null: not registered yet */
  readonly record: DisputeRecord | null;
  /** in whose branch of the tree of centres cases are counted that the caller may not see */
  readonly centerId: string;
  readonly learnsOfHidden: boolean;
  readonly path: string;
  readonly query: PageQuery;
}

/** Of cases the caller may see. */
type EarlierCases = Required<Pick<DisputeWithRelatedResponse, 'relatedCount' | 'proposedFlags'>>;

const placeOf = (record: DisputeRecord | null): OwnPlace =>
  record === null ? null : { receivedAt: record.receivedAt, disputeId: record.id };

type Candidate = CandidateRecord & { readonly marks: CaseMarks };

@Injectable()
export class RelatedCasesService {
  constructor(
    private readonly centers: CentersReader,
    private readonly staff: StaffReader,
    private readonly store: RelatedStore,
    private readonly hiddenCases: HiddenCasesService,
    private readonly links: LinksReader,
    private readonly settings: SettingsReader,
    private readonly envelope: Envelope,
  ) {}

  /** What the counter is told with the registration, and the page of the case later. */
  async earlier(tx: Tx, caller: Caller, record: DisputeRecord): Promise<EarlierCases> {
    await tx.planOnce();
    const marks = await this.marksOf(tx, record.id);
    const { visible } = await this.find(tx, caller, { marks, record }, []);
    const asked = { record, centerId: record.centerId };
    return {
      relatedCount: earlierOf(placeOf(record), visible).length,
      proposedFlags: (await this.proposals(tx, asked, visible)).map(toProposal(caller.language)),
    };
  }

  async marksOf(tx: Tx, disputeId: string): Promise<CaseMarks> {
    const marks = (await this.store.marksOf(tx, [disputeId])).get(disputeId);
    if (marks === undefined) throw notFound();
    return marks;
  }

  async answer(tx: Tx, caller: Caller, asked: Asked): Promise<Reply<RelatedAnswer>> {
    const center = await this.centers.get(tx, asked.centerId);
    if (center === undefined) throw unknownReference('/centerId');
    await tx.planOnce();
    const branch = [...center.path, ...(await this.centers.subtreeIds(tx, [center.id]))];
    const { visible, hidden } = await this.find(tx, caller, asked, branch);
    const cases = inRank(await this.withOutcomes(tx, visible, center.zone));
    const { path, query } = asked;
    const page = pageOfAll(cases, { path, query, envelope: this.envelope }, rankOf, toRelatedCase);
    const told = asked.learnsOfHidden ? hidden : [];
    const links = await this.linksOf(tx, caller, asked);
    const body: RelatedAnswer = {
      summary: summaryOf(placeOf(asked.record), cases, RELATED_WORDS[caller.language]),
      hiddenCount: told.length,
      contacts: await this.hiddenCases.contactsOf(tx, caller.language, told),
      proposedFlags: (await this.proposals(tx, asked, visible)).map(toProposal(caller.language)),
      links: links.items,
      hiddenLinks: asked.learnsOfHidden ? links.hidden : 0,
      ...page.body,
    };
    return { ...page, body, headers: { ...page.headers, 'cache-control': 'no-store' } };
  }

  /** By the settings the case keeps, or those of the centre that would take it in. */
  private async proposals(
    tx: Tx,
    { record, centerId }: Pick<Asked, 'record' | 'centerId'>,
    visible: Findings<Candidate>['visible'],
  ): Promise<FlagProposal[]> {
    if (record !== null && !transitionOf('changeRiskFlags').from.includes(record.state)) return [];
    const { mediation } =
      record === null
        ? await this.settings.of(tx, centerId)
        : await this.settings.ofVersion(tx, record.folded.settings);
    return proposedFlags(placeOf(record), visible, record?.riskFlags ?? [], mediation);
  }

  private async linksOf(tx: Tx, caller: Caller, { record }: Asked): Promise<LinkListResponse> {
    return record === null ? { items: [], hidden: 0 } : this.links.ofDispute(tx, caller, record.id);
  }

  /** `branch`: the centres whose cases are counted also where the caller may not see them. */
  private async find(
    tx: Tx,
    caller: Caller,
    { marks: here, record }: Pick<Asked, 'marks' | 'record'>,
    branch: readonly string[],
  ): Promise<Findings<Candidate>> {
    // Of what the caller may not see it is told that it is there, and whom to ask.
    const { candidates, marks } = await tx.everywhere(async () => {
      const known = await this.store.candidates(tx, caller.actor, here, record?.id ?? null, branch);
      const ids = known.map(({ disputeId }) => disputeId);
      return { candidates: known, marks: await this.store.marksOf(tx, ids) };
    });
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
