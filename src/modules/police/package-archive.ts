/**
 * The package for the police as a ZIP: a sheet to read, the same as data, and a manifest with the SHA-256 of each, so that nobody
 * can put anything else in its place. Everything comes from what `GET …/police-package` shows; concessions are no part of it (R25).
 */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { packageSheet } from './package-sheet.js';
import { POLICE_LAW } from './police-law.js';
import type { PolicePackageResponse } from './police.dto.js';

export interface PackagedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** The files, the manifest last: it names all the others. */
export function packagedFiles(content: PolicePackageResponse, madeOn: string): readonly PackagedFile[] {
  const files = [
    { name: '治安案件人民调解材料.txt', content: Buffer.from(packageSheet(content, madeOn)) },
    { name: 'package.json', content: Buffer.from(`${JSON.stringify(content, null, 2)}\n`) },
  ];
  const manifest = {
    disputeId: content.disputeId,
    number: content.number,
    madeOn,
    basis: POLICE_LAW,
    files: files.map((file) => ({
      name: file.name,
      size: file.content.length,
      sha256: createHash('sha256').update(file.content).digest('hex'),
    })),
  };
  return [...files, { name: 'manifest.json', content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }];
}

export function zipped(files: readonly PackagedFile[], mtime: Date): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content } of files) zip.addBuffer(content, name, { mtime });
  zip.end();
  return buffer(zip.outputStream);
}
