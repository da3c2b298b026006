/** Routing rules in words: what is wrong with one, why one was passed over, and by which step a department was found. */
import type { Step } from './destination.js';
import type { RuleCondition } from './routing-rule.js';

export const ROUTING_TEXTS = {
  rule_sends_nowhere: {
    zh: '请指定部门或程序，至少一项。',
    en: 'Name a department, a track, or both: a rule must send the case somewhere.',
  },
  hours_empty: {
    zh: '开始和结束不能相同；不限时段的请不要填写。',
    en: 'Start and end must differ; leave the hours out where every hour is meant.',
  },
  rule_never_reached: {
    zh: '第{earlier}条已包括第{rule}条的全部情形，第{rule}条永远不会适用：请把它移到前面、补充条件或删除。',
    en: 'Rule {earlier} already catches everything rule {rule} would: move rule {rule} up, change its conditions, or remove it.',
  },
  department_takes_no_cases: {
    zh: '该部门已停用或不接收案件，请改选部门。',
    en: 'That department is closed or takes no cases: choose another.',
  },
  period_too_long: { zh: '一次最多比对 {max} 天。', en: 'At most {max} days can be compared at once.' },
  rule_not_valid: { zh: '第{rule}条当日不在有效期内。', en: 'Rule {rule} is not valid on that day.' },
  rule_other_category: { zh: '第{rule}条不适用于该纠纷类别。', en: 'Rule {rule} is for other categories.' },
  rule_other_subcategory: { zh: '第{rule}条不适用于该纠纷子类。', en: 'Rule {rule} is for other sub-types.' },
  rule_other_grid: { zh: '第{rule}条不适用于该网格。', en: 'Rule {rule} is for other grids.' },
  rule_other_risk: { zh: '没有第{rule}条所要求的风险标识。', en: 'None of the risk flags of rule {rule} is there.' },
  rule_other_hours: {
    zh: '收件时间不在第{rule}条规定的时段内。',
    en: 'It was not received in the hours of rule {rule}.',
  },
  rule_other_office_hours: {
    zh: '第{rule}条按是否工作时间区分，收件时间不符合。',
    en: 'Rule {rule} asks whether it came in office hours, and it did not fit.',
  },
  no_rule_matches: { zh: '没有适用的分流规则，按通常顺序确定部门。', en: 'No rule matches: the usual order finds it.' },
  rule_matches: { zh: '适用第{rule}条。', en: 'Rule {rule} matches.' },
  department_of_rule: { zh: '该规则指定{department}。', en: 'The rule names {department}.' },
  rule_names_no_department: {
    zh: '该规则只确定程序，部门按通常顺序确定。',
    en: 'The rule sets the track only: the usual order finds the department.',
  },
  department_of_rule_takes_none: {
    zh: '该规则指定的{department}已不接收案件，按通常顺序确定部门。',
    en: 'The rule names {department}, which takes no cases any more: the usual order finds the department.',
  },
  track_of_rule: { zh: '该规则确定程序：{track}。', en: 'The rule sets the track: {track}.' },
  department_of_registrar: { zh: '登记人属于{department}。', en: 'Whoever takes it in belongs to {department}.' },
  department_of_registrar_takes_none: {
    zh: '登记人所在的{department}不接收案件。',
    en: 'Whoever takes it in belongs to {department}, which takes no cases.',
  },
  registrar_has_no_department: {
    zh: '登记人不是部门派驻人员。',
    en: 'Whoever takes it in is no officer of a department.',
  },
  department_of_category: { zh: '{department}负责该类别。', en: '{department} takes that category.' },
  category_has_no_department: { zh: '没有部门负责该类别。', en: 'No department takes that category.' },
  department_on_duty: { zh: '{department}当时值班。', en: '{department} is on duty then.' },
  department_on_duty_takes_none: {
    zh: '当时值班的部门不接收案件。',
    en: 'Those on duty then belong to departments that take no cases.',
  },
  nobody_on_duty: { zh: '当时没有部门值班。', en: 'No department is on duty then.' },
  no_department_takes_it: {
    zh: '没有部门可以接收，在中心排队等候。',
    en: 'No department takes it: it waits at the centre.',
  },
  goes_to_officer_on_duty: {
    zh: '由{department}当时的值班人员接收。',
    en: 'The officer of {department} on duty then has it.',
  },
  waits_in_queue: {
    zh: '{department}当时无人值班，在该部门排队等候。',
    en: 'Nobody of {department} is on duty then: it waits in its queue.',
  },
} as const;

export type RoutingTextCode = keyof typeof ROUTING_TEXTS;

export const PASSED_CODES = {
  validity: 'rule_not_valid',
  category: 'rule_other_category',
  subcategory: 'rule_other_subcategory',
  grid: 'rule_other_grid',
  risk: 'rule_other_risk',
  hours: 'rule_other_hours',
  office_hours: 'rule_other_office_hours',
} as const satisfies Record<RuleCondition, RoutingTextCode>;

interface StepCodes {
  readonly taken: RoutingTextCode;
  readonly takesNone: RoutingTextCode;
  readonly nobody: RoutingTextCode;
}

/** A registration may name a department or not: of that nothing is said. */
export const STEP_CODES = {
  rule: {
    taken: 'department_of_rule',
    takesNone: 'department_of_rule_takes_none',
    nobody: 'rule_names_no_department',
  },
  registrar: {
    taken: 'department_of_registrar',
    takesNone: 'department_of_registrar_takes_none',
    nobody: 'registrar_has_no_department',
  },
  category: {
    taken: 'department_of_category',
    takesNone: 'category_has_no_department',
    nobody: 'category_has_no_department',
  },
  on_duty: {
    taken: 'department_on_duty',
    takesNone: 'department_on_duty_takes_none',
    nobody: 'nobody_on_duty',
  },
} as const satisfies Record<Exclude<Step, 'named'>, StepCodes>;
