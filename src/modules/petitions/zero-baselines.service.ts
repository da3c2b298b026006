/**
 * What a centre declares from before its register 基线声明: since when, who says so, on what ground. Reports show it as declared,
 * never as proven; it is corrected by a new version only, and the register disproves it.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PETITION_LEVELS } from '../../domain/petitions/petition.js';
import { dayOfInstant, firstDayOf, type Instant } from '../../domain/shared/day.js';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { invalid, notFound, Problem, refuse } from '../../platform/http/problem.js';
import { created, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { type CenterRecord, CentersReader } from '../centers/centers.reader.js';
import { ReportBarrier } from '../disputes/report-barrier.js';
import type { BaselineResponse, DeclareBaselineRequest } from './zero-baseline.dto.js';
import { PetitionsStore } from './petitions.store.js';
import { type BaselineVersion, ZeroBaselineStore } from './zero-baseline.store.js';

const pathOf = (centerId: string): string => `/centers/${centerId}/zero-baseline`;

/** What the principal definition counts (`no_petition_above_community@1`). */
const ABOVE_COMMUNITY = PETITION_LEVELS.filter((level) => level !== 'community');

@Injectable()
export class ZeroBaselinesService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ZeroBaselineStore,
    private readonly petitions: PetitionsStore,
    private readonly centers: CentersReader,
    private readonly gates: Gates,
    private readonly outbox: OutboxStore,
    private readonly barrier: ReportBarrier,
  ) {}

  onModuleInit(): void {
    this.gates.register('zero_baseline', (caller, centerId, permission) =>
      this.useCases.read(caller, async (tx) => {
        await this.readable(tx, caller, centerId);
        demandInCenter(caller, permission, centerId);
        return versionOf(await this.store.versions(tx, centerId));
      }),
    );
  }

  get(caller: Caller, centerId: string): Promise<Reply<BaselineResponse>> {
    return this.useCases.read(caller, async (tx) => {
      await this.readable(tx, caller, centerId);
      const view = await this.viewOf(tx, centerId);
      return found(view, view.version, pathOf(centerId));
    });
  }

  declare(caller: Caller, centerId: string, input: DeclareBaselineRequest): Promise<Reply<BaselineResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const center = await this.readable(tx, caller, centerId);
      demandInCenter(caller, 'zero_baseline.declare', centerId);
      await this.petitions.lockRegister(tx, centerId);
      const recordedAt = await this.barrier.knownAt(tx);
      const version = versionOf(await this.store.versions(tx, centerId));
      checkIfMatch(caller, version);
      await this.check(tx, center, input.declaredSince, recordedAt);
      const { declaredSince, ground } = input;
      const declared = { declaredSince, ground, declaredBy: caller.actor.accountId, recordedAt, version: version + 1 };
      if (!(await this.store.declare(tx, centerId, declared))) {
        throw new Problem('stale', { currentETag: `"${declared.version}"` });
      }
      await this.announce(tx, centerId, declared);
      return created(await this.viewOf(tx, centerId), declared.version, pathOf(centerId));
    });
  }

  /** Where the register already speaks nothing is declared, neither beside its returns nor against its petitions. */
  private async check(tx: Tx, { id, zone }: CenterRecord, since: string, now: Instant): Promise<void> {
    if (since >= dayOfInstant(now, zone)) throw invalid('/declaredSince', 'in_future');
    const month = await this.store.firstReturn(tx, id);
    if (month !== null && since >= firstDayOf(month))
      throw refuse('baseline_after_first_return', { params: { month } });
    const numbers = await this.disproving(tx, id, since);
    if (numbers.length > 0) throw refuse('baseline_contradicted', { params: { numbers } });
  }

  private async disproving(tx: Tx, centerId: string, since: string): Promise<string[]> {
    const month = await this.store.firstReturn(tx, centerId);
    return this.store.petitions(tx, centerId, since, month === null ? null : firstDayOf(month), ABOVE_COMMUNITY);
  }

  private async viewOf(tx: Tx, centerId: string): Promise<BaselineResponse> {
    const versions = await this.store.versions(tx, centerId);
    const last = versions.at(-1);
    return {
      centerId,
      declaredSince: last?.declaredSince ?? null,
      ground: last?.ground ?? null,
      declaredBy: last?.declaredBy ?? null,
      recordedAt: last?.recordedAt ?? null,
      contradictedBy: last === undefined ? [] : await this.disproving(tx, centerId, last.declaredSince),
      version: versionOf(versions),
      versions,
    };
  }

  private async readable(tx: Tx, caller: Caller, centerId: string): Promise<CenterRecord> {
    const center = await this.centers.get(tx, centerId);
    if (center === undefined || !mayInCenter(caller.actor, 'petition.read', centerId)) throw notFound();
    return center;
  }

  private async announce(tx: Tx, centerId: string, declared: BaselineVersion): Promise<void> {
    const { declaredSince, version, recordedAt } = declared;
    const payload = { declaredSince, version };
    const type = 'zero_baseline.declared';
    await this.outbox.add(tx, [{ centerId, type, subjectKind: 'center', subjectId: centerId, payload, recordedAt }]);
  }
}

const versionOf = (versions: readonly BaselineVersion[]): number => versions.at(-1)?.version ?? 0;
