/**
 * National records for whoever may take data out: page by page or as one file made while it is sent. Whatever leaves is on record
 * case by case, in the transaction in which it was read (R45, R46, R47).
 */
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { csvHead, csvLines, XML_HEAD, XML_TAIL, xmlRecord } from '../../domain/national/rendered.js';
import { AuditStore } from '../../platform/audit/audit.store.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import { pageOf, pageReply, pageRequest, purposeOf, type SortKey } from '../../platform/http/page.js';
import { invalid } from '../../platform/http/problem.js';
import { found, type Reply } from '../../platform/http/reply.js';
import { type ExportedCase, ExportedCasesReader } from '../disputes/exported-cases.reader.js';
import { demandFile } from '../disputes/disputes.reader.js';
import type { ShownRecord } from './national-record.view.js';
import { NationalMakingService, type Ground } from './national-making.service.js';
import type { NationalRecordPage, NationalRecordResponse, NationalRecordsQuery } from './national-records.dto.js';

/** Cases read and written down at once. */
const AT_ONCE = 100;
/** Longer than a transaction may take: what it wrote may be seen only after it ends. */
const OVERLAP_SECONDS = 300;

interface FileForm {
  readonly mediaType: string;
  readonly head: () => string;
  readonly part: (records: readonly ShownRecord[]) => string;
  readonly tail: string;
}

const FILES = {
  csv: { mediaType: 'text/csv; charset=utf-8', head: csvHead, part: csvLines, tail: '' },
  xml: {
    mediaType: 'application/xml; charset=utf-8',
    head: () => XML_HEAD,
    part: (records) => records.map(xmlRecord).join(''),
    tail: XML_TAIL,
  },
} as const satisfies Record<string, FileForm>;

const keyOf = ({ receivedAt, id }: ExportedCase): SortKey => [receivedAt, id];

@Injectable()
export class NationalRecordsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cases: ExportedCasesReader,
    private readonly making: NationalMakingService,
    private readonly audit: AuditStore,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: NationalRecordsQuery): Promise<Reply<NationalRecordPage> | FileReply> {
    const { format = 'json', from, to } = query;
    if (from !== undefined && to !== undefined && to <= from) throw invalid('query/to', 'bad_range');
    if (format === 'json') return this.page(caller, query);
    for (const name of ['cursor', 'limit'] as const)
      if (query[name] !== undefined) throw invalid(`query/${name}`, 'not_allowed_with', { other: `format=${format}` });
    const { mediaType } = FILES[format];
    return new FileReply({
      content: () => Readable.from(this.pieces(caller, query, FILES[format])),
      madeOf: `${caller.requestId} ${this.clock.nowIso()}`,
      mediaType,
      name: `national-records-${this.clock.nowIso().slice(0, 10)}.${format}`,
      headers: { 'cache-control': 'private, no-store' },
    });
  }

  one(caller: Caller, id: string, ground: Ground): Promise<Reply<NationalRecordResponse>> {
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const source = await this.cases.one(tx, caller, id);
      demandFile(source);
      const [record] = await this.handOut(tx, caller, [source], ground);
      if (record === undefined) throw new Error('a case gave no record');
      return found(asResponse(record), source.version, `/national-records/${id}`);
    });
  }

  private page(caller: Caller, query: NationalRecordsQuery): Promise<Reply<NationalRecordPage>> {
    const sign = { envelope: this.envelope, purpose: purposeOf('national-records', query) };
    const request = pageRequest(query, this.envelope, sign.purpose);
    return this.unitOfWork.run(caller.scope, async (tx) => {
      const nextChangedSince = this.clock.after({ seconds: -OVERLAP_SECONDS });
      const rows = await this.cases.page(tx, caller, query, request);
      const shown = await this.handOut(tx, caller, rows.slice(0, request.limit), query.ground);
      const { nextCursor, limit } = pageOf(rows, request, keyOf, ({ id }) => id, sign);
      const page = { items: shown.map(asResponse), nextCursor, limit, nextChangedSince };
      return pageReply(page, '/national-records', query);
    });
  }

  private async *pieces(caller: Caller, query: NationalRecordsQuery, form: FileForm): AsyncGenerator<string> {
    yield form.head();
    for (let after: SortKey | null = null, isMore = true; isMore;) {
      const place: SortKey | null = after;
      const piece = await this.unitOfWork.run(caller.scope, async (tx) => {
        const rows = await this.cases.page(tx, caller, query, { limit: AT_ONCE, after: place });
        const records = await this.handOut(tx, caller, rows.slice(0, AT_ONCE), query.ground);
        return { text: form.part(records), last: rows[AT_ONCE - 1], isMore: rows.length > AT_ONCE };
      });
      yield piece.text;
      after = piece.last === undefined ? null : keyOf(piece.last);
      ({ isMore } = piece);
    }
    yield form.tail;
  }

  /** The records, each on record with the ground it left on. */
  private async handOut(
    tx: Tx,
    caller: Caller,
    cases: readonly ExportedCase[],
    ground: Ground,
  ): Promise<ShownRecord[]> {
    const records = await this.making.recordsOf(tx, caller, cases, ground);
    for (const centerId of new Set(cases.map((each) => each.centerId))) {
      const own = records.filter((record) => record.centerId === centerId);
      await this.audit.add(tx, caller, {
        action: 'national_records.exported',
        centerId,
        subjectKind: 'center',
        subjectId: centerId,
        params: {
          ground: ground ?? null,
          disclosed: own.filter(({ disclosed }) => disclosed).map(({ disputeId }) => disputeId),
          masked: own.filter(({ disclosed }) => !disclosed).map(({ disputeId }) => disputeId),
        },
      });
    }
    return records;
  }
}

const asResponse = (record: ShownRecord): NationalRecordResponse => ({
  ...record,
  organisations: [...record.organisations],
  mainParties: record.mainParties.map((party) => ({ ...party })),
  problems: [...record.problems],
});
