/** Says where a dispute would go and why, or what a changed list of rules would have done; writes nothing. */
import { Injectable } from '@nestjs/common';
import { mayInCenter } from '../../domain/access/actor.js';
import { routingTo } from '../../domain/dispute/routing.js';
import { massBy } from '../../domain/risk/risk.js';
import type { RoutingRule } from '../../domain/routing-rules/routing-rule.js';
import { addDays, dayOfInstant, diffDays, toInstant } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { demandInCenter } from '../../platform/auth/in-center.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { invalid, unknownReference } from '../../platform/http/problem.js';
import { plain, type Reply } from '../../platform/http/reply.js';
import { UseCases } from '../../platform/http/use-cases.js';
import { SettingsReader } from '../centers/settings.reader.js';
import { RosterReader } from '../roster/roster.reader.js';
import { ComparisonService, type ComparedPeriod } from './comparison.service.js';
import { departmentsOf, destinationIn } from './destinations.js';
import {
  type DryRunRequest,
  MOST_DAYS,
  type RoutingAnswerResponse,
  type RoutingComparisonResponse,
} from './dry-run.dto.js';
import { speaker, whyOf } from './dry-run.view.js';
import { RoutingGroundService } from './routing-ground.service.js';
import { toRule } from './routing-rules.view.js';
import { RuleCheckService } from './rule-check.service.js';

/** What is looked back on when nobody says: three months. */
const DAYS_BACK = 92;

@Injectable()
export class DryRunService {
  constructor(
    private readonly useCases: UseCases,
    private readonly check: RuleCheckService,
    private readonly ground: RoutingGroundService,
    private readonly settings: SettingsReader,
    private readonly roster: RosterReader,
    private readonly comparison: ComparisonService,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, input: DryRunRequest): Promise<Reply<RoutingAnswerResponse | RoutingComparisonResponse>> {
    return this.useCases.read(caller, async (tx) => {
      const { centerId, category } = input;
      if (!mayInCenter(caller.actor, 'center.read', centerId)) throw unknownReference('/centerId');
      demandInCenter(caller, 'routing.try', centerId);
      demandOneQuestion(input);
      const rules = input.rules === undefined ? null : await this.check.checked(tx, centerId, input.rules);
      const body =
        category !== undefined
          ? await this.answer(tx, caller, { ...input, category }, rules)
          : await this.compare(tx, caller, input, rules ?? []);
      return plain(body, { 'cache-control': 'no-store' });
    });
  }

  private async answer(
    tx: Tx,
    caller: Caller,
    input: DryRunRequest & { category: string },
    rules: readonly RoutingRule[] | null,
  ): Promise<RoutingAnswerResponse> {
    const { centerId, category } = input;
    const at = toInstant(input.at ?? this.clock.nowIso());
    const ground = await this.ground.of(tx, centerId, { startsAt: at, endsAt: at }, rules);
    const on = dayOfInstant(at, ground.office.zone);
    const matter = {
      category,
      subcategory: input.subcategory ?? null,
      gridId: input.gridId ?? null,
      riskFlags: input.riskFlags ?? [],
    };
    await this.check.demandKnown(tx, matter, ground.tree, on);
    const { mediation } = await this.settings.of(tx, centerId);
    const riskFlags = [...matter.riskFlags, ...massBy(input.peopleInvolved, matter.riskFlags, mediation)];
    const onDuty = await this.roster.onDutyAt(tx, centerId, at);
    const { staffId } = caller.actor;
    const registrar = (await this.ground.departmentsOf(tx, [staffId])).get(staffId ?? '') ?? null;
    const wish = {
      ...matter,
      riskFlags,
      departmentId: null,
      track: null,
      registeredByStaffId: staffId,
      receivedAt: at,
    };
    const destination = destinationIn(ground, wish, on, { registrar, onDuty: departmentsOf(onDuty) });
    const place = routingTo(destination.departmentId, onDuty, (line) => line.staffId === staffId);
    const { match } = destination.explanation;
    return {
      departmentId: destination.departmentId,
      track: destination.track,
      ruleIndex: match?.index ?? null,
      rule: match === null ? null : toRule(match.rule),
      rulesVersion: rules === null ? ground.ruleSet.version : null,
      officerId: place.staffId,
      shiftId: place.shiftId,
      queued: place.staffId === null,
      calendarKnown: ground.office.isKnownUntil(at),
      why: whyOf(destination, place.staffId !== null, speaker(ground.departments, caller.language)),
    };
  }

  private async compare(
    tx: Tx,
    caller: Caller,
    input: DryRunRequest,
    rules: readonly RoutingRule[],
  ): Promise<RoutingComparisonResponse> {
    const { centerId } = input;
    const zone = await this.ground.zoneOf(tx, centerId);
    const period = periodOf(input, this.clock.today(zone), zone);
    return this.comparison.compare(tx, caller, centerId, rules, period);
  }
}

/** Either a dispute that might come or cases that came. */
function demandOneQuestion(input: DryRunRequest): void {
  const isGiven = (name: keyof DryRunRequest): boolean => input[name] !== undefined;
  if (isGiven('category')) {
    const foreign = (['from', 'to', 'on'] as const).find(isGiven);
    if (foreign !== undefined) throw invalid(`/${foreign}`, 'not_allowed_with', { other: 'category' });
    return;
  }
  const lonely = (['subcategory', 'gridId', 'riskFlags', 'peopleInvolved', 'at'] as const).find(isGiven);
  if (lonely !== undefined) throw invalid(`/${lonely}`, 'needs', { other: 'category' });
  if (!isGiven('rules')) throw invalid('/category', 'required');
}

function periodOf(input: DryRunRequest, today: string, zone: string): ComparedPeriod {
  const to = input.to ?? addDays(today, 1);
  const from = input.from ?? addDays(to, -DAYS_BACK);
  if (to <= from) throw invalid('/to', 'bad_range');
  if (diffDays(from, to) > MOST_DAYS) throw invalid('/from', 'period_too_long', { max: MOST_DAYS });
  return { from, to, on: input.on ?? today, zone };
}
