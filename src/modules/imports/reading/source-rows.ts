/** What a file is, by its content unless its sender says, and its rows one after another. */
import { csvRows } from './csv-rows.js';
import { bytesOf, decoded, encodingOf } from './decoded-text.js';
import { ndjsonRows } from './ndjson-rows.js';
import { type Encoding, FileFault, type Format, type SourceFile, type SourceRow } from './source-file.js';
import { xlsxRows } from './xlsx-rows.js';

export interface Declared {
  readonly format: Format | null;
  readonly encoding: Encoding | null;
}

export interface Source {
  readonly format: Format;
  /** null: of a workbook */
  readonly encoding: Encoding | null;
  readonly rows: () => AsyncGenerator<SourceRow>;
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** Of the workbooks before 2007, which nobody should have to read any more. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

export async function sourceOf(file: SourceFile, declared: Declared): Promise<Source> {
  const head = await bytesOf(await file.read({ from: 0, to: Math.min(file.size, 4) }));
  if (head.equals(OLE)) throw new FileFault('import_old_workbook');
  const isZip = head.equals(ZIP);
  if (declared.format === 'xlsx' || (declared.format === null && isZip)) {
    if (!isZip) throw new FileFault('import_not_a_workbook');
    return { format: 'xlsx', encoding: null, rows: () => xlsxRows(file) };
  }
  const encoding = declared.encoding ?? (await encodingOf(file));
  const format = declared.format ?? ((await firstCharacter(file, encoding)) === '{' ? 'ndjson' : 'csv');
  const rows = format === 'ndjson' ? ndjsonRows : csvRows;
  return { format, encoding, rows: () => rows(file, encoding) };
}

async function firstCharacter(file: SourceFile, encoding: Encoding): Promise<string> {
  for await (const text of decoded(file, encoding)) {
    const seen = text.trimStart();
    if (seen !== '') return seen.charAt(0);
  }
  return '';
}
