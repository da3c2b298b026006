/** Lines of a table in text: comma, semicolon or tab, told by the first line; quotes as RFC 4180 has them. */
import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decoded } from './decoded-text.js';
import {
  type Encoding,
  FileFault,
  LONGEST_LINE,
  MOST_COLUMNS,
  type SourceFile,
  type SourceRow,
} from './source-file.js';

const DELIMITERS = [',', ';', '\t'] as const;

const FAULTS: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: 'import_line_too_long',
  CSV_QUOTE_NOT_CLOSED: 'import_quote_open',
};

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export async function* csvRows(file: SourceFile, encoding: Encoding): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter: await delimiterOf(file, encoding),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });
  // What goes wrong on the way comes out of the parser.
  pipeline(Readable.from(decoded(file, encoding)), parser).catch(() => undefined);
  let last = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (record.length > MOST_COLUMNS) throw new FileFault('import_too_many_columns', { max: MOST_COLUMNS });
      last = info.lines;
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileFault(FAULTS[error.code] ?? 'import_bad_csv', { line: last + 1, max: LONGEST_LINE });
  } finally {
    parser.destroy();
  }
}

async function delimiterOf(file: SourceFile, encoding: Encoding): Promise<string> {
  let head = '';
  for await (const text of decoded(file, encoding)) {
    head += text;
    if (/[\r\n]/.test(head) || head.length > LONGEST_LINE) break;
  }
  const first = (head.split(/[\r\n]/)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((one) => ({ one, count: first.split(one).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).one;
}
