/**
 * The lines of an export as bytes: JSON, one to a line. The first line says what the file is; every other is
 * `{"kind":…,"id":…,"data":…}`, with `disputeId` where it is part of a case. Counted and digested kind by kind as they go by.
 */
import { createHash, type Hash } from 'node:crypto';
import { EXPORT_KINDS, type ExportKind, FORMAT, FORMAT_VERSION } from '../../domain/exports/words.js';
import type { ExportLine } from './export-source.service.js';
import type { ExportOrder, KindSum, Manifest } from './export.record.js';

export class LineCounter {
  private lines = 0;
  private readonly sums = new Map<ExportKind, { count: number; readonly hash: Hash }>();

  constructor(kinds: readonly ExportKind[]) {
    for (const kind of EXPORT_KINDS.filter((one) => kinds.includes(one)))
      this.sums.set(kind, { count: 0, hash: createHash('sha256') });
  }

  head({ id, ground, language, wish }: ExportOrder, asOf: string): Buffer {
    this.lines += 1;
    const { from, to, changedSince } = wish;
    return bytesOf({
      kind: FORMAT,
      id,
      data: { version: FORMAT_VERSION, asOf, ground, language, from, to, changedSince },
    });
  }

  take(lines: readonly ExportLine[]): Buffer {
    return Buffer.concat(lines.map((line) => this.takeOne(line)));
  }

  manifest({ size, sha256 }: { readonly size: number; readonly sha256: string }): Manifest {
    const kinds = [...this.sums].map(([kind, { count, hash }]): KindSum => ({
      kind,
      count,
      sha256: hash.copy().digest('hex'),
    }));
    return { lines: this.lines, bytes: size, sha256, kinds };
  }

  private takeOne({ kind, id, disputeId, data }: ExportLine): Buffer {
    const sum = this.sums.get(kind);
    if (sum === undefined) throw new Error(`nobody asked for lines of ${kind}`);
    const bytes = bytesOf({ kind, id, disputeId, data });
    this.lines += 1;
    sum.count += 1;
    sum.hash.update(bytes);
    return bytes;
  }
}

const bytesOf = (line: object): Buffer => Buffer.from(`${JSON.stringify(line)}\n`, 'utf8');
