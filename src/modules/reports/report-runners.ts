/** What can make reports, by kind. Each kind registers itself; requests and jobs ask here. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { StoredReport } from './report.record.js';

/** A report that somebody may have and asked for. */
export interface ReportOrder<P extends object = object> {
  /** of the report, and of its job when there is one */
  readonly id: string;
  readonly centerId: string;
  readonly kind: string;
  /** kept as JSON: days, codes and ids that were found in order */
  readonly parameters: P;
  /** account */
  readonly requestedBy: string;
}

export interface Progress {
  /** One more step is done, or several. Throws when the report is wanted no longer: let it pass. */
  step(count?: number): Promise<void>;
}

/** Nobody looks on while a request waits, and nobody can cancel it. */
export const UNWATCHED: Progress = { step: () => Promise.resolve() };

export interface ReportRunner<P extends object = object> {
  readonly kind: string;
  /** It reads the centres below as well: where there are many of them it becomes a job unasked. */
  readonly readsBelow: boolean;
  /** Of a report on so many centres. */
  steps(centers: number): number;
  /** Before the transaction that makes it, and outside of any: what has to be settled so that the moment it speaks of is over. */
  prepare?(order: ReportOrder<P>): Promise<ReportOrder<P>>;
  /** Makes the report, as of now unless the parameters name a moment, and keeps it under the id of the order. */
  run(tx: Tx, order: ReportOrder<P>, progress: Progress): Promise<StoredReport>;
}

@Injectable()
export class ReportRunners {
  private readonly runners = new Map<string, ReportRunner>();

  register(runner: ReportRunner): void {
    if (this.runners.has(runner.kind)) throw new Error(`two runners make ${runner.kind}`);
    this.runners.set(runner.kind, runner);
  }

  of(kind: string): ReportRunner {
    const runner = this.runners.get(kind);
    if (runner === undefined) throw new Error(`nothing makes ${kind}`);
    return runner;
  }
}
