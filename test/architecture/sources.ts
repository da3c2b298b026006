/** The source files and what they import, read from their text. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** Files of this repository it imports, and packages by name. */
  readonly imports: readonly { readonly to: string; readonly isTypeOnly: boolean }[];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : [];
  });
}

export function sourcesIn(folder: string): SourceFile[] {
  return filesIn(folder).map((path) => {
    const text = readFileSync(path, 'utf8');
    const imports = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
      to: fileName.startsWith('.') ? relative('.', resolve(dirname(path), fileName)).replace(/\.js$/, '.ts') : fileName,
      isTypeOnly: /import type[^;]*$/.test(text.slice(0, pos).split(';').at(-1) ?? ''),
    }));
    return { path, text, imports };
  });
}
