/** Routing rules as they are shown and as they are kept. Pure. */
import type { Track } from '../../domain/deadlines/tracks.js';
import type { OfficeHours, RoutingRule } from '../../domain/routing-rules/routing-rule.js';
import type { RoutingRuleInput, RoutingRuleResponse, RoutingRulesResponse } from './routing-rules.dto.js';
import type { RuleSetRecord } from './routing-rules.store.js';

/** What was left out asks for nothing. */
export const ruleOf = (input: RoutingRuleInput): RoutingRule => ({
  categories: input.categories ?? [],
  subcategories: input.subcategories ?? [],
  gridIds: input.gridIds ?? [],
  riskFlags: input.riskFlags ?? [],
  hours: input.hours ?? null,
  officeHours: (input.officeHours ?? null) as OfficeHours | null,
  departmentId: input.departmentId ?? null,
  track: (input.track ?? null) as Track | null,
  note: input.note ?? null,
  validFrom: input.validFrom,
  validTo: input.validTo ?? null,
});

export const toRule = (rule: RoutingRule): RoutingRuleResponse => ({
  ...rule,
  categories: [...rule.categories],
  subcategories: [...rule.subcategories],
  gridIds: [...rule.gridIds],
  riskFlags: [...rule.riskFlags],
});

export const toRuleSet = (centerId: string, record: RuleSetRecord | undefined): RoutingRulesResponse => ({
  centerId,
  rules: (record?.rules ?? []).map(toRule),
  version: record?.version ?? 0,
  recordedBy: record?.recordedBy ?? null,
  recordedAt: record?.recordedAt ?? null,
});
