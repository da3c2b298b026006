/** Use cases of what a centre sets for itself. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { faultsOfSettings } from '../../domain/centers/settings.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import { changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import { CentersReader } from './centers.reader.js';
import type { PutSettingsRequest, SettingsQuery, SettingsResponse } from './settings.dto.js';
import { type SettingsRecord, SettingsStore } from './settings.store.js';
import { toSettingsView } from './settings.view.js';

const pathOf = (centerId: string): string => `/centers/${centerId}/settings`;

@Injectable()
export class SettingsService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: SettingsStore,
    private readonly centers: CentersReader,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly outbox: OutboxStore,
  ) {}

  onModuleInit(): void {
    this.gates.register('settings', (caller, centerId, permission) =>
      this.useCases.read(caller, async (tx) => {
        const row = await this.inForce(tx, centerId);
        demandInCenter(caller, permission, centerId);
        return ownVersion(row, centerId);
      }),
    );
  }

  get(caller: Caller, centerId: string, { version }: SettingsQuery): Promise<Reply<SettingsResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const inForce = await this.inForce(tx, centerId);
      const row = version === undefined ? inForce : await this.store.version(tx, centerId, version);
      if (version !== undefined && row === undefined) throw notFound();
      const view = toSettingsView(centerId, row);
      return found(view, view.version, pathOf(centerId));
    });
  }

  put(caller: Caller, centerId: string, input: PutSettingsRequest): Promise<Reply<SettingsResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const inForce = await this.inForce(tx, centerId);
      demandInCenter(caller, 'settings.manage', centerId);
      const version = ownVersion(inForce, centerId);
      checkIfMatch(caller, version);
      const errors = faultsOfSettings(input);
      if (errors.length > 0) throw new Problem('validation_failed', { errors });
      const row: SettingsRecord = {
        centerId,
        version: version + 1,
        settings: input,
        recordedBy: caller.actor.accountId,
        recordedAt: this.clock.nowIso(),
      };
      if (!(await this.store.insert(tx, row))) throw new Problem('stale', { currentETag: `"${row.version}"` });
      await this.outbox.add(tx, [eventOf(row)]);
      return changed(toSettingsView(centerId, row), row.version, pathOf(centerId));
    });
  }

  private async inForce(tx: Tx, centerId: string): Promise<SettingsRecord | undefined> {
    if ((await this.centers.get(tx, centerId)) === undefined) throw notFound();
    return this.store.inForce(tx, centerId);
  }
}

const ownVersion = (row: SettingsRecord | undefined, centerId: string): number =>
  row?.centerId === centerId ? row.version : 0;

const eventOf = ({ centerId, version, recordedAt }: SettingsRecord) => ({
  centerId,
  type: 'center.settings_changed',
  subjectKind: 'center',
  subjectId: centerId,
  payload: { version },
  recordedAt,
});
