/** Attempts to stop a noise as they are sent and shown, and the evidence made of them. */
import {
  ATTEMPT_KINDS,
  type AttemptKind,
  DISSUADERS,
  type Dissuader,
  DISSUASION_METHODS,
  type DissuasionMethod,
  DISSUASION_OUTCOMES,
  type DissuasionOutcome,
  NO_SHOW,
} from '../../domain/dispute/police/words.js';
import { SESSION_OUTCOMES } from '../../domain/dispute/vocabulary.js';
import { DayField, InstantField, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

const UUID = '01900000-0000-7000-8000-0000000000e7';
const ON = {
  description: 'Day of the attempt, today at the latest; it may lie before the case was received.',
  example: '2026-10-12',
};
const BY = {
  description:
    'For whom the person spoke: residents’ committee 居委会, owners’ committee 业委会, property manager 物业服务人, a department 有关部门, the police, somebody else.',
  example: 'residents_committee',
};
const PERSON = { max: 100, description: 'Who asked, by name; kept encrypted.', example: '黄某某' };
const METHOD = { description: 'On site, by phone, in writing, online.', example: 'on_site' };
const OUTCOME = {
  description: 'It stopped 当场停止, was promised 承诺改正, went on 未能制止, the person would not listen 拒绝劝阻.',
  example: 'continued',
};
const NOTE = {
  max: 2000,
  multiline: true,
  description: 'What was said; stays in the file and is no part of the evidence.',
  example: '称次日起不再使用音响',
};

export class RecordDissuasionRequest {
  @Uuid({ optional: true, description: 'Your own id for the attempt.', example: UUID }) id?: string;
  @DayField(ON) on!: string;
  @OneOf(DISSUADERS, BY) by!: Dissuader;
  @Text(PERSON) person!: string;
  @Uuid({ description: 'Party of the case who was asked to stop.', example: UUID }) partyId!: string;
  @OneOf(DISSUASION_METHODS, METHOD) method!: DissuasionMethod;
  @OneOf(DISSUASION_OUTCOMES, OUTCOME) outcome!: DissuasionOutcome;
  @Text({ ...NOTE, min: 0, optional: true, nullable: true }) note?: string | null;
}

export class DissuasionResponse {
  @Uuid({ description: 'Id of the attempt.' }) id!: string;
  @DayField(ON) on!: string;
  @OneOf(DISSUADERS, BY) by!: string;
  @Text(PERSON) person!: string;
  @Uuid({ description: 'Party who was asked to stop.' }) partyId!: string;
  @OneOf(DISSUASION_METHODS, METHOD) method!: string;
  @OneOf(DISSUASION_OUTCOMES, OUTCOME) outcome!: string;
  @Text({ ...NOTE, min: 0, nullable: true }) note!: string | null;
  @InstantField({ description: 'When it was recorded.', example: '2026-10-14T02:00:00.000Z' }) recordedAt!: string;
  @Uuid({ nullable: true, description: 'Who recorded it, of the staff.' }) recordedByStaffId!: string | null;
}

export class DissuasionListResponse {
  @NestedList(() => DissuasionResponse, { max: 10_000, description: 'Attempts by their day.' })
  items!: DissuasionResponse[];
}

export class LawResponse {
  @Text({ max: 100, description: 'Name of the law.', example: '中华人民共和国治安管理处罚法' }) law!: string;
  @Text({ max: 50, description: 'Article.', example: '88' }) article!: string;
}

export class NoiseAttemptResponse {
  @DayField({ description: 'Day of the attempt.', example: '2026-10-12' }) on!: string;
  @OneOf(ATTEMPT_KINDS, { description: 'Dissuasion 劝阻, mediation 调解, refusal to be mediated 拒绝调解.' })
  kind!: AttemptKind;
  @OneOf(DISSUADERS, { ...BY, nullable: true }) by!: string | null;
  @Text({ max: 200, list: { max: 100 }, description: 'Who asked, or led the mediation.', example: ['黄某某'] })
  persons!: string[];
  @Text({
    max: 200,
    nullable: true,
    description: 'Who was asked to stop, would not be mediated, or did not come.',
    example: '林某',
  })
  party!: string | null;
  @OneOf(DISSUASION_METHODS, { ...METHOD, nullable: true }) method!: string | null;
  @OneOf([...DISSUASION_OUTCOMES, ...SESSION_OUTCOMES, NO_SHOW], {
    description: 'What came of it; `no_show` 未到场: a party did not come to a session.',
    example: 'continued',
  })
  result!: string;
}

export class NoiseAttemptsResponse {
  @Uuid({ description: 'Dispute.' }) disputeId!: string;
  @Text({ max: 100, nullable: true, description: 'Number of the case.' }) number!: string | null;
  @Text({ max: 64, description: 'Number of its receipt.' }) receiptNo!: string;
  @DayField({ description: 'Day it was drawn up; the law is named as of that day.', example: '2026-10-14' })
  asOf!: string;
  @NestedList(() => LawResponse, { max: 5, description: 'Law under which the attempts count.' }) basis!: LawResponse[];
  @NestedList(() => NoiseAttemptResponse, {
    max: 10_000,
    description:
      'By day: dissuasions, sessions held or missed by a party, refusals to be mediated; also those of cases merged into this one. No statements, no concessions (R25).',
  })
  items!: NoiseAttemptResponse[];
}
