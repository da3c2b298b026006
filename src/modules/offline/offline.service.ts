/** Sends queued requests through the doors they are for, one after the other, with the rights their sender has now. */
import { Injectable } from '@nestjs/common';
import { type Queued, refusedBefore, resourceOf } from '../../domain/offline/queue.js';
import { languageOf } from '../../platform/http/language.js';
import { type OwnAnswer, OwnRequests, type Sender } from '../../platform/http/own-requests.js';
import { type FieldFault, Problem } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import type { QueuedRequest, QueueOutcomeResponse, QueueRequest, QueueResponse } from './offline.dto.js';

type Wanted = Queued & { readonly ifMatch: string | null };

@Injectable()
export class OfflineService {
  constructor(private readonly own: OwnRequests) {}

  async send(sender: Sender, { requests }: QueueRequest): Promise<Reply<QueueResponse>> {
    demandOrder(requests);
    const wanted = requests.map(({ id, path, body = {}, afterId = null, ifMatch = null }): Wanted => {
      return { id, path, body, afterId, ifMatch };
    });
    const items: QueueOutcomeResponse[] = [];
    const refused = new Set<string>();
    const tags = new Map<string, string>();
    for (const [index, request] of wanted.entries()) {
      const cause = refusedBefore(request, wanted.slice(0, index), refused);
      const language = languageOf(sender.language);
      const outcome =
        cause === null
          ? outcomeOf(request.id, await this.sendOne(sender, request, tags), language)
          : dependent(request.id, cause, language);
      const resource = resourceOf(request);
      if (outcome.outcome === 'refused') refused.add(request.id);
      else if (resource !== null && outcome.etag !== null) tags.set(resource, outcome.etag);
      items.push(outcome);
    }
    return plain({ items });
  }

  private sendOne(sender: Sender, request: Wanted, tags: ReadonlyMap<string, string>): Promise<OwnAnswer> {
    const { id, path, body, ifMatch } = request;
    const tag = ifMatch ?? tags.get(resourceOf(request) ?? '');
    return this.own.post(sender, path, body, {
      'idempotency-key': id,
      ...(tag === undefined ? {} : { 'if-match': tag }),
    });
  }
}

/** Every id once, and nothing builds on what comes later or is not there. */
function demandOrder(requests: readonly QueuedRequest[]): void {
  const seen = new Set<string>();
  const faults: FieldFault[] = [];
  for (const [index, { id, afterId }] of requests.entries()) {
    if (seen.has(id)) faults.push({ pointer: `/requests/${index}/id`, code: 'duplicate' });
    if (afterId !== undefined && !seen.has(afterId))
      faults.push({ pointer: `/requests/${index}/afterId`, code: 'unknown_reference' });
    seen.add(id);
  }
  if (faults.length > 0) throw new Problem('validation_failed', { errors: faults });
}

function outcomeOf(id: string, { status, headers, body }: OwnAnswer, language: Language): QueueOutcomeResponse {
  if (status >= 300) return { ...refusal(id, status), because: because(status, body, language) };
  const text = (name: string): string | null => (typeof headers[name] === 'string' ? headers[name] : null);
  const isKnown = headers['idempotency-replayed'] === 'true';
  const outcome = isKnown ? 'received' : 'registered';
  return { id, outcome, status, location: text('location'), etag: text('etag'), because: null };
}

const refusal = (id: string, status: number) => ({ id, outcome: 'refused', status, location: null, etag: null });

/** Who may not know of a case is told neither that it is there nor that it is gone, but what may have happened meanwhile. */
function because(status: number, body: string, language: Language) {
  const problem = JSON.parse(body) as { code: string; detail: string };
  const detail = status === 404 ? refusalText('no_longer_yours', {}, language) : problem.detail;
  return { status, code: problem.code, detail, problem };
}

function dependent(id: string, requestId: string, language: Language): QueueOutcomeResponse {
  const detail = refusalText('depends_on_refused', { requestId }, language);
  return { ...refusal(id, 409), because: { status: 409, code: 'depends_on_refused', detail, problem: {} } };
}
