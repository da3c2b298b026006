/** Files as the import reads them, in pieces of any size, and workbooks made by hand. */
import { Readable } from 'node:stream';
import type { Cell, SourceFile, SourceRow } from '../../src/modules/imports/reading/source-file.js';
import { sourceOf, type Declared } from '../../src/modules/imports/reading/source-rows.js';
import { aZip } from './files.js';

export function aFile(content: Buffer | string, piece = 65_536): SourceFile {
  const bytes = Buffer.from(content);
  return {
    size: bytes.length,
    read: ({ from, to }) => {
      const pieces: Buffer[] = [];
      for (let at = from; at < to; at += piece) pieces.push(bytes.subarray(at, Math.min(at + piece, to)));
      return Promise.resolve(Readable.from(pieces));
    },
  };
}

export async function rowsOf(file: SourceFile, declared: Partial<Declared> = {}): Promise<SourceRow[]> {
  const source = await sourceOf(file, { format: null, encoding: null, ...declared });
  const rows: SourceRow[] = [];
  for await (const row of source.rows()) rows.push(row);
  return rows;
}

export const cellsOf = async (file: SourceFile, declared: Partial<Declared> = {}): Promise<(readonly Cell[])[]> =>
  (await rowsOf(file, declared)).map((row) => ('cells' in row ? row.cells : []));

const XML = '<?xml version="1.0" encoding="UTF-8"?>';

export interface BookParts {
  readonly rows: string;
  readonly is1904?: boolean;
  readonly styles?: string;
  readonly shared?: string;
  readonly rest?: Readonly<Record<string, Buffer>>;
}

/** A workbook whose sheet holds these rows as they are written. */
export function aBook({ rows, is1904 = false, styles = '', shared, rest = {} }: BookParts): Promise<Buffer> {
  return aZip({
    '[Content_Types].xml': Buffer.from(`${XML}<Types/>`),
    'xl/workbook.xml': Buffer.from(
      `${XML}<workbook xmlns:r="r"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `${XML}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': Buffer.from(`${XML}<styleSheet>${styles}</styleSheet>`),
    ...(shared === undefined ? {} : { 'xl/sharedStrings.xml': Buffer.from(`${XML}<sst>${shared}</sst>`) }),
    'xl/worksheets/sheet1.xml': Buffer.from(`${XML}<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    ...rest,
  });
}
