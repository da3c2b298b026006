/** What is sent and told about danger: flags, level, leader, the report to the police. */
import { RISK_LEVELS, type RiskLevel } from '../../domain/risk/risk.js';
import {
  POLICE_DECISIONS,
  POLICE_REPORT_METHODS,
  POLICE_REPORT_STATES,
  type PoliceDecision,
  type PoliceReportMethod,
} from '../../domain/dispute/risk/words.js';
import { Bool, Code, DayField, InstantField, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { PoliceReportStandingResponse } from '../disputes/dispute.dto.js';

const REASON = { max: 500, multiline: true } as const;
const FLAGS = { list: { max: 20, unique: true }, optional: true } as const;

export class ChangeRiskFlagsRequest {
  @Code({
    ...FLAGS,
    description:
      'Flags to record, code table `risk-flags`. One that stands may be recorded again: it happened once more, and what it demands is owed anew.',
    example: ['violence'],
  })
  add?: string[];

  @Code({ ...FLAGS, description: 'Flags that no longer stand; then a reason is required.', example: [] })
  remove?: string[];

  @Text({
    ...REASON,
    optional: true,
    description: 'Why; required with `remove`. Kept with the entry of the timeline.',
    example: '双方在楼道推搡，一人手臂擦伤',
  })
  reason?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class SetRiskLevelRequest {
  @OneOf(RISK_LEVELS, {
    description: 'Not below what the rules give; equal to that, it takes an earlier raise back.',
    example: 'red',
  })
  level!: RiskLevel;

  @Text({ ...REASON, description: 'Why; kept with the entry of the timeline.', example: '扬言报复，情绪激动' })
  reason!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class NameRiskLeaderRequest {
  @Uuid({ description: 'Active member of the staff of the centre that has the case; sees the case and works on it.' })
  staffId!: string;

  @Text({
    ...REASON,
    optional: true,
    description: 'Why; kept with the entry of the timeline.',
    example: '分管平安建设',
  })
  reason?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class PoliceReportRequest {
  @DayField({
    description:
      'When the police were told; not after today. It may lie before the centre received the case. It clears the report that is owed from the day on which the flag was recorded; for flags of the registration already from `occurredOn` of the case, unless the law lays the report on the centre itself.',
    example: '2026-10-13',
  })
  reportedOn!: string;

  @OneOf(POLICE_REPORT_METHODS, { description: 'How.', example: 'phone' })
  method!: PoliceReportMethod;

  @Text({ max: 200, description: 'Unit of the police that was told.', example: '示例派出所' })
  unit!: string;

  @Text({
    max: 100,
    optional: true,
    nullable: true,
    description: 'Number the police gave it.',
    example: '示例公（接）字第21号',
  })
  referenceNo?: string | null;
}

export class PoliceDecisionRequest {
  @OneOf(POLICE_DECISIONS, { description: 'What is decided instead of a report.', example: 'not_required' })
  decision!: PoliceDecision;

  @Text({
    ...REASON,
    description: 'Why; kept with the entry of the timeline.',
    example: '口角中误报持械，现场核实无此情况',
  })
  reason!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class PoliceReportRecordResponse {
  @Uuid()
  id!: string;

  @DayField({ description: 'When the police were told.' })
  reportedOn!: string;

  @OneOf(POLICE_REPORT_METHODS, { description: 'How.' })
  method!: string;

  @Text({ max: 200, description: 'Unit of the police that was told.', example: '示例派出所' })
  unit!: string;

  @Text({ max: 100, nullable: true, description: 'Number the police gave it.' })
  referenceNo!: string | null;

  @InstantField({ description: 'When it was written down.' })
  recordedAt!: string;

  @Uuid({ nullable: true, description: 'Who wrote it down.' })
  recordedByStaffId!: string | null;

  @Bool({
    description:
      'It cleared the report that was owed. False: none was owed, or it was made before the danger became known here, so that one is owed still.',
  })
  cleared!: boolean;
}

export class PoliceTaskResponse {
  @InstantField({ description: 'When a flag demanded it.' })
  since!: string;

  @Code({ list: { max: 20 }, description: 'Flags that demanded it.', example: ['violence'] })
  flags!: readonly string[];

  @OneOf(POLICE_REPORT_STATES.filter((state) => state !== 'none'), {
    description: 'Owed, cleared by a record, or by a decision.',
  })
  state!: string;

  @InstantField({ nullable: true, description: 'When it was cleared; null: it is owed.' })
  clearedAt!: string | null;

  @Text({ max: 500, multiline: true, nullable: true, description: 'Why no report was needed; null otherwise.' })
  reason!: string | null;
}

export class PoliceReportResponse extends PoliceReportStandingResponse {
  @Uuid()
  disputeId!: string;

  @Bool({
    description:
      'Violence against a minor or a person without full capacity is flagged: the law demands the report, nobody may decide otherwise (反家庭暴力法 14).',
  })
  statutory!: boolean;

  @NestedList(() => PoliceTaskResponse, { max: 500, description: 'Every time a report was demanded, oldest first.' })
  tasks!: PoliceTaskResponse[];

  @NestedList(() => PoliceReportRecordResponse, {
    max: 500,
    description: 'Reports made, demanded or not, in the order of recording.',
  })
  reports!: PoliceReportRecordResponse[];
}
