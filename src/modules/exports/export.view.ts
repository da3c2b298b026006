/** An export as it is shown to whoever asked for it. */
import { FORMAT, FORMAT_VERSION } from '../../domain/exports/words.js';
import { addMinutes } from '../../domain/shared/day.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import { type ExportJob, isKept, type KeptExport } from './export.record.js';
import type { ExportManifestResponse, ExportResponse } from './exports.dto.js';

export const NDJSON = 'application/x-ndjson';

/** Longer than a transaction may take: what it wrote may be seen only after it ends. */
const OVERLAP_MINUTES = 5;

export const exportPath = (id: string): string => `/exports/${id}`;

const wishOf = ({ ground, language, wish }: ExportJob) => ({
  ground,
  language,
  from: wish.from,
  to: wish.to,
  changedSince: wish.changedSince,
  kinds: [...wish.kinds],
});

export const toExportView = (job: ExportJob, language: Language): ExportResponse => ({
  id: job.id,
  state: job.state,
  ...wishOf(job),
  casesDone: job.casesDone,
  casesTotal: job.casesTotal,
  lines: job.manifest?.lines ?? null,
  bytes: job.manifest?.bytes ?? null,
  ready: isKept(job),
  asOf: job.asOf,
  expiresAt: job.expiresAt,
  goneAt: job.goneAt,
  goneWhy: job.goneWhy,
  problem:
    job.problem === null
      ? null
      : { code: job.problem.code, detail: refusalText(job.problem.code, job.problem.params, language) },
  requestedAt: job.requestedAt,
  startedAt: job.startedAt,
  finishedAt: job.finishedAt,
});

export const toManifestView = (job: KeptExport, name: string): ExportManifestResponse => ({
  exportId: job.id,
  format: FORMAT,
  version: FORMAT_VERSION,
  mediaType: NDJSON,
  asOf: job.asOf,
  nextChangedSince: addMinutes(job.asOf, -OVERLAP_MINUTES),
  requestedBy: { accountId: job.requestedBy, name },
  ...wishOf(job),
  lines: job.manifest.lines,
  bytes: job.manifest.bytes,
  sha256: job.manifest.sha256,
  parts: job.manifest.kinds.map(({ kind, count, sha256 }) => ({ kind, count, sha256 })),
});
