/** What one row of an import says, as NDJSON has it; a table's columns fill the same fields. */
import { OmitType } from '@nestjs/swagger';
import { IMPORTED_OUTCOMES, type ImportedOutcome } from '../../domain/dispute/imported/history.js';
import {
  AGREEMENT_FORMS,
  type AgreementForm,
  FAIL_REASONS,
  type FailReason,
  REFUSAL_REASONS,
  type RefusalReason,
  REMEDIES,
  type Remedy,
} from '../../domain/dispute/vocabulary.js';
import { DayField, InstantField, Int, Money, OneOf, Text } from '../../platform/http/atoms.js';
import { RegisterDisputeRequest } from '../intake/intake.dto.js';
import { RegisterPetitionRequest } from '../petitions/petitions.dto.js';
import { CreateStaffRequest } from '../staff/staff.dto.js';

const EXTERNAL_ID = {
  max: 100,
  description: 'Id in the other system 原系统编号; with the source it is brought in once.',
  example: 'A-2019-0001',
};
const EXTERNAL_SOURCE = {
  max: 100,
  optional: true,
  description: 'System the row comes from 来源系统; default: the one named with the file.',
  example: '旧综治平台',
};
const GRID = { max: 50, optional: true, description: 'Name of a grid of the centre.', example: '第六网格' };
const DEPARTMENT = {
  max: 100,
  optional: true,
  description: 'Code or name of a department of the centre.',
  example: '司法局',
};
const PERSON = { max: 100, description: 'Name of somebody of the staff, or the id where several bear it.' };

export class ImportedDispute extends OmitType(RegisterDisputeRequest, [
  'id',
  'centerId',
  'gridId',
  'departmentId',
  'receivedAt',
] as const) {
  @Text(EXTERNAL_ID) externalId!: string;
  @Text(EXTERNAL_SOURCE) externalSource?: string;
  @InstantField({
    description: 'When it was received; a table may give the day, which means its end.',
    example: '2019-05-06T02:00:00Z',
  })
  receivedAt!: string;
  @Text(GRID) gridName?: string;
  @Text(DEPARTMENT) departmentCode?: string;
  @DayField({ optional: true, description: 'Day it was accepted.', example: '2019-05-07' }) acceptedOn?: string;
  @DayField({ optional: true, description: 'Day it was assigned.', example: '2019-05-08' }) assignedOn?: string;
  @Text({ ...PERSON, list: { max: 10, unique: true }, optional: true, example: ['王调解'] }) mediators?: string[];
  @Text({ ...PERSON, optional: true, example: '王调解' }) responsibleOfficer?: string;
  @OneOf(IMPORTED_OUTCOMES, { optional: true, description: 'How it came out.', example: 'settled' })
  outcome?: ImportedOutcome;
  @DayField({ optional: true, description: 'Day it came out so.', example: '2019-05-20' }) endedOn?: string;
  @OneOf(FAIL_REASONS, { optional: true, default: 'other', description: 'Of a failed case.', example: 'no_agreement' })
  failReason?: FailReason;
  @OneOf(REFUSAL_REASONS, {
    optional: true,
    default: 'outside_scope',
    description: 'Of a refused one.',
    example: 'outside_scope',
  })
  refusalReason?: RefusalReason;
  @OneOf(REMEDIES, { optional: true, default: 'court', description: 'Where it was shown to.', example: 'court' })
  remedy?: Remedy;
  @OneOf(AGREEMENT_FORMS, { optional: true, default: 'written', description: 'Of the agreement.', example: 'written' })
  agreementForm?: AgreementForm;
  @Text({ max: 5000, multiline: true, optional: true, description: 'What was agreed.', example: '林某赔偿陈某。' })
  agreementTerms?: string;
  @Money({ optional: true, positive: true, description: 'Sum agreed, in yuan.', example: '3000.00' })
  agreementAmount?: string;
  @DayField({ optional: true, description: 'Last day to perform it.', example: '2019-06-10' }) agreementDueOn?: string;
  @DayField({ optional: true, description: 'Day all of it had been performed.', example: '2019-06-01' })
  performedOn?: string;
  @DayField({ optional: true, description: 'Day the case was closed.', example: '2019-06-03' }) closedOn?: string;
}

export class ImportedPetition extends OmitType(RegisterPetitionRequest, ['id', 'centerId', 'disputeId'] as const) {
  @Text(EXTERNAL_ID) externalId!: string;
  @Text(EXTERNAL_SOURCE) externalSource?: string;
}

export class ImportedGrid {
  @Text(EXTERNAL_ID) externalId!: string;
  @Text(EXTERNAL_SOURCE) externalSource?: string;
  @Text({ ...GRID, optional: false }) gridName!: string;
  @Int({ min: 1, max: 3, description: '1 the whole, 2 a grid 网格, 3 a part of a grid.', example: 2 }) level!: number;
  @Text({ ...GRID, description: 'The grid one level above, there or earlier in the file.', example: '总网格' })
  parentName?: string;
  @Text({ max: 200, optional: true, description: 'A building of the grid.', example: '安居小区30号楼' })
  buildingAddress?: string;
  @Int({ min: 0, max: 100_000, optional: true, default: 0, description: 'Households in that building.', example: 78 })
  households?: number;
}

export class ImportedStaff extends OmitType(CreateStaffRequest, ['id', 'departmentId', 'alsoDepartmentIds'] as const) {
  @Text(EXTERNAL_ID) externalId!: string;
  @Text(EXTERNAL_SOURCE) externalSource?: string;
  @Text(DEPARTMENT) departmentCode?: string;
}
