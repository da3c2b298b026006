/** Files about imports: the template of a kind, and the report of a job as a table. */
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node';
import {
  type Bilingual,
  IMPORT_COLUMNS,
  type ImportColumn,
  type ImportKindName,
} from '../../domain/imports/columns.js';
import { csvOf } from '../../domain/shared/csv.js';
import type { Caller } from '../../platform/auth/caller.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { FileReply } from '../../platform/http/file-reply.js';
import type { Language } from '../../platform/http/texts.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CodeTablesService } from '../code-tables/code-tables.service.js';
import { REPORTED_STATES } from './import.record.js';
import type { ImportJob } from './import.record.js';
import { toReportedRow } from './import.view.js';
import { ImportJobsStore } from './import-jobs.store.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { TemplateFormat } from './imports.dto.js';
import { visible } from './imports.service.js';

export const CSV = 'text/csv; charset=utf-8';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows read at a time. */
const BATCH = 1000;

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['行号', '原系统编号', '结果', '列', '字段', '代码', '规则', '说明'],
  en: ['line', 'external id', 'state', 'column', 'field', 'code', 'rule', 'detail'],
};
const CODE_HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['列', '代码', '名称'],
  en: ['column', 'code', 'name'],
};
const SHEETS: Readonly<Record<Language, readonly [string, string]>> = { zh: ['数据', '代码表'], en: ['rows', 'codes'] };

/** Columns whose codes are data, and their tables. */
const TABLES = { category: 'categories', subcategory: 'subcategories', riskFlags: 'risk-flags' } as const;

@Injectable()
export class ImportFiles {
  constructor(
    private readonly useCases: UseCases,
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: CodeTablesService,
    private readonly jobs: ImportJobsStore,
    private readonly rows: ImportRowsStore,
  ) {}

  async template(caller: Caller, kind: ImportKindName, format: TemplateFormat): Promise<FileReply> {
    const { language } = caller;
    const columns: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
    const table = [columns.map((each) => each[language]), columns.map(({ example }) => example[language])];
    const name = `${kind}.${format}`;
    if (format === 'csv') return new FileReply({ content: csvOf(table), mediaType: CSV, name });
    const codes = await this.codesOf(caller, columns);
    const [first, second] = SHEETS[language];
    const sheets = [
      { sheet: first, data: table.map(textRow), columns: columns.map(() => ({ width: 16 })) },
      { sheet: second, data: [CODE_HEADINGS[language], ...codes].map(textRow) },
    ];
    const content = await writeXlsxFile(sheets).toBuffer();
    return new FileReply({ content, mediaType: XLSX, name, madeOf: JSON.stringify(sheets) });
  }

  /** Every row that was not taken, fault by fault; read as it is sent. */
  async report(caller: Caller, id: string): Promise<FileReply> {
    const job = await this.useCases.read(caller, async (tx) => visible(caller, await this.jobs.get(tx, id)));
    const content = () => Readable.from(this.reportLines(caller, job));
    const { rowsRead, rowsBad, rowsSkipped, version } = job;
    const madeOf = JSON.stringify([id, version, rowsRead, rowsBad, rowsSkipped, caller.language]);
    return new FileReply({ content, mediaType: CSV, name: `import-${id}.csv`, madeOf });
  }

  private async *reportLines(caller: Caller, { id, kind }: ImportJob): AsyncGenerator<string> {
    const { language } = caller;
    yield csvOf([HEADINGS[language]]);
    let after: readonly string[] | null = null;
    for (;;) {
      const page: { after: readonly string[] | null; limit: number } = { after, limit: BATCH };
      const rows = await this.unitOfWork.read(caller.scope, (tx) => this.rows.report(tx, id, REPORTED_STATES, page));
      const shown = rows.map((row) => toReportedRow(row, kind, language));
      const lines = shown.flatMap(({ line, externalId, state, faults }) => {
        const head = [String(line), externalId ?? '', state];
        const told = faults.map((each) => [each.column ?? '', each.pointer, each.code, each.ruleId ?? '', each.detail]);
        return (told.length === 0 ? [['', '', '', '', '']] : told).map((rest) => [...head, ...rest]);
      });
      if (lines.length > 0) yield csvOf(lines).slice(1);
      const last = rows.at(-1);
      if (last === undefined || rows.length <= BATCH) return;
      after = [String(last.rowNo)];
    }
  }

  private codesOf({ language, ...caller }: Caller, columns: readonly ImportColumn[]): Promise<string[][]> {
    return this.useCases.read({ ...caller, language }, async (tx) => {
      const lines: string[][] = [];
      for (const column of columns) {
        const heading = column[language];
        const fixed = Object.entries<Bilingual>(column.codes).map(([code, words]) => [heading, code, words[language]]);
        lines.push(...fixed);
        const table = Object.entries(TABLES).find(([field]) => field === column.field)?.[1];
        if (table === undefined) continue;
        const label = language === 'zh' ? 'labelZh' : 'labelEn';
        for (const entry of await this.codes.codesOf(tx, table)) lines.push([heading, entry.code, entry[label]]);
      }
      return lines;
    });
  }
}

const textRow = (cells: readonly string[]): Row =>
  cells.map((value): CellObject | null => (value === '' ? null : { type: String, value }));
