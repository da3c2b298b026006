/** A changed list of rules held against the cases of a period. */
import { Injectable } from '@nestjs/common';
import { type Difference, differenceOf, type RoutedCase } from '../../domain/routing-rules/comparison.js';
import type { RoutingRule } from '../../domain/routing-rules/routing-rule.js';
import { addDays, type Day, startOfDayInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Tx } from '../../platform/database/tx.js';
import { DisputesReader } from '../disputes/disputes.reader.js';
import { RosterReader } from '../roster/roster.reader.js';
import { caseToRoute, departmentForCategory, departmentsOf, takesCases } from './destinations.js';
import { MOST_LISTED, type RoutingComparisonResponse } from './dry-run.dto.js';
import { speaker, whyDifferent } from './dry-run.view.js';
import { type PastCase, PastCasesStore } from './past-cases.store.js';
import { type RoutingGround, RoutingGroundService } from './routing-ground.service.js';

/** Half-open, in the centre's zone. */
export interface ComparedPeriod {
  readonly from: Day;
  readonly to: Day;
  /** day on which the rules are asked */
  readonly on: Day;
  readonly zone: string;
}

interface DifferentCase {
  readonly past: PastCase;
  readonly difference: Difference;
}

@Injectable()
export class ComparisonService {
  constructor(
    private readonly ground: RoutingGroundService,
    private readonly pastCases: PastCasesStore,
    private readonly roster: RosterReader,
    private readonly disputes: DisputesReader,
  ) {}

  async compare(
    tx: Tx,
    caller: Caller,
    centerId: string,
    rules: readonly RoutingRule[],
    period: ComparedPeriod,
  ): Promise<RoutingComparisonResponse> {
    const { from, to, on, zone } = period;
    const instants = { startsAt: startOfDayInstant(from, zone), endsAt: startOfDayInstant(to, zone) };
    const ground = await this.ground.of(tx, centerId, instants, rules);
    const pastCases = await this.pastCases.received(tx, centerId, instants);
    const different = await this.differences(tx, centerId, ground, pastCases, on);
    const visible = await this.disputes.visibleIds(
      tx,
      caller,
      different.map(({ past }) => past.id),
    );
    const seen = different.filter(({ past }) => visible.has(past.id));
    const say = speaker(ground.departments, caller.language);
    return {
      from,
      to,
      on,
      cases: pastCases.length,
      same: pastCases.length - different.length,
      different: different.length,
      hidden: different.length - seen.length,
      calendarKnown: ground.office.isKnownUntil(startOfDayInstant(addDays(to, -1), zone)),
      differing: seen.slice(0, MOST_LISTED).map(({ past: { id, receiptNo }, difference }) => {
        const { explanation: _, considered: __, ...rest } = difference;
        return { disputeId: id, receiptNo, ...rest, why: whyDifferent(difference, say) };
      }),
    };
  }

  private async differences(
    tx: Tx,
    centerId: string,
    ground: RoutingGround,
    pastCases: readonly PastCase[],
    on: Day,
  ): Promise<DifferentCase[]> {
    const belongs = await this.ground.departmentsOf(
      tx,
      pastCases.map(({ registeredByStaffId }) => registeredByStaffId),
    );
    const takes = takesCases(ground);
    const different: DifferentCase[] = [];
    for (const past of pastCases) {
      const registrar = belongs.get(past.registeredByStaffId ?? '') ?? null;
      const category = departmentForCategory(ground, past.category);
      // Only then is it asked who was on duty.
      const isLeftToDuty = past.byRule && category === null && (registrar === null || !takes(registrar));
      const onDuty = isLeftToDuty ? departmentsOf(await this.roster.onDutyAt(tx, centerId, past.createdAt)) : [];
      const routed: RoutedCase = {
        ...past,
        toRoute: caseToRoute(ground, past, on),
        candidates: { named: past.namedDepartmentId, registrar, category, onDuty },
      };
      const difference = differenceOf(ground.ruleSet.rules, routed, takes);
      if (difference !== null) different.push({ past, difference });
    }
    return different;
  }
}
