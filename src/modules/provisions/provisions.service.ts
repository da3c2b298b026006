/** The register of provisions for those who answer for a centre: directors and auditors. */
import { Injectable } from '@nestjs/common';
import { centersWith } from '../../domain/access/actor.js';
import { PROVISION_TEXTS } from '../../domain/privacy/privacy-texts.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type PageOf, pageOf, pageReply, pageRequest, purposeOf } from '../../platform/http/page.js';
import { invalid } from '../../platform/http/problem.js';
import type { Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CASES_NAMED, type DataProvisionResponse, type DataProvisionsQuery } from './provisions.dto.js';
import { type ProvisionRecord, ProvisionsReader } from './provisions.reader.js';

@Injectable()
export class ProvisionsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly reader: ProvisionsReader,
    private readonly envelope: Envelope,
  ) {}

  list(caller: Caller, query: DataProvisionsQuery): Promise<Reply<PageOf<DataProvisionResponse>>> {
    const { centerId = null, disputeId = null, kind = null, ground = null, from = null, to = null } = query;
    if (from !== null && to !== null && to <= from) throw invalid('query/to', 'bad_range');
    const allowed = centersWith(caller.actor, 'provision.read');
    const filter = { allowed, centerIds: centerId, disputeId, kinds: kind, ground, from, to };
    const purpose = purposeOf('data-provisions', query);
    const page = pageRequest(query, this.envelope, purpose);
    return this.useCases.read(caller, async (tx) => {
      const rows = await this.reader.page(tx, filter, page, { named: CASES_NAMED, language: caller.language });
      const total = page.withTotal ? await this.reader.count(tx, filter) : undefined;
      const view = (row: ProvisionRecord): DataProvisionResponse => ({
        ...row,
        text: PROVISION_TEXTS[row.kind][caller.language],
      });
      const sign = { envelope: this.envelope, purpose };
      return pageReply(
        pageOf(rows, page, ({ at, id }) => [at, id], view, sign, total),
        '/data-provisions',
        query,
      );
    });
  }
}
