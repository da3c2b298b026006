/** The cases beside a case: tied to it, or of the same people and place before. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { LinksReader } from '../disputes/links.reader.js';
import { RelatedCasesService } from '../related/related-cases.service.js';

@Injectable()
export class OtherCases {
  constructor(
    private readonly links: LinksReader,
    private readonly related: RelatedCasesService,
  ) {}

  linked(tx: Tx, caller: Caller, { id }: DisputeRecord) {
    return this.links.ofDispute(tx, caller, id);
  }

  earlier(tx: Tx, caller: Caller, record: DisputeRecord) {
    return this.related.earlier(tx, caller, record);
  }
}
