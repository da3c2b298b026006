/** The code tables: shown to everybody, and asked by other modules whether a code or a citation is good on a day (R44). */
import { Injectable } from '@nestjs/common';
import { type Citation, refusedCitations, type StatuteArticle } from '../../domain/centers/citations.js';
import type { Day } from '../../domain/shared/day.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, notFound } from '../../platform/http/problem.js';
import { type Reply, revalidated } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { CodeEntryRow } from './code-entry.entity.js';
import type { CodeEntryResponse, CodeTableEntriesResponse, CodeTablesResponse } from './code-tables.dto.js';
import { CodeTablesStore } from './code-tables.store.js';
import { type CodeTableName, isCodeTable, TABLES } from './tables.js';

export type CodeOfTable = Pick<CodeEntryRow, 'code' | 'parentCode' | 'validFrom' | 'validTo' | 'labelZh' | 'labelEn'>;

@Injectable()
export class CodeTablesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: CodeTablesStore,
  ) {}

  tables(): Reply<CodeTablesResponse> {
    return revalidated({ items: TABLES.map(({ name, titleZh, titleEn }) => ({ table: name, titleZh, titleEn })) });
  }

  entries(caller: Caller, table: string, on: Day | undefined): Promise<Reply<CodeTableEntriesResponse>> {
    return this.useCases.read(caller, async (tx) => {
      if (!isCodeTable(table)) throw notFound();
      const rows = await this.store.entries(tx, table, on ?? null);
      return revalidated({ table, on: on ?? null, items: rows.map(toEntryView) });
    });
  }

  /** The entry as it stands on the day, under `parentCode` where the table has one; throws 400 at the pointer when there is none. */
  async mustBeValid(
    tx: Tx,
    table: CodeTableName,
    code: string,
    on: Day,
    pointer: string,
    parentCode?: string,
  ): Promise<CodeEntryResponse> {
    const entries = (await this.store.entries(tx, table, on)).filter(
      (entry) => entry.parentCode === (parentCode ?? ''),
    );
    const found = entries.find((entry) => entry.code === code);
    if (found !== undefined) return toEntryView(found);
    throw invalid(pointer, 'wrong_code', { allowed: entries.map((entry) => entry.code).join(', ') });
  }

  /** Every code of a table: what it stands under (empty: nothing), and from when to when it is good. */
  codesOf(tx: Tx, table: CodeTableName): Promise<CodeOfTable[]> {
    return this.store.entries(tx, table, null);
  }

  /** The entries of a table good on a day; null: every version of every code, the oldest first. */
  async entriesOf(tx: Tx, table: CodeTableName, on: Day | null): Promise<CodeEntryResponse[]> {
    return (await this.store.entries(tx, table, on)).map(toEntryView);
  }

  /** What people call a code on that day; null when nobody named it. */
  async labelOf(tx: Tx, table: CodeTableName, code: string, on: Day, parentCode = ''): Promise<string | null> {
    const entries = await this.store.entries(tx, table, on);
    return entries.find((entry) => entry.code === code && entry.parentCode === parentCode)?.labelZh ?? null;
  }

  /** Every citation that does not hold on the day (R44), naming what to cite instead; empty when all hold. */
  async articlesValid(tx: Tx, citations: readonly Citation[], on: Day): Promise<Refusal[]> {
    if (citations.length === 0) return [];
    const rows = await this.store.entries(tx, 'statute-articles', null);
    return refusedCitations(citations, rows.map(toArticle), on);
  }
}

const toEntryView = (row: CodeEntryRow): CodeEntryResponse => ({
  code: row.code,
  parentCode: row.parentCode === '' ? null : row.parentCode,
  labelZh: row.labelZh,
  labelEn: row.labelEn,
  validFrom: row.validFrom,
  validTo: row.validTo,
  extra: row.extra,
});

/** The seed writes `extra` of an article in this form. */
interface ArticleExtra {
  readonly law: string;
  readonly lawEn: string;
  readonly article: string;
  readonly successor?: Citation;
}

function toArticle(row: CodeEntryRow): StatuteArticle {
  const { law, lawEn, article, successor = null } = row.extra as unknown as ArticleExtra;
  return { law, lawEn, article, successor, validFrom: row.validFrom, validTo: row.validTo };
}
