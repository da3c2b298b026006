/** A file comes in to be imported: kept sealed under a key of its own until the job is over. */
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { IMPORT_COLUMNS, type ImportColumn, type ImportKindName } from '../../domain/imports/columns.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import type { Tx } from '../../platform/database/tx.js';
import { FilesService, type IncomingFile } from '../../platform/files/files.service.js';
import { invalid, unknownReference } from '../../platform/http/problem.js';
import { accepted, type Reply } from '../../platform/http/reply.js';
import { Uploads } from '../../platform/http/uploads.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { CentersReader } from '../centers/centers.reader.js';
import type { ImportOrder } from './import.record.js';
import { importPath, toImportView } from './import.view.js';
import { ImportJobsStore } from './import-jobs.store.js';
import { ImportJournal } from './import-journal.service.js';
import { CreateImportRequest, type ImportResponse } from './imports.dto.js';

const MOST_MAPPED = 500;

@Injectable()
export class ImportTaking {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly useCases: UseCases,
    private readonly uploads: Uploads,
    private readonly files: FilesService,
    private readonly centers: CentersReader,
    private readonly jobs: ImportJobsStore,
    private readonly journal: ImportJournal,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  take(request: FastifyRequest, caller: Caller): Promise<Reply<ImportResponse>> {
    let wrappedKey = Buffer.alloc(0);
    const keyOf = (fileId: string): Buffer => {
      const made = this.envelope.newKey(fileId);
      wrappedKey = Buffer.from(made.wrapped);
      return made.key.fileKey(fileId);
    };
    const form = { fields: CreateImportRequest, types: null, keyOf, maxBytes: this.config.files.maxImportBytes };
    return this.uploads.take(request, caller, form, ({ caller: known, fields, file }) => {
      const reading = readingOf(fields);
      return this.useCases.write(known, async (tx) => {
        if ((await this.centers.get(tx, fields.centerId)) === undefined) throw unknownReference('/centerId');
        demandInCenter(known, 'import.write', fields.centerId);
        const { centerId, kind, source, mode = 'all_or_nothing', dryRun = false } = fields;
        const requestedBy = known.actor.accountId;
        const what = { id: uuidv7(), centerId, kind, source, mode, dryRun, reading };
        return this.order(tx, known, { ...what, fileId: file.id, wrappedKey, requestedBy }, file);
      });
    });
  }

  private async order(tx: Tx, caller: Caller, order: ImportOrder, file: IncomingFile): Promise<Reply<ImportResponse>> {
    await this.files.confirm(tx, file);
    const phase = order.mode === 'good_rows' && !order.dryRun ? 'writing' : 'checking';
    await this.jobs.insert(tx, order, phase, this.clock.nowIso());
    await this.journal.tellOfOrder(tx, caller, order);
    const job = await this.jobs.get(tx, order.id);
    if (job === undefined) throw new Error('the import is not there');
    return accepted(toImportView(job, caller.language), job.version, importPath(job.id));
  }
}

function readingOf({ kind, format, encoding, mapping }: CreateImportRequest): ImportOrder['reading'] {
  return {
    format: format ?? null,
    encoding: encoding ?? null,
    mapping: mapping === undefined ? {} : mappingOf(kind, mapping),
  };
}

/** Headings and fields; a field nobody knows is refused with those there are. */
function mappingOf(kind: ImportKindName, text: string): Record<string, string | null> {
  const sent = parsed(text);
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw invalid('/mapping', 'wrong_type', { expected: 'JSON object' });
  const columns: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
  const fields = columns.map(({ field }) => field);
  const entries = Object.entries(sent as Record<string, unknown>);
  if (entries.length > MOST_MAPPED) throw invalid('/mapping', 'too_many', { max: MOST_MAPPED });
  const mapped = new Set<string>();
  for (const [, field] of entries) {
    if (field === null) continue;
    if (typeof field !== 'string' || !fields.includes(field))
      throw invalid('/mapping', 'wrong_code', { allowed: fields.join(', ') });
    if (mapped.has(field)) throw invalid('/mapping', 'duplicate');
    mapped.add(field);
  }
  return Object.fromEntries(entries) as Record<string, string | null>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
