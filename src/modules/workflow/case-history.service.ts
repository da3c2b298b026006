/**
 * Cases that were there before reports were counted from versions get theirs from the log, once, at the start. The codes that only
 * the row holds (category, sub-type, grid, amount) are those it has now: what they were before nobody wrote down.
 */
import { Injectable } from '@nestjs/common';
import type { LogEntry } from '../../domain/dispute/events.js';
import { foldFacts } from '../../domain/dispute/fold.js';
import { caseRecordOf, type CaseRecord } from '../../domain/reports/case-record.js';
import { SYSTEM_SCOPE, UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { CaseLog } from '../disputes/case-log.js';
import { CaseVersions } from '../disputes/case-versions.js';

/** Cases per transaction. */
const BATCH = 100;

@Injectable()
export class CaseHistory {
  constructor(
    private readonly units: UnitOfWork,
    private readonly log: CaseLog,
    private readonly versions: CaseVersions,
  ) {}

  /** Before anything is served. */
  async completeAll(): Promise<void> {
    while ((await this.units.run(SYSTEM_SCOPE, (tx) => this.complete(tx))) === BATCH);
  }

  /** How many cases got their versions. */
  private async complete(tx: Tx): Promise<number> {
    await this.versions.holdHistory(tx);
    const cases = await this.versions.withoutAny(tx, BATCH);
    for (const { id, zone } of cases) await this.follow(tx, id, zone);
    return cases.length;
  }

  /** The entries written together by one step of the case are one version. */
  private async follow(tx: Tx, disputeId: string, zone: string): Promise<void> {
    const log = await this.log.read(tx, disputeId);
    let before: CaseRecord | null = null;
    for (const [index, { recordedAt }] of log.entries()) {
      if (log[index + 1]?.recordedAt === recordedAt) continue;
      const known: LogEntry[] = log.slice(0, index + 1);
      const record = caseRecordOf(known, foldFacts(known), zone);
      await this.versions.keep(tx, disputeId, record, before);
      before = record;
    }
  }
}
