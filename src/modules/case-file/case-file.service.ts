/** Reads the case file for those who may see the case; writes nothing. */
import { Injectable } from '@nestjs/common';
import { PAPERS } from '../../domain/dispute/ending/papers.js';
import type { DisputeFacts } from '../../domain/dispute/facts.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { invalid } from '../../platform/http/problem.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { found, plain, type Reply } from '../../platform/http/reply.js';
import { basisOf, refusalText } from '../../platform/http/texts.js';
import { etagOf, UseCases } from '../../platform/http/use-cases.js';
import type { DisputeSummary } from '../disputes/dispute.dto.js';
import { toSummary } from '../disputes/dispute.view.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { CaseViewService } from '../workflow/case-view.service.js';
import {
  type ActionsResponse,
  type DisputeFileResponse,
  type DisputeQuery,
  EXPANSIONS,
  type GetDisputeQuery,
  type MissingResponse,
  type ReasonResponse,
  type ResolutionRecordResponse,
  type TimelineResponse,
} from './case-file.dto.js';
import { Aftercare } from './aftercare.js';
import { CaseFileParts } from './case-file-parts.js';

type Expansion = (typeof EXPANSIONS)[number];

@Injectable()
export class CaseFileService {
  constructor(
    private readonly useCases: UseCases,
    private readonly disputes: DisputesReader,
    private readonly views: CaseViewService,
    private readonly parts: CaseFileParts,
    private readonly aftercare: Aftercare,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, query: DisputeQuery): Promise<Reply<PageOf<DisputeSummary>>> {
    const { limit: _, cursor: __, withTotal: ___, ...filter } = query;
    const purpose = purposeOf('disputes', query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      const total = page.withTotal ? await this.disputes.count(tx, caller, filter) : undefined;
      const lines = await this.disputes.list(tx, caller, filter, page);
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(lines, page, ({ receivedAt, id }) => [receivedAt, id], toSummary, sign, total),
        '/disputes',
        query,
      );
    });
  }

  get(caller: Caller, id: string, query: GetDisputeQuery): Promise<Reply<DisputeFileResponse>> {
    const expansions = expansionsOf(query.expand);
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, id);
      const dispute = await this.views.dispute(tx, caller, record);
      const parts: Partial<DisputeFileResponse> = {};
      for (const expansion of expansions) Object.assign(parts, await this.parts[expansion](tx, caller, record));
      return found({ ...dispute, ...parts }, record.version, `/disputes/${id}`);
    });
  }

  timeline(caller: Caller, id: string): Promise<Reply<TimelineResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, id);
      const { timeline } = await this.parts.timeline(tx, caller, record);
      return found({ items: timeline }, record.version, `/disputes/${id}/timeline`);
    });
  }

  actions(caller: Caller, id: string): Promise<Reply<ActionsResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, id);
      const states = await this.views.actions(tx, caller, record);
      const items = states.map(({ action, allowed, reasons }) => ({
        action,
        allowed,
        reasons: reasons.map(reasonIn(caller.language)),
      }));
      const etag = etagOf(record.version, JSON.stringify(items));
      return plain({ state: record.state, etag, items }, { etag });
    });
  }

  missing(caller: Caller, id: string): Promise<Reply<MissingResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, id);
      const { steps, papers, retention } = await this.views.missing(tx, caller, record);
      const inLanguage = reasonIn(caller.language);
      return plain({
        proposedRetention: retention,
        forNextStep: steps.map(({ action, reasons }) => ({ action, reasons: reasons.map(inLanguage) })),
        forArchive: papers.map(({ paper, code, params = {}, ruleId = 'R40' }) => ({
          code,
          text: refusalText(code, params, caller.language),
          paper: PAPERS[paper][caller.language],
          ruleId,
        })),
      });
    });
  }

  resolutionRecord(caller: Caller, id: string): Promise<Reply<ResolutionRecordResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const record = await this.disputes.visible(tx, caller, id);
      const { folded } = record;
      const { agreement } = await this.parts.agreement(tx, caller, record);
      const body: ResolutionRecordResponse = {
        disputeId: record.id,
        number: record.number,
        receiptNo: record.receiptNo,
        title: record.title,
        state: record.state,
        outcome: outcomeOf(folded),
        track: record.track,
        receivedAt: record.receivedAt,
        acceptedAt: record.acceptedAt,
        settledAt: folded.settledAt,
        closedAt: folded.closedAt,
        closeReason: folded.ending.closeReason,
        ...(await this.parts.parties(tx, caller, record)),
        ...(await this.parts.sessions(tx, caller, record)),
        agreement: agreement?.state === 'effective' ? agreement : null,
        ...(await this.parts.obligations(tx, caller, record)),
        ...(await this.parts.visits(tx, caller, record)),
        ...(await this.aftercare.of(tx, record)),
      };
      return found(body, record.version, `/disputes/${id}/resolution-record`);
    });
  }
}

const reasonIn =
  (language: Caller['language']) =>
  ({ code, ruleId, params }: Refusal): ReasonResponse => ({
    code,
    text: refusalText(code, params ?? {}, language),
    ruleId: ruleId ?? null,
    basis: basisOf(ruleId) ?? null,
  });

function expansionsOf(sent: string | undefined): Expansion[] {
  const names = sent === undefined ? [] : sent.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !EXPANSIONS.some((known) => known === name));
  if (unknown !== undefined) throw invalid('query/expand', 'wrong_code', { allowed: EXPANSIONS.join(', ') });
  return EXPANSIONS.filter((known) => names.includes(known));
}

/** How it came out, whether or not it is closed by now. */
function outcomeOf(facts: DisputeFacts): string {
  const state = facts.ending.outcome?.state;
  return state === 'settled' ||
    state === 'performed' ||
    state === 'failed' ||
    state === 'withdrawn' ||
    state === 'refused' ||
    state === 'referred'
    ? state
    : 'pending';
}
