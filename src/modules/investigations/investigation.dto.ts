/** Investigation records 调查记录 as they are sent and shown (form 5 of 司发通〔2010〕239号). */
import {
  INVESTIGATION_KINDS,
  type InvestigationKind,
  RECORD_SIGNATURES,
  type RecordSignature,
} from '../../domain/dispute/investigation/words.js';
import { InstantField, Int, Nested, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';

const UUID = '01900000-0000-7000-8000-0000000000c7';
const FROM = { description: 'When it began.', example: '2026-10-14T01:00:00.000Z' };
const TO = {
  description: 'When it ended, after it began; that is when it occurred.',
  example: '2026-10-14T01:40:00.000Z',
};
const KIND = {
  description: 'Somebody was asked (`interview`), a place was looked at (`site_visit`), or papers were (`document`).',
  example: 'interview',
};
const PLACE = { max: 200, description: 'Where.', example: '示例小区 3 号楼 602 室' };
const PARTY = 'The person asked, where that is a party of the case';
const INVESTIGATORS = { list: { min: 1, max: 10, unique: true }, description: 'Who investigated.', example: [UUID] };
const RECORDER = 'Who wrote it down, where that is somebody else of the staff';
const PARTICIPANTS = {
  max: 100,
  list: { max: 20 },
  description: 'Who else was there: name, and as what.',
  example: ['黄某某（楼长）'],
};
const FINDINGS = { max: 20_000, multiline: true, description: 'What was found.', example: '吊顶有新鲜水渍。' };
const SIGNED = { description: 'Did the person asked sign what was written down?', example: 'signed' };
const REFUSED = { max: 500, multiline: true, description: 'Why they did not sign.' };

export class QuestionInput {
  @Text({ max: 1000, multiline: true, description: 'Question.', example: '漏水从何时开始？' }) question!: string;
  @Text({ max: 5000, multiline: true, min: 0, description: 'Answer; empty: none was given.', example: '四月二十日。' })
  answer!: string;
}

/** Somebody asked who is not a party. */
export class PersonAskedInput {
  @Text({ max: 100, description: 'Name.', example: '黄某某' }) name!: string;
  @Text({ max: 100, description: 'What they are to the matter.', example: '楼下邻居' }) relation!: string;
}

const QUESTIONS = { max: 200, description: 'Questions and answers, in their order.' };

export class RecordInvestigationRequest {
  @Uuid({ optional: true, description: 'Your own id for the record.', example: UUID }) id?: string;
  @OneOf(INVESTIGATION_KINDS, KIND) kind!: InvestigationKind;
  @InstantField(FROM) from!: string;
  @InstantField(TO) to!: string;
  @Text(PLACE) place!: string;
  @Uuid({ optional: true, description: `${PARTY}; either this or \`person\`. An interview has one of them.` })
  partyId?: string;
  @Nested(() => PersonAskedInput, {
    optional: true,
    description: 'The person asked, where that is somebody else.',
    example: { name: '黄某某', relation: '楼下邻居' },
  })
  person?: PersonAskedInput;
  @Text({ ...PARTICIPANTS, optional: true }) participants?: string[];
  @Uuid(INVESTIGATORS) investigatorIds!: string[];
  @Uuid({ optional: true, description: `${RECORDER}; left out: those who investigated.` }) recorderId?: string;
  @NestedList(() => QuestionInput, {
    ...QUESTIONS,
    optional: true,
    description: `${QUESTIONS.description} An interview has some; otherwise these or \`findings\`.`,
    example: [{ question: '漏水从何时开始？', answer: '九月下旬。' }],
  })
  questions?: QuestionInput[];
  @Text({ ...FINDINGS, optional: true }) findings?: string;
  @OneOf(RECORD_SIGNATURES, {
    ...SIGNED,
    optional: true,
    description: `${SIGNED.description} Only and always where somebody was asked.`,
  })
  signed?: RecordSignature;
  @Text({ ...REFUSED, optional: true, description: `${REFUSED.description} Only and always with \`refused\`.` })
  refusalReason?: string;
}

export class QuestionResponse {
  @Text({ max: 1000, multiline: true, description: 'Question.' }) question!: string;
  @Text({ max: 5000, multiline: true, min: 0, description: 'Answer.' }) answer!: string;
}

export class PersonAskedResponse {
  @Text({ max: 100, description: 'Name.' }) name!: string;
  @Text({ max: 100, description: 'What they are to the matter.' }) relation!: string;
}

export class InvestigationResponse {
  @Uuid({ description: 'Id of the record.' }) id!: string;
  @Uuid({ description: 'Dispute it belongs to.' }) disputeId!: string;
  @OneOf(INVESTIGATION_KINDS, KIND) kind!: string;
  @InstantField(FROM) from!: string;
  @InstantField(TO) to!: string;
  @Text(PLACE) place!: string;
  @Uuid({ nullable: true, description: `${PARTY}.` }) partyId!: string | null;
  @Nested(() => PersonAskedResponse, { nullable: true, description: 'The person asked, where that is somebody else.' })
  person!: PersonAskedResponse | null;
  @Text(PARTICIPANTS) participants!: readonly string[];
  @Uuid(INVESTIGATORS) investigatorIds!: string[];
  @Uuid({ nullable: true, description: `${RECORDER}.` }) recorderId!: string | null;
  @NestedList(() => QuestionResponse, QUESTIONS) questions!: readonly QuestionResponse[];
  @Text({ ...FINDINGS, nullable: true }) findings!: string | null;
  @OneOf(RECORD_SIGNATURES, { ...SIGNED, nullable: true, description: `${SIGNED.description} Null: nobody was asked.` })
  signed!: string | null;
  @Text({ ...REFUSED, nullable: true }) refusalReason!: string | null;
  @InstantField({ description: 'When it was written down.' }) recordedAt!: string;
  @Uuid({ nullable: true, description: 'Who wrote it into the file.' }) recordedByStaffId!: string | null;
  @Int({ min: 1, max: 2_000_000_000, description: 'Number of its entry in the log; the version part of its ETag.' })
  seq!: number;
}

export class InvestigationPage extends PageResponse {
  @NestedList(() => InvestigationResponse, { max: 200, description: 'Investigations in the order of their beginning.' })
  items!: InvestigationResponse[];
}
