/** Judges a list of routing rules somebody sends: codes, departments and grids it names, and whether each can be reached. */
import { Injectable } from '@nestjs/common';
import type { GridTree, RoutingRule } from '../../domain/routing-rules/routing-rule.js';
import { faultsOfRules, isOver } from '../../domain/routing-rules/rule-faults.js';
import { type Day, dayOfInstant, laterOf } from '../../domain/shared/day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { type FieldFault, Problem, unknownReference } from '../../platform/http/problem.js';
import { CentersReader } from '../centers/centers.reader.js';
import { type CodeOfTable, CodeTablesService } from '../code-tables/code-tables.service.js';
import { type DepartmentRecord, DepartmentsReader } from '../departments/departments.reader.js';
import { GridsReader } from '../grids/grids.reader.js';
import type { RoutedMatter } from './destinations.js';
import type { RoutingRuleInput } from './routing-rules.dto.js';
import { ruleOf } from './routing-rules.view.js';

@Injectable()
export class RuleCheckService {
  constructor(
    private readonly centers: CentersReader,
    private readonly codes: CodeTablesService,
    private readonly departments: DepartmentsReader,
    private readonly grids: GridsReader,
    private readonly clock: Clock,
  ) {}

  /** The rules, or 400 with everything that is wrong with them; ids are judged after all the rest (api.md §1.3). */
  async checked(tx: Tx, centerId: string, inputs: readonly RoutingRuleInput[]): Promise<RoutingRule[]> {
    const rules = inputs.map(ruleOf);
    const zone = (await this.centers.get(tx, centerId))?.zone ?? 'Asia/Shanghai';
    const today = dayOfInstant(this.clock.nowIso(), zone);
    const departments = await this.departments.list(tx, centerId);
    const tree = await this.grids.treeOf(tx, centerId);
    const errors = [
      ...faultsOfRules(rules, tree, today),
      ...(await this.codeFaults(tx, rules, today)),
      ...departmentFaults(rules, departments, today),
    ];
    if (errors.length > 0) throw new Problem('validation_failed', { errors });
    const unknown = unknownIds(rules, departments, tree);
    if (unknown.length > 0) throw new Problem('unknown_reference', { errors: unknown });
    return rules;
  }

  /** The same for a dispute that might come on the day: throws 400 on the first code or grid that names nothing. */
  async demandKnown(
    tx: Tx,
    { category, subcategory, riskFlags, gridId }: Omit<RoutedMatter, 'receivedAt'>,
    tree: GridTree,
    on: Day,
  ): Promise<void> {
    await this.codes.mustBeValid(tx, 'categories', category, on, '/category');
    if (subcategory !== null) {
      await this.codes.mustBeValid(tx, 'subcategories', subcategory, on, '/subcategory', category);
    }
    for (const [index, flag] of riskFlags.entries()) {
      await this.codes.mustBeValid(tx, 'risk-flags', flag, on, `/riskFlags/${index}`);
    }
    if (gridId !== null && !tree.has(gridId)) throw unknownReference('/gridId');
  }

  /** Codes must be good from the first day on which the rule can decide something; a rule that is over decides nothing. */
  private async codeFaults(tx: Tx, rules: readonly RoutingRule[], today: Day): Promise<FieldFault[]> {
    const categories = await this.codes.codesOf(tx, 'categories');
    const subcategories = await this.codes.codesOf(tx, 'subcategories');
    const riskFlags = await this.codes.codesOf(tx, 'risk-flags');
    return rules.flatMap((rule, index) => {
      if (isOver(rule, today)) return [];
      const on = laterOf(rule.validFrom, today);
      const isGood = ({ validFrom, validTo }: CodeOfTable): boolean =>
        validFrom <= on && (validTo === null || on < validTo);
      const isUnder = ({ parentCode }: CodeOfTable): boolean =>
        rule.categories.length === 0 || rule.categories.includes(parentCode);
      const at = `/rules/${index}`;
      return [
        ...wrongCodes(rule.categories, categories.filter(isGood), `${at}/categories`),
        ...wrongCodes(rule.subcategories, subcategories.filter(isGood).filter(isUnder), `${at}/subcategories`),
        ...wrongCodes(rule.riskFlags, riskFlags.filter(isGood), `${at}/riskFlags`),
      ];
    });
  }
}

function wrongCodes(codes: readonly string[], entries: readonly CodeOfTable[], pointer: string): FieldFault[] {
  const valid = [...new Set(entries.map(({ code }) => code))];
  return codes.flatMap((code, index) =>
    valid.includes(code)
      ? []
      : [{ pointer: `${pointer}/${index}`, code: 'wrong_code', params: { allowed: valid.join(', ') } }],
  );
}

function departmentFaults(
  rules: readonly RoutingRule[],
  departments: readonly DepartmentRecord[],
  today: Day,
): FieldFault[] {
  const closed = departments.filter(({ active, takesCases }) => !active || !takesCases).map(({ id }) => id);
  return rules.flatMap((rule, index) =>
    rule.departmentId !== null && closed.includes(rule.departmentId) && !isOver(rule, today)
      ? [{ pointer: `/rules/${index}/departmentId`, code: 'department_takes_no_cases' }]
      : [],
  );
}

function unknownIds(
  rules: readonly RoutingRule[],
  departments: readonly DepartmentRecord[],
  tree: GridTree,
): FieldFault[] {
  const known = departments.map(({ id }) => id);
  return rules
    .flatMap(({ departmentId, gridIds }, index) => [
      ...(departmentId === null || known.includes(departmentId) ? [] : [`/rules/${index}/departmentId`]),
      ...gridIds.flatMap((id, place) => (tree.has(id) ? [] : [`/rules/${index}/gridIds/${place}`])),
    ])
    .map((pointer) => ({ pointer, code: 'unknown_reference' }));
}
