/** Requests of a party about their own data, and what is told to them. */
import { PROVISION_KINDS } from '../../domain/privacy/provisions.js';
import {
  DECISIONS,
  IDENTITY_CHECKS,
  NOT_YET,
  OUTCOMES,
  REQUEST_KINDS,
  REQUEST_WAYS,
} from '../../domain/privacy/subject-requests.js';
import { SHARING_GROUNDS } from '../../domain/dispute/custody/words.js';
import {
  Code,
  DayField,
  InstantField,
  Nested,
  NestedList,
  OneOf,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';

const KIND =
  '`access` to all the centre holds about the person, `correction`, `restriction`, `erasure`, `consent_withdrawal` (PIPL 15, 44–47), `release` of a restriction.';
const VIA = 'How it came in.';
const IDENTITY = 'How it was made sure that it is the party, or somebody who may act for them.';
const WORDS = { max: 2000, multiline: true } as const;

export class RecordSubjectRequest {
  @Uuid({ optional: true, description: 'Id of the request; made here when absent.' }) id?: string;
  @Uuid({ description: 'The party of this case who asks, or for whom somebody does.' }) partyId!: string;
  @OneOf(REQUEST_KINDS, { description: KIND, example: 'access' }) kind!: (typeof REQUEST_KINDS)[number];
  @OneOf(REQUEST_WAYS, { description: VIA, example: 'in_person' }) via!: string;
  @OneOf(IDENTITY_CHECKS, { description: IDENTITY, example: 'id_card_seen' }) identityCheck!: string;
  @DayField({ description: 'Day it came in; not in the future.', example: '2026-10-14' }) receivedOn!: string;
  @Text({
    ...WORDS,
    optional: true,
    description: 'What was asked, in words; required for `release` and `consent_withdrawal`. Kept encrypted.',
    example: '希望查阅本人资料。',
  })
  words?: string;
}

export class DecideSubjectRequest {
  @OneOf(DECISIONS, { description: 'Granted or refused.', example: 'granted' }) decision!: (typeof DECISIONS)[number];
  @Text({
    ...WORDS,
    optional: true,
    description: 'Why; required for a refusal (PIPL 50). Kept encrypted.',
    example: '经核对身份，同意查阅。',
  })
  reason?: string;
}

export class SubjectRequestsQuery extends PageQuery {
  @QueryList()
  @Uuid({ optional: true, list: { max: 50 }, description: 'Centre of origin of the case; repeat for OR.' })
  centerId?: string[];
  @Uuid({ optional: true, description: 'A case.' }) disputeId?: string;
  @OneOf(['open', 'decided'], { optional: true, description: 'Not decided yet, or decided.', example: 'open' })
  state?: string;
}

export class NotYetRestricted {
  @Uuid({ description: 'The case.' }) disputeId!: string;
  @Code({ description: 'Where it stands.', example: 'withdrawn' }) state!: string;
  @OneOf(NOT_YET, {
    description:
      '`case_open`: it goes on and needs the data; `case_not_closed`: it has ended and is to be closed first; `not_asked`: closed since, or ' +
      'released: a request of its own restricts it.',
    example: 'case_not_closed',
  })
  reason!: string;
}

export class SubjectRequestResponse {
  @Uuid({ description: 'Id of the request.' }) id!: string;
  @Uuid({ description: 'Centre of origin of the case.' }) centerId!: string;
  @Uuid({ description: 'The case.' }) disputeId!: string;
  @Uuid({ description: 'The party.' }) partyId!: string;
  @OneOf(REQUEST_KINDS, { description: KIND, example: 'access' }) kind!: string;
  @OneOf(REQUEST_WAYS, { description: VIA, example: 'in_person' }) via!: string;
  @OneOf(IDENTITY_CHECKS, { description: IDENTITY, example: 'id_card_seen' }) identityCheck!: string;
  @DayField({ description: 'Day it came in.' }) receivedOn!: string;
  @DayField({ description: 'Last day to answer: 30 days later (GB/T 35273-2020 8.7).' }) dueOn!: string;
  @Text({ ...WORDS, nullable: true, description: 'What was asked, in words.' }) words!: string | null;
  @OneOf(DECISIONS, { nullable: true, description: 'Null while undecided.', example: 'granted' }) decision!:
    string | null;
  @OneOf(OUTCOMES, {
    nullable: true,
    description:
      '`open_to_see` (`…/data`), `to_be_corrected`, `restricted` (stored and kept safe, nothing else; R48), `released`, `none`; null while undecided.',
    example: 'open_to_see',
  })
  outcome!: string | null;
  @Text({ ...WORDS, nullable: true, description: 'Why.' }) reason!: string | null;
  @InstantField({ nullable: true, description: 'When it was decided.' }) decidedAt!: string | null;
  @InstantField({ description: 'When it was recorded.' }) recordedAt!: string;
  @Uuid({
    list: { max: 1000 },
    nullable: true,
    description:
      'The cases of the centre it reaches as they are now, that of the request first: those in which a party has the same identity number ' +
      '(or credit code of an organisation), if it is a valid one; else the case of the request alone. Null for who does not decide it.',
  })
  disputeIds!: string[] | null;
  @NestedList(() => NotYetRestricted, {
    max: 1000,
    nullable: true,
    description:
      'Of a restriction that was granted: the cases among these in which the data is not restricted, and why; otherwise empty. Null for who does ' +
      'not decide it.',
  })
  notYet!: NotYetRestricted[] | null;
}

export class SubjectRequestPage extends PageResponse {
  @NestedList(() => SubjectRequestResponse, { max: 200, description: 'The latest first.' })
  items!: SubjectRequestResponse[];
}

const OWN = { max: 500, nullable: true } as const;

export class SubjectOwnData {
  @Text({ max: 200, description: 'Name.', example: '示例甲' }) name!: string;
  @Text({ ...OWN, description: 'Phone.' }) phone!: string | null;
  @Text({ ...OWN, description: 'Identity number.' }) idNumber!: string | null;
  @Text({ ...OWN, description: 'Home address.' }) address!: string | null;
  @Text({ ...OWN, description: 'Work unit.' }) workUnit!: string | null;
  @Text({ ...OWN, description: 'Sex.' }) sex!: string | null;
  @Text({ ...OWN, description: 'Ethnicity.' }) ethnicity!: string | null;
  @Text({ ...OWN, description: 'Occupation.' }) occupation!: string | null;
  @Text({ ...OWN, description: 'Day of birth.' }) bornOn!: string | null;
}

export class SubjectConsent {
  @Code({ description: 'What it was about.', example: 'mediation' }) subject!: string;
  @Code({ description: '`given` or `refused`.', example: 'given' }) decision!: string;
  @InstantField({ description: 'When.' }) at!: string;
}

export class SubjectProvision {
  @OneOf(PROVISION_KINDS, { description: 'In what way; see the register.', example: 'referral_outside' }) kind!: string;
  @Text({ max: 200, description: 'The same in words.', example: '移送中心以外的单位' }) text!: string;
  @Code({
    nullable: true,
    description: 'Kind of the body; null: within the administration of the centres.',
    example: 'court',
  })
  recipient!: string | null;
  @Text({ max: 500, nullable: true, description: 'Its name, where it is known.', example: '示例区人民法院' })
  recipientName!: string | null;
  @OneOf(SHARING_GROUNDS, { description: 'On what ground.', example: 'statutory' }) ground!: string;
  @InstantField({ description: 'When.' }) at!: string;
}

export class SubjectCase {
  @Uuid({ description: 'The case.' }) disputeId!: string;
  @Text({ max: 64, description: 'Receipt number.', example: 'YC-2026-000001' }) receiptNo!: string;
  @Text({ max: 64, nullable: true, description: 'Case number.' }) number!: string | null;
  @Code({ description: 'Where it stands.', example: 'closed' }) state!: string;
  @Code({ description: 'Category.', example: 'neighbor' }) category!: string;
  @InstantField({ description: 'When it was received.' }) receivedAt!: string;
  @Code({ description: 'As what the person is in it.', example: 'applicant' }) role!: string;
  @InstantField({ nullable: true, description: 'Since when the data is restricted; null: it is not.' }) restrictedAt!:
    string | null;
  @Nested(() => SubjectOwnData, { description: 'What is held about the person, in the clear.' }) own!: SubjectOwnData;
  @NestedList(() => SubjectConsent, { max: 1000, description: 'What they agreed to and refused.' })
  consents!: SubjectConsent[];
  @Text({
    max: 10,
    list: { max: 1000 },
    description: 'The others in it, by the beginning of their names.',
    example: ['林***'],
  })
  others!: string[];
  @NestedList(() => SubjectProvision, {
    max: 10_000,
    description: 'To whom data of this case was provided (PIPL 23); not what was reported or handed to the police.',
  })
  providedTo!: SubjectProvision[];
}

export class SubjectDataResponse {
  @Uuid({ description: 'The request.' }) requestId!: string;
  @InstantField({ description: 'As of when.' }) asOf!: string;
  @NestedList(() => SubjectCase, { max: 1000, description: 'Every case of this centre in which the person is found.' })
  cases!: SubjectCase[];
  @Text({ max: 1_000_000, multiline: true, description: 'The same as a text to be printed and handed over.' })
  text!: string;
}
