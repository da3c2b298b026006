/** One JSON object a line. */
import { decoded } from './decoded-text.js';
import { type Encoding, FileFault, LONGEST_LINE, type SourceFile, type SourceRow } from './source-file.js';

export async function* ndjsonRows(file: SourceFile, encoding: Encoding): AsyncGenerator<SourceRow> {
  let line = 0;
  for await (const text of linesOf(file, encoding)) {
    line += 1;
    if (text.trim() !== '') yield parsed(text, line);
  }
}

async function* linesOf(file: SourceFile, encoding: Encoding): AsyncGenerator<string> {
  let rest = '';
  let line = 1;
  for await (const piece of decoded(file, encoding)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) {
      if (each.length > LONGEST_LINE) throw tooLong(line);
      yield each;
      line += 1;
    }
    if (rest.length > LONGEST_LINE) throw tooLong(line);
  }
  if (rest !== '') yield rest;
}

const tooLong = (line: number): FileFault => new FileFault('import_line_too_long', { line, max: LONGEST_LINE });

function parsed(text: string, line: number): SourceRow {
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch {
    return { line, broken: true };
  }
}
