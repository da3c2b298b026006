/** The machine and its rules as data. */
import { DEADLINE_KINDS } from '../../domain/deadlines/deadlines.js';
import { Bool, Code, NestedList, Nested, OneOf, Text, DayField } from '../../platform/http/atoms.js';
import { RiskReasonResponse } from '../disputes/dispute.dto.js';
import { ALL_STATES } from '../../domain/dispute/states.js';

export class BilingualText {
  @Text({ max: 2000, multiline: true })
  zh!: string;

  @Text({ max: 2000, multiline: true })
  en!: string;
}

export class WorkflowStateResponse {
  @OneOf(ALL_STATES)
  state!: string;

  @Nested(() => BilingualText)
  meaning!: BilingualText;

  @Bool({ description: 'Before an outcome.' })
  isOpen!: boolean;

  @Bool({ description: 'Has no way out.' })
  isFinal!: boolean;
}

export class RuleBasis {
  @Text({ max: 10, example: 'R3' })
  ruleId!: string;

  @Text({ max: 200 })
  law!: string;

  @Text({ max: 100, min: 0 })
  article!: string;

  @DayField({ optional: true, nullable: true, description: 'In force from.' })
  validFrom?: string | null;

  @DayField({ optional: true, nullable: true, description: 'First day no longer in force.' })
  validTo?: string | null;
}

export class MoveResponse {
  @OneOf(ALL_STATES)
  from!: string;

  @OneOf(ALL_STATES, {
    list: { max: 20 },
    description: 'Several where it depends on the case, such as back to where it was.',
  })
  to!: string[];
}

export class RuleSource {
  @Text({ max: 200 })
  law!: string;

  @Text({ max: 100, min: 0 })
  article!: string;
}

export class ConditionCode {
  @Text({ max: 64, description: 'Problem code; its text stands in `/rules` or in the refusal.' })
  code!: string;

  @Text({ max: 10, nullable: true, description: 'Numbered rule behind it.' })
  ruleId!: string | null;
}

export class ConditionResponse {
  @Text({ max: 100, example: 'rightsNoticesGiven' })
  name!: string;

  @NestedList(() => ConditionCode, { max: 30, description: 'What it can object with.' })
  codes!: ConditionCode[];
}

export class WorkflowActionResponse {
  @Text({ max: 64, description: 'Word in the route and in `availableActions`.' })
  action!: string;

  @Text({ max: 64 })
  verb!: string;

  @OneOf(ALL_STATES, { list: { max: 20 } })
  from!: string[];

  @OneOf(ALL_STATES, { nullable: true, description: 'null: the state stays, or `moves` tells where it leads.' })
  to!: string | null;

  @NestedList(() => MoveResponse, {
    max: 20,
    description: 'Changes of state; from the others of `from` the state stays.',
  })
  moves!: MoveResponse[];

  @Text({ max: 64, nullable: true, description: 'null: happens by itself.' })
  permission!: string | null;

  @Bool()
  automatic!: boolean;

  @Nested(() => BilingualText)
  requirements!: BilingualText;

  @NestedList(() => ConditionResponse, {
    max: 50,
    description: 'What is asked before the step goes on, in this order.',
  })
  conditions!: ConditionResponse[];

  @NestedList(() => RuleBasis, { max: 50 })
  basis!: RuleBasis[];
}

export class DeadlineAsDataResponse {
  @OneOf(DEADLINE_KINDS)
  kind!: string;

  @Text({ max: 500 })
  zh!: string;

  @Text({ max: 500 })
  en!: string;

  @Text({ max: 64, list: { max: 20 }, description: 'Verbs of `actions`.' })
  startedBy!: string[];

  @Text({ max: 64, list: { max: 20 } })
  pausedBy!: string[];

  @Text({ max: 64, list: { max: 20 } })
  continuedBy!: string[];

  @Text({ max: 64, list: { max: 20 } })
  movedBy!: string[];

  @Text({ max: 64, list: { max: 20 } })
  endedBy!: string[];

  @Text({ max: 64, nullable: true, description: 'Step of the system when it passes; null: only shown as missed.' })
  afterwards!: string | null;

  @Nested(() => RuleSource)
  basis!: RuleSource;
}

export class TermAsDataResponse {
  @Code({
    description: 'Its length stands in the settings of the centre under this name.',
    example: 'peoples_mediation',
  })
  term!: string;

  @OneOf(['acceptance', 'application', 'file_received'], {
    description: 'The day it counts from, which itself does not count.',
  })
  countedFrom!: string;

  @Nested(() => RuleSource)
  basis!: RuleSource;
}

export class WorkflowResponse {
  @NestedList(() => WorkflowStateResponse, { max: 50 })
  states!: WorkflowStateResponse[];

  @NestedList(() => WorkflowActionResponse, { max: 200 })
  actions!: WorkflowActionResponse[];

  @NestedList(() => DeadlineAsDataResponse, { max: 20, description: 'What starts, stops, moves and ends each clock.' })
  deadlines!: DeadlineAsDataResponse[];

  @NestedList(() => TermAsDataResponse, { max: 20, description: 'Terms of mediation by kind of case (R21).' })
  terms!: TermAsDataResponse[];
}

export class RuleCodeResponse {
  @Text({ max: 64, description: 'Problem code with which the rule refuses.' })
  code!: string;

  @Text({ max: 1000, min: 0, description: 'The refusal in the language asked for.' })
  text!: string;
}

export class RuleResponse {
  @Text({ max: 10, example: 'R3' })
  id!: string;

  @Text({ max: 1000, description: 'The rule in one sentence, in the language asked for.' })
  sentence!: string;

  @Nested(() => RuleSource)
  source!: RuleSource;

  @DayField({ nullable: true, description: 'In force from; null: not dated.' })
  validFrom!: string | null;

  @DayField({ nullable: true, description: 'First day no longer in force; null: still in force.' })
  validTo!: string | null;

  @NestedList(() => RuleCodeResponse, { max: 50 })
  codes!: RuleCodeResponse[];
}

export class RuleListResponse {
  @NestedList(() => RuleResponse, { max: 200 })
  items!: RuleResponse[];
}

export class RiskRuleListResponse {
  @NestedList(() => RiskReasonResponse, { max: 50, description: 'In the order in which reasons are told.' })
  items!: RiskReasonResponse[];
}
