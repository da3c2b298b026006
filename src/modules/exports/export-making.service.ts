/**
 * Makes the file of an export on one snapshot: who asked is looked up in it too, so rights and content are of the same moment. The
 * file is sealed as it is written, under a key of its own. Whoever takes an export up begins a new file; of the old one nothing stays.
 */
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, holdsAnywhere } from '../../domain/access/actor.js';
import { rightsOf } from '../../domain/access/rights.js';
import { type Caller, scopeOf } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Envelope } from '../../platform/crypto/envelope.js';
import { SYSTEM_SCOPE, type Tx, UnitOfWork } from '../../platform/database/tx.js';
import { FilesService, type IncomingFile } from '../../platform/files/files.service.js';
import { ActorsReader } from '../access/actors.reader.js';
import type { DisputeRecord } from '../disputes/dispute.record.js';
import { ExportFault } from './export-fault.js';
import { LineCounter } from './export-file.js';
import type { ExportJob, ExportResult } from './export.record.js';
import { type Chunk, ExportSource } from './export-source.service.js';
import { ExportJobsStore } from './export-jobs.store.js';

/** Of one statement, and of one pause between two. */
const LONGEST_MS = 30 * 60_000;

export interface Made {
  readonly file: IncomingFile;
  readonly result: Omit<ExportResult, 'expiresAt'>;
}

/** Told after every piece; throws to stop it all. */
export type Watch = (piece: {
  readonly fileId: string;
  readonly chunk: Chunk;
  readonly casesTotal: number;
}) => Promise<void>;

@Injectable()
export class ExportMaking {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: ExportJobsStore,
    private readonly source: ExportSource,
    private readonly actors: ActorsReader,
    private readonly files: FilesService,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
  ) {}

  make(job: ExportJob, watch: Watch): Promise<Made> {
    // Before the snapshot: whatever was committed by then is in it.
    const asOf = this.clock.nowIso();
    return this.unitOfWork.snapshot(SYSTEM_SCOPE, async (tx) => {
      await this.jobs.allowTime(tx, LONGEST_MS);
      const actor = await this.actors.now(tx, job.requestedBy);
      if (actor === undefined || !holdsAnywhere(actor, 'export.read')) throw new ExportFault('export_rights_lost');
      const counter = new LineCounter(job.wish.kinds);
      const caseIds: string[] = [];
      let fileId = '';
      let wrappedKey = Buffer.alloc(0);
      const keyOf = (id: string): Buffer => {
        const { wrapped, key } = this.envelope.newKey(id);
        fileId = id;
        wrappedKey = Buffer.from(wrapped);
        return key.fileKey(id);
      };
      const pieces = this.pieces(tx, { job, actor, asOf, counter }, (chunk, casesTotal) => {
        caseIds.push(...chunk.cases.filter(isWhole).map(({ id }) => id));
        return watch({ fileId, chunk, casesTotal });
      });
      const { maxBytes } = this.config.exports;
      const file = await this.files.receive(pieces, { name: '', types: null, maxBytes, keyOf });
      const rights = rightsOf(actor);
      const manifest = { ...counter.manifest(file), restricted: await this.source.restrictedIn(tx, caseIds) };
      return { file, result: { asOf, rights, caseIds, fileId, wrappedKey, manifest } };
    });
  }

  private async *pieces(
    tx: Tx,
    { job, actor, asOf, counter }: { job: ExportJob; actor: Actor; asOf: string; counter: LineCounter },
    watch: (chunk: Chunk, casesTotal: number) => Promise<void>,
  ): AsyncGenerator<Buffer> {
    const caller = callerOf(actor, job);
    const casesTotal = await this.source.casesTotal(tx, caller, job);
    yield counter.head(job, asOf);
    for await (const chunk of this.source.chunks(tx, caller, job)) {
      await watch(chunk, casesTotal);
      if (chunk.lines.length > 0) yield counter.take(chunk.lines);
    }
  }
}

/** Of one whose file was destroyed by then a stub alone is in it. */
const isWhole = ({ folded }: DisputeRecord): boolean => folded.destruction.destroyedAt === null;

/** Who asked, as if they asked for each record now. */
const callerOf = (actor: Actor, { id, language }: ExportJob): Caller => ({
  actor,
  sessionId: null,
  scope: scopeOf(actor),
  language,
  ifMatch: null,
  idempotency: null,
  requestId: id,
  address: '',
});
