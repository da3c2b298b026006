/** What routing looks at: the rules, the centre's departments, grids and office hours, and where people belong. */
import { Injectable } from '@nestjs/common';
import type { RuleSet } from '../../domain/routing-rules/destination.js';
import type { GridTree, RoutingRule } from '../../domain/routing-rules/routing-rule.js';
import type { Interval } from '../../domain/shared/interval.js';
import type { Tx } from '../../platform/database/tx.js';
import { CentersReader } from '../centers/centers.reader.js';
import { OfficeDaysReader, type OfficePeriod } from '../centers/office-days.reader.js';
import { type DepartmentRecord, DepartmentsReader } from '../departments/departments.reader.js';
import { GridsReader } from '../grids/grids.reader.js';
import { StaffReader } from '../staff/staff.reader.js';
import { RoutingRulesStore } from './routing-rules.store.js';

export interface RoutingGround {
  readonly ruleSet: RuleSet;
  /** in the order they were set up */
  readonly departments: readonly DepartmentRecord[];
  readonly tree: GridTree;
  readonly office: OfficePeriod;
  /** office hours in the period */
  readonly open: readonly Interval[];
}

const NO_RULES: RuleSet = { version: 0, rules: [] };

@Injectable()
export class RoutingGroundService {
  constructor(
    private readonly rules: RoutingRulesStore,
    private readonly centers: CentersReader,
    private readonly departments: DepartmentsReader,
    private readonly grids: GridsReader,
    private readonly officeDays: OfficeDaysReader,
    private readonly staff: StaffReader,
  ) {}

  /** For cases received in the period; `changed` stands in for the rules in force. */
  async of(
    tx: Tx,
    centerId: string,
    period: Interval,
    changed: readonly RoutingRule[] | null = null,
  ): Promise<RoutingGround> {
    const inForce = (await this.rules.inForce(tx, centerId)) ?? NO_RULES;
    const office = await this.officeDays.of(tx, centerId, period);
    return {
      ruleSet: { version: inForce.version, rules: changed ?? inForce.rules },
      departments: await this.departments.list(tx, centerId),
      tree: await this.grids.treeOf(tx, centerId),
      office,
      open: office.openTimes(null),
    };
  }

  async zoneOf(tx: Tx, centerId: string): Promise<string> {
    return (await this.centers.get(tx, centerId))?.zone ?? 'Asia/Shanghai';
  }

  /** The departments of those who are officers, by person. */
  async departmentsOf(tx: Tx, staffIds: readonly (string | null)[]): Promise<Map<string, string | null>> {
    const ids = [...new Set(staffIds.flatMap((id) => id ?? []))];
    const people = await this.staff.byIds(tx, ids);
    return new Map(people.map(({ id, isOfficer, departmentId }) => [id, isOfficer ? departmentId : null]));
  }
}
