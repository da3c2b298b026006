/**
 * Whether what was exported may still be had: until its days are over, as long as whoever asked holds all the rights they then had,
 * and until the file of any case is destroyed, which a copy must not outlive (R40). The ticker looks at each as well as every fetch.
 */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, holdsAnywhere } from '../../domain/access/actor.js';
import { stillHolds } from '../../domain/access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Piece, Ticker } from '../../platform/jobs/ticker.js';
import { ActorsReader } from '../access/actors.reader.js';
import { ExportedCasesReader } from '../disputes/exported-cases.reader.js';
import { type ExportResult, isKept } from './export.record.js';
import { ExportJobsStore } from './export-jobs.store.js';
import { ExportJournal, type TakenBackWhy } from './export-journal.service.js';

@Injectable()
export class ExportStanding implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly ticker: Ticker,
    private readonly jobs: ExportJobsStore,
    private readonly journal: ExportJournal,
    private readonly actors: ActorsReader,
    private readonly cases: ExportedCasesReader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ticker.register({ name: 'kept exports', everySeconds: 600, run: (tx) => this.look(tx) });
  }

  /** When something made now expires. */
  expiry(): string {
    return this.clock.after({ seconds: this.config.exports.retentionDays * 86_400 });
  }

  /** Why it may be had no longer by whom this is now; undefined: it may. */
  async against(
    tx: Tx,
    made: Pick<ExportResult, 'asOf' | 'rights' | 'expiresAt'>,
    actor: Actor | undefined,
  ): Promise<TakenBackWhy | undefined> {
    if (made.expiresAt <= this.clock.nowIso()) return 'expired';
    if (actor === undefined || !holdsAnywhere(actor, 'export.read') || !stillHolds(actor, made.rights))
      return 'rights_lost';
    return (await this.cases.isAnyDestroyedSince(tx, made.asOf)) ? 'file_destroyed' : undefined;
  }

  private async look(tx: Tx): Promise<Piece[]> {
    const ids = await this.jobs.keptIds(tx);
    return ids.map((id) => ({ subject: id, run: (piece) => this.lookAt(piece, id) }));
  }

  private async lookAt(tx: Tx, id: string): Promise<void> {
    const job = await this.jobs.lock(tx, id);
    if (job === undefined || !isKept(job)) return;
    const why = await this.against(tx, job, await this.actors.now(tx, job.requestedBy));
    if (why !== undefined) await this.journal.takeBack(tx, job, why);
  }
}
