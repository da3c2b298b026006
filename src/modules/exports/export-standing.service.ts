/**
 * Whether what was exported may still be had: until its days are over, as long as whoever asked holds all the rights they then had,
 * and sees its cases, until the file of one of them is destroyed, which a copy must not outlive (R40), or consent it left on ends (R46). The ticker looks at each as well as every fetch.
 * While data is restricted that is in it in the clear it is kept and not handed out (R48).
 */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, holdsAnywhere } from '../../domain/access/actor.js';
import { stillHolds } from '../../domain/access/rights.js';
import { consentsLacking } from '../../domain/dispute/custody/guards.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Piece, Ticker } from '../../platform/jobs/ticker.js';
import { ActorsReader } from '../access/actors.reader.js';
import { ExportedCasesReader } from '../disputes/exported-cases.reader.js';
import { type ExportOrder, type ExportResult, isKept, type KeptExport } from './export.record.js';
import { ExportJobsStore } from './export-jobs.store.js';
import { ExportJournal, type TakenBackWhy } from './export-journal.service.js';

const AT_ONCE = 50;

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
    made: Pick<ExportResult, 'caseIds' | 'rights' | 'expiresAt'> & Pick<ExportOrder, 'ground'>,
    actor: Actor | undefined,
  ): Promise<TakenBackWhy | undefined> {
    if (made.expiresAt <= this.clock.nowIso()) return 'expired';
    if (actor === undefined || !holdsAnywhere(actor, 'export.read') || !stillHolds(actor, made.rights))
      return 'rights_lost';
    if (await this.cases.isAnyDestroyed(tx, made.caseIds)) return 'file_destroyed';
    if (!(await this.cases.areAllSeen(tx, actor, made.caseIds))) return 'rights_lost';
    return made.ground === 'consent' && (await this.isConsentLacking(tx, made.caseIds)) ? 'consent_lacking' : undefined;
  }

  /** R48: the data of a party was restricted since, and is in it in the clear. */
  async isRestricted(tx: Tx, { id, manifest }: KeptExport): Promise<boolean> {
    const masked = new Set(manifest.restricted);
    const restricted = await this.cases.restrictedParties(tx, await this.jobs.casesOf(tx, id));
    return restricted.some((partyId) => !masked.has(partyId));
  }

  /** R46: a copy made on consent lasts no longer than the consent. */
  private async isConsentLacking(tx: Tx, ids: readonly string[]): Promise<boolean> {
    const now = this.clock.nowIso();
    for await (const some of this.cases.factsOf(tx, ids, AT_ONCE))
      if (some.some((facts) => consentsLacking(facts, now).length > 0)) return true;
    return false;
  }

  private async look(tx: Tx): Promise<Piece[]> {
    const ids = await this.jobs.keptIds(tx);
    return ids.map((id) => ({ subject: id, run: (piece) => this.lookAt(piece, id) }));
  }

  private async lookAt(tx: Tx, id: string): Promise<void> {
    const job = await this.jobs.lock(tx, id);
    if (job === undefined || !isKept(job)) return;
    const made = { ...job, caseIds: await this.jobs.casesOf(tx, id) };
    const why = await this.against(tx, made, await this.actors.now(tx, job.requestedBy));
    if (why !== undefined) await this.journal.takeBack(tx, job, why);
  }
}
