/** Use cases of a centre's routing rules. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Gates } from '../../platform/http/gates.js';
import { notFound, Problem } from '../../platform/http/problem.js';
import { changed, found, type Reply } from '../../platform/http/reply.js';
import { checkIfMatch, UseCases } from '../../platform/http/use-cases.js';
import { OutboxStore } from '../../platform/outbox/outbox.store.js';
import type { PutRoutingRulesRequest, RoutingRulesResponse } from './routing-rules.dto.js';
import { type RuleSetRecord, RoutingRulesStore } from './routing-rules.store.js';
import { toRuleSet } from './routing-rules.view.js';
import { RuleCheckService } from './rule-check.service.js';

const pathOf = (centerId: string): string => `/centers/${centerId}/routing-rules`;

@Injectable()
export class RoutingRulesService implements OnModuleInit {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: RoutingRulesStore,
    private readonly check: RuleCheckService,
    private readonly gates: Gates,
    private readonly clock: Clock,
    private readonly outbox: OutboxStore,
  ) {}

  onModuleInit(): void {
    this.gates.register('routing-rules', (caller, centerId, permission) =>
      this.useCases.read(caller, (tx) => this.permitted(tx, caller, centerId, permission)),
    );
  }

  get(caller: Caller, centerId: string, version: number | undefined): Promise<Reply<RoutingRulesResponse>> {
    return this.useCases.read(caller, async (tx) => {
      await this.permitted(tx, caller, centerId, null);
      const record = await (version === undefined
        ? this.store.inForce(tx, centerId)
        : this.store.version(tx, centerId, version));
      if (version !== undefined && record === undefined) throw notFound();
      const view = toRuleSet(centerId, record);
      return found(view, view.version, pathOf(centerId));
    });
  }

  put(caller: Caller, centerId: string, input: PutRoutingRulesRequest): Promise<Reply<RoutingRulesResponse>> {
    return this.useCases.write(caller, async (tx) => {
      const version = await this.permitted(tx, caller, centerId, 'routing.manage');
      checkIfMatch(caller, version);
      const record: RuleSetRecord = {
        centerId,
        version: version + 1,
        rules: await this.check.checked(tx, centerId, input.rules),
        recordedBy: caller.actor.accountId,
        recordedAt: this.clock.nowIso(),
      };
      if (!(await this.store.insert(tx, record))) throw new Problem('stale', { currentETag: `"${record.version}"` });
      await this.outbox.add(tx, [eventOf(record)]);
      return changed(toRuleSet(centerId, record), record.version, pathOf(centerId));
    });
  }

  /** 404 unless the caller works at the centre or above it, 403 unless permitted there; answers the version in force. */
  private async permitted(tx: Tx, caller: Caller, centerId: string, permission: string | null): Promise<number> {
    if (!mayInCenter(caller.actor, 'center.read', centerId)) throw notFound();
    demandInCenter(caller, permission, centerId);
    return (await this.store.inForce(tx, centerId))?.version ?? 0;
  }
}

const eventOf = ({ centerId, version, rules, recordedAt }: RuleSetRecord) => ({
  centerId,
  type: 'center.routing_rules_changed',
  subjectKind: 'center',
  subjectId: centerId,
  payload: { version, rules: rules.length },
  recordedAt,
});
