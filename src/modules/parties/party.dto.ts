/** Parties as they are sent and as they are shown: phones, id numbers and addresses masked. */
import {
  CONSENT_DECISIONS,
  CONSENT_SUBJECTS,
  NOTICE_METHODS,
  PARTY_KINDS,
  PARTY_ROLES,
  REPRESENTATIVE_KINDS,
} from '../../domain/dispute/vocabulary.js';
import { ALL_POWERS } from '../../domain/dispute/people/words.js';
import { Bool, Code, DayField, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

const UUID = '01900000-0000-7000-8000-0000000000e1';
const KIND = {
  description:
    '`legal`: parent or guardian of a minor or incapacitated adult, or the legal representative 法定代表人 of an organisation; `agent`: somebody the party empowered; `group`: chosen by a group from among itself.',
};
const POWERS = {
  list: { min: 1, max: ALL_POWERS.length, unique: true },
  description:
    'What they may do (R9): apply for, accept or stop mediation; state facts and give evidence; choose or challenge a mediator; settle = admit, change or waive claims, hence sign the agreement; sign other papers; receive papers and notices.',
  example: ['give_evidence', 'receive_documents'],
};
const VALID_FROM = {
  nullable: true,
  description: 'First day of the authority; null: not limited.',
  example: '2026-10-14',
};
const VALID_TO = {
  nullable: true,
  description: 'First day after the authority; null: not limited.',
  example: '2027-01-01',
};
const LETTER = {
  max: 100,
  description: 'Number or date of the letter of authority 授权委托书.',
  example: '2026年10月14日授权委托书',
};
const EVIDENCE = { description: 'Attachment with the signed page.', example: UUID };
const MEMBERS = {
  min: 2,
  max: 100_000,
  nullable: true,
  description: 'Of a group: how many it counts; required there and only there.',
  example: null,
};
const WORK_UNIT = { max: 100, nullable: true, example: '示例物业公司' };

/** As the forms write it (GB/T 2261.1). */
export const SEXES = ['male', 'female'] as const;
const SEX = { description: 'Sex, as the forms ask for it.', example: 'female' };
const ETHNICITY = { max: 20, description: 'Ethnicity 民族.', example: '畲族' };
const OCCUPATION = { max: 100, description: 'Occupation or post 职业、职务.', example: '教师' };
const BORN_ON = {
  description: 'Day of birth, not in the future; the forms print the age. Never worked out of the identity number.',
  example: '1990-01-01',
};
const masked = (options: { readonly description: string }) => ({
  max: 40,
  nullable: true,
  description: `${options.description} Masked; \`reveal\` shows it.`,
  example: '***',
});

export class RepresentativeInput {
  @Uuid({ optional: true, description: 'Made by the service when absent.' })
  id?: string;

  @OneOf(REPRESENTATIVE_KINDS, { ...KIND, example: 'agent' })
  kind!: string;

  @Text({ max: 100, description: 'Name.', example: '陈母' })
  name!: string;

  @OneOf(ALL_POWERS, {
    ...POWERS,
    optional: true,
    description: `${POWERS.description} Not for a legal representative, who may do everything; an agent shows them by \`letterNo\`; absent, a group's representative has all but \`settle\`.`,
  })
  powers?: string[];

  @Bool({
    optional: true,
    default: false,
    description:
      'May admit, change or waive claims (R9): the same as the power `settle`; of an agent only with `letterNo`.',
    example: false,
  })
  maySettle?: boolean;

  @DayField({ ...VALID_FROM, optional: true }) validFrom?: string | null;
  @DayField({ ...VALID_TO, optional: true }) validTo?: string | null;
  @Text({ ...LETTER, optional: true }) letterNo?: string;
}

/** Fields of a party that may be amended before acceptance. */
export class PartyFields {
  @Bool({ optional: true, default: false, description: 'Under 18: a legal representative signs (R8).' })
  minor?: boolean;

  @Bool({
    optional: true,
    default: false,
    description: 'Under 14, hence a minor: personal data only with the consent of the legal representative (R8).',
    example: false,
  })
  under14?: boolean;

  @Bool({ optional: true, default: false, description: '16 or 17 and living on own earnings: signs alone (R8).' })
  selfSupporting?: boolean;

  @Bool({
    optional: true,
    default: false,
    description: 'An adult who cannot act alone: a legal representative signs (CC 21-22, R8).',
    example: false,
  })
  incapacitated?: boolean;

  @Int({ ...MEMBERS, optional: true }) memberCount?: number | null;

  @Text({
    max: 40,
    optional: true,
    nullable: true,
    description: 'Shown masked; kept encrypted.',
    example: '13800000000',
  })
  phone?: string | null;

  @Text({
    max: 40,
    optional: true,
    nullable: true,
    description: 'Identity number; shown masked, kept encrypted.',
    example: '350981199001010011',
  })
  idNumber?: string | null;

  @Text({
    max: 300,
    optional: true,
    nullable: true,
    description: 'Home address; shown masked, kept encrypted.',
    example: '安居小区3号楼502',
  })
  address?: string | null;

  @Text({ ...WORK_UNIT, optional: true, description: 'Where the party works; shown masked, kept encrypted.' })
  workUnit?: string | null;

  @OneOf(SEXES, {
    ...SEX,
    optional: true,
    nullable: true,
    description: `${SEX.description} Shown masked; kept encrypted.`,
  })
  sex?: string | null;

  @Text({
    ...ETHNICITY,
    optional: true,
    nullable: true,
    description: `${ETHNICITY.description} Shown masked; kept encrypted.`,
  })
  ethnicity?: string | null;

  @Text({
    ...OCCUPATION,
    optional: true,
    nullable: true,
    description: `${OCCUPATION.description} Shown masked; kept encrypted.`,
  })
  occupation?: string | null;

  @DayField({
    ...BORN_ON,
    optional: true,
    nullable: true,
    description: `${BORN_ON.description} Shown masked; kept encrypted.`,
  })
  bornOn?: string | null;
}

export class PartyInput extends PartyFields {
  @Uuid({ optional: true, description: 'Made by the service when absent.' })
  id?: string;

  @OneOf(PARTY_ROLES)
  role!: string;

  @OneOf(PARTY_KINDS, {
    description: 'A person, an organisation, or a group that acts through those it chose.',
    example: 'person',
  })
  kind!: string;

  @Text({ max: 100, example: '陈某' })
  name!: string;

  @NestedList(() => RepresentativeInput, { max: 10, optional: true, description: 'Who acts for the party.' })
  representatives?: RepresentativeInput[];
}

export class AddPartyRequest extends PartyInput {
  @InstantField({ optional: true, description: 'When the party joined; default now.' })
  occurredAt?: string;
}

export class AmendPartyRequest extends PartyFields {
  @OneOf(PARTY_ROLES, { optional: true })
  role?: string;

  @OneOf(PARTY_KINDS, { optional: true })
  kind?: string;

  @Text({ max: 100, optional: true })
  name?: string;

  @NestedList(() => RepresentativeInput, { max: 10, optional: true, description: 'Replaces the whole list.' })
  representatives?: RepresentativeInput[];
}

export const REVEALABLE = [
  'phone',
  'idNumber',
  'address',
  'workUnit',
  'sex',
  'ethnicity',
  'occupation',
  'bornOn',
] as const;
export const REVEAL_PURPOSES = ['contact', 'verify_identity', 'prepare_document', 'visit'] as const;

export class RevealRequest {
  @OneOf(REVEALABLE, {
    list: { min: 1, max: REVEALABLE.length, unique: true },
    description: 'What to show unmasked.',
    example: ['phone'],
  })
  fields!: (typeof REVEALABLE)[number][];

  @OneOf(REVEAL_PURPOSES, { description: 'Why; kept in the audit log with your name (PIPL 6, 28, 51).' })
  purpose!: string;
}

export class RevealResponse {
  @Text({ max: 40, optional: true, nullable: true })
  phone?: string | null;

  @Text({ max: 40, optional: true, nullable: true })
  idNumber?: string | null;

  @Text({ max: 300, optional: true, nullable: true })
  address?: string | null;

  @Text({ max: 100, optional: true, nullable: true, description: 'Where the party works.' })
  workUnit?: string | null;

  @OneOf(SEXES, { ...SEX, optional: true, nullable: true })
  sex?: string | null;

  @Text({ ...ETHNICITY, optional: true, nullable: true })
  ethnicity?: string | null;

  @Text({ ...OCCUPATION, optional: true, nullable: true })
  occupation?: string | null;

  @DayField({ ...BORN_ON, optional: true, nullable: true })
  bornOn?: string | null;
}

export class RepresentativeResponse {
  @Uuid({ description: 'Id of the representative; signatures, notices and consents name it.' }) id!: string;
  @OneOf(REPRESENTATIVE_KINDS, KIND) kind!: string;
  @Text({ max: 100, min: 0, description: 'Name.', example: '陈母' }) name!: string;
  @OneOf(ALL_POWERS, { ...POWERS, list: { max: ALL_POWERS.length } }) powers!: string[];
  @Bool({ description: 'May admit, change or waive claims, hence sign: the power `settle`.' }) maySettle!: boolean;
  @DayField(VALID_FROM) validFrom!: string | null;
  @DayField(VALID_TO) validTo!: string | null;
  @Text({ ...LETTER, nullable: true }) letterNo!: string | null;
  @Uuid({ ...EVIDENCE, nullable: true }) evidenceId!: string | null;
  @InstantField({ description: 'Since when they represent the party.' }) since!: string;
  @InstantField({ nullable: true, description: 'When it was ended; what was done before stays. Null: not ended.' })
  endedAt!: string | null;
}

export class NoticeResponse {
  @Uuid({ description: 'Id of the notice.' })
  id!: string;

  @OneOf(NOTICE_METHODS, { description: 'How.' })
  method!: string;

  @Uuid({ ...EVIDENCE, nullable: true })
  evidenceId!: string | null;

  @Uuid({ nullable: true, description: 'Representative who took it for the party; null: the party itself.' })
  toRepresentativeId!: string | null;

  @Uuid({ nullable: true, description: 'One of the staff who saw it.' })
  witnessStaffId!: string | null;

  @InstantField({ description: 'When it was told.' })
  occurredAt!: string;
}

export class ConsentResponse {
  @Uuid()
  id!: string;

  @OneOf(CONSENT_SUBJECTS)
  subject!: string;

  @OneOf(CONSENT_DECISIONS)
  decision!: string;

  @Uuid({ nullable: true, description: 'What exactly was consented to.' })
  subjectId!: string | null;

  @Uuid({ ...EVIDENCE, nullable: true })
  evidenceId!: string | null;

  @Uuid({ nullable: true, description: 'Representative who said it; null: the party itself.' })
  byRepresentativeId!: string | null;

  @InstantField({ description: 'When it was said.' })
  occurredAt!: string;
}

export class PartyResponse {
  @Uuid()
  id!: string;

  @Uuid()
  disputeId!: string;

  @Int({ min: 1, max: 1000, description: 'Order in which the parties stand on the papers.' })
  position!: number;

  @OneOf(PARTY_ROLES)
  role!: string;

  @OneOf(PARTY_KINDS)
  kind!: string;

  @Text({ max: 100 })
  name!: string;

  @Bool({ description: 'Under 18.' })
  minor!: boolean;

  @Bool({ description: 'Under 14.' })
  under14!: boolean;

  @Bool({ description: '16 or 17 and living on own earnings.' })
  selfSupporting!: boolean;

  @Bool({ description: 'An adult who cannot act alone.' })
  incapacitated!: boolean;

  @Int(MEMBERS)
  memberCount!: number | null;

  @Text({ max: 40, nullable: true, description: 'Masked; `reveal` shows it.', example: '138******00' })
  phone!: string | null;

  @Text({ max: 40, nullable: true, description: 'Masked; `reveal` shows it.' })
  idNumber!: string | null;

  @Text({ max: 300, nullable: true, description: 'Masked; `reveal` shows it.' })
  address!: string | null;

  @Text({ ...WORK_UNIT, description: 'Masked; `reveal` shows it.' })
  workUnit!: string | null;

  @Text(masked(SEX))
  sex!: string | null;

  @Text(masked(ETHNICITY))
  ethnicity!: string | null;

  @Text(masked(OCCUPATION))
  occupation!: string | null;

  @Text(masked(BORN_ON))
  bornOn!: string | null;

  @InstantField({
    nullable: true,
    description: 'Since when the data is restricted: shown masked alone, never in the clear (R48); null: it is not.',
    example: null,
  })
  restrictedAt!: string | null;

  @InstantField({ description: 'When the party joined the case.' })
  joinedAt!: string;

  @InstantField({
    nullable: true,
    description: 'When the party left it: since then it is history. Null: still a party.',
  })
  leftAt!: string | null;

  @NestedList(() => RepresentativeResponse, { max: 1000, description: 'Who acts or acted for the party.' })
  representatives!: RepresentativeResponse[];

  @NestedList(() => NoticeResponse, { max: 1000, description: 'Rights and duties told (R3).' })
  rightsNotices!: NoticeResponse[];

  @NestedList(() => NoticeResponse, { max: 1000, description: 'Remedies told (R24).' })
  remediesNotices!: NoticeResponse[];

  @NestedList(() => ConsentResponse, { max: 1000, description: 'Consents and refusals, all kept (R2).' })
  consents!: ConsentResponse[];
}

export class PartyListResponse {
  @NestedList(() => PartyResponse, { max: 1000 })
  items!: PartyResponse[];
}

/** A notice to a party, as recorded. */
export class NoticeRecordResponse extends NoticeResponse {
  @Uuid()
  partyId!: string;

  @Code({ description: 'Which kind: `rights` or `remedies`.', example: 'rights' })
  kind!: string;
}

/** A consent or refusal, as recorded. */
export class ConsentRecordResponse extends ConsentResponse {
  @Uuid()
  partyId!: string;
}
