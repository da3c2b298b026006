/**
 * The lines of an export, read through the very views of the routes under the very predicate of the lists, so that nothing is in it
 * that `GET` would hide, and nothing is masked less. Some at a time: never more than a few cases are in memory.
 */
import { Injectable } from '@nestjs/common';
import { consentsLacking } from '../../domain/dispute/custody/guards.js';
import { CASE_KINDS, type CaseKind, type ExportKind } from '../../domain/exports/words.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { CaseFilesReader, type PartOfCase } from '../case-file/case-files.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { ExportedCasesReader, type ExportFilter, type ExportPage } from '../disputes/exported-cases.reader.js';
import { PetitionsReader } from '../petitions/petitions.reader.js';
import { ReportsReader } from '../reports/reports.reader.js';
import type { ExportOrder, ExportWish } from './export.record.js';
import { HouseLines } from './house-lines.service.js';

export interface ExportLine extends PartOfCase {
  readonly kind: ExportKind;
  /** of a part: its case */
  readonly disputeId?: string;
}

/** What was read together; where it has cases, how many there are in all. */
export interface Chunk {
  readonly lines: readonly ExportLine[];
  readonly cases: readonly DisputeRecord[];
  /** cases passed over on the way: nobody consented */
  readonly passedOver: number;
}

const CASES_AT_ONCE = 50;

type PartReader = (tx: Tx, caller: Caller, record: DisputeRecord) => Promise<PartOfCase[]>;

@Injectable()
export class ExportSource {
  private readonly parts: Readonly<Record<CaseKind, PartReader>>;

  constructor(
    files: CaseFilesReader,
    private readonly cases: ExportedCasesReader,
    private readonly house: HouseLines,
    private readonly petitions: PetitionsReader,
    private readonly reports: ReportsReader,
    private readonly clock: Clock,
  ) {
    this.parts = {
      dispute: files.dispute.bind(files),
      party: files.parties.bind(files),
      session: files.sessions.bind(files),
      agreement: files.agreements.bind(files),
      obligation: files.obligations.bind(files),
      return_visit: files.visits.bind(files),
      timeline_entry: files.timeline.bind(files),
    };
  }

  casesTotal(tx: Tx, caller: Caller, { wish }: ExportOrder): Promise<number> {
    return wantsCases(wish) ? this.cases.countSeen(tx, caller, filterOf(wish)) : Promise.resolve(0);
  }

  /** Parties of whom nothing is read in the clear (R48). */
  restrictedIn(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
    return this.cases.restrictedParties(tx, caseIds);
  }

  async *chunks(tx: Tx, caller: Caller, order: ExportOrder): AsyncGenerator<Chunk> {
    const { wish } = order;
    yield withoutCases(await this.house.of(tx, caller, wish.kinds));
    if (wantsCases(wish)) yield* this.ofCases(tx, caller, order);
    if (wish.kinds.includes('petition'))
      for await (const some of this.petitions.all(tx, caller, wish))
        yield withoutCases(some.map((data) => ({ kind: 'petition', id: data.id, data })));
    if (wish.kinds.includes('report'))
      for await (const data of this.reports.all(tx, caller, wish))
        yield withoutCases([{ kind: 'report', id: data.id, data }]);
  }

  private async *ofCases(tx: Tx, caller: Caller, order: ExportOrder): AsyncGenerator<Chunk> {
    const filter = filterOf(order.wish);
    const kinds = CASE_KINDS.filter((kind) => order.wish.kinds.includes(kind));
    for (let after: ExportPage['after'] = null, isMore = true; isMore;) {
      const page = await this.cases.seen(tx, caller, filter, { limit: CASES_AT_ONCE, after });
      const cases = page.filter((record) => this.mayLeave(order, record));
      const lines: ExportLine[] = [];
      for (const record of cases) lines.push(...(await this.linesOf(tx, caller, record, kinds)));
      yield { lines, cases, passedOver: page.length - cases.length };
      const last = page.at(-1);
      after = last === undefined ? null : [last.receivedAt, last.id];
      isMore = page.length === CASES_AT_ONCE;
    }
  }

  private async linesOf(
    tx: Tx,
    caller: Caller,
    record: DisputeRecord,
    kinds: readonly CaseKind[],
  ): Promise<ExportLine[]> {
    const lines: ExportLine[] = [];
    for (const kind of kinds) {
      const parts = await this.parts[kind](tx, caller, record);
      lines.push(
        ...parts.map(({ id, data }) => ({ kind, id, ...(kind === 'dispute' ? {} : { disputeId: record.id }), data })),
      );
    }
    return lines;
  }

  /** R46: a duty of law, or the consent of every party that stands today. */
  private mayLeave({ ground }: ExportOrder, { folded }: DisputeRecord): boolean {
    return ground === 'statutory' || consentsLacking(folded, this.clock.nowIso()).length === 0;
  }
}

const withoutCases = (lines: readonly ExportLine[]): Chunk => ({ lines, cases: [], passedOver: 0 });

const wantsCases = ({ kinds }: ExportWish): boolean => CASE_KINDS.some((kind) => kinds.includes(kind));

const filterOf = ({ from, to, changedSince }: ExportWish): ExportFilter => ({
  from: from ?? undefined,
  to: to ?? undefined,
  changedSince: changedSince ?? undefined,
});
