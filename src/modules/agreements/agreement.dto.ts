/** Agreements and signatures as they are sent and shown. */
import {
  AGREEMENT_FORMS,
  type AgreementForm,
  SIGNATURE_METHODS,
  type SignatureMethod,
} from '../../domain/dispute/vocabulary.js';
import { Bool, DayField, InstantField, Int, Nested, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';
import { ObligationResponse } from '../disputes/obligation.dto.js';
import { AgreementDeliveryResponse, UndeliveredResponse } from './delivery.dto.js';
import { ObligationInput } from './obligation-input.dto.js';

export const AGREEMENT_STATES = ['draft', 'effective', 'superseded'] as const;

const UUID = '01900000-0000-7000-8000-0000000000d1';
const TEXT = { max: 5000, min: 0, multiline: true };
const FORM = {
  description: 'Written 书面, or oral 口头 where nothing stays to be performed and nobody asks for paper (R26).',
  example: 'written',
};
const FACTS = {
  ...TEXT,
  description: 'Main facts 纠纷主要事实.',
  example: '二〇二六年九月起，楼上水管漏水，楼下墙面受损。',
};
const ISSUES = { ...TEXT, description: 'Points at issue 争议事项.', example: '漏水原因和损失数额。' };
const RESPONSIBILITIES = {
  ...TEXT,
  description: 'What each party answers for 各方责任.',
  example: '水管属楼上住户专有部分，由其负责。',
};
const TERMS = { ...TEXT, description: 'What was agreed 协议内容.', example: '楼上住户修复水管并赔偿三千元。' };
const AGREED_ON = {
  description: 'Day an oral agreement was reached; then that is when it occurred.',
  example: '2026-10-14',
};

const PAYMENT = {
  kind: 'pay',
  debtorPartyIds: ['01900000-0000-7000-8000-0000000000b2'],
  creditorPartyIds: ['01900000-0000-7000-8000-0000000000b1'],
  description: '赔偿天花板修复费用',
  amount: '3000.00',
  dueOn: '2026-06-20',
};

export class DraftAgreementRequest {
  @Uuid({ optional: true, description: 'Your own id for a new agreement.', example: UUID }) id?: string;
  @Uuid({
    optional: true,
    description: 'A draft of this dispute to write anew: its next version, on which nobody has signed yet (R30).',
    example: UUID,
  })
  agreementId?: string;
  @OneOf(AGREEMENT_FORMS, FORM) form!: AgreementForm;
  @Text(FACTS) facts!: string;
  @Text(ISSUES) issues!: string;
  @Text(RESPONSIBILITIES) responsibilities!: string;
  @Text(TERMS) terms!: string;
  @NestedList(() => ObligationInput, {
    min: 1,
    max: 50,
    description: 'Who owes what to whom, by when.',
    example: [PAYMENT],
  })
  obligations!: ObligationInput[];
  @Int({
    min: 1,
    max: 1001,
    optional: true,
    description:
      'Copies to be made; default, and for a written one at the least, one for each party and one for the committee (PML 29).',
    example: 3,
  })
  copies?: number;
  @DayField({ ...AGREED_ON, optional: true }) agreedOn?: string;
  @Bool({ optional: true, default: false, description: 'A party asked for a written agreement (R26).', example: false })
  writtenRequested?: boolean;
  @InstantField({
    optional: true,
    description: 'When it was drawn up; default now; not with `agreedOn`.',
    example: '2026-10-14T02:00:00.000Z',
  })
  occurredAt?: string;
}

/** Whose hand it is: exactly one of the four. */
export class SignerInput {
  @Uuid({ optional: true, description: 'A party who signs in person.', example: UUID }) partyId?: string;
  @Uuid({ optional: true, description: 'Somebody who signs for a party and may settle (R9).', example: UUID })
  representativeId?: string;
  @Uuid({ optional: true, description: 'A mediator of the case.', example: UUID }) staffId?: string;
  @Bool({
    optional: true,
    description: 'True: the seal of the committee, set by a director who is not the signing mediator.',
    example: true,
  })
  seal?: boolean;
}

/** Somebody who saw a party sign: one of the staff or a person by name. */
export class WitnessInput {
  @Uuid({ optional: true, description: 'One of the staff, other than who records the signature.', example: UUID })
  staffId?: string;
  @Text({ max: 100, optional: true, description: 'Somebody else, by name; kept encrypted.', example: '王某' })
  name?: string;
}

export class SignAgreementRequest {
  @Uuid({ optional: true, description: 'Your own id for the signature.', example: UUID }) id?: string;
  @Nested(() => SignerInput, {
    description: 'Exactly one of `partyId`, `representativeId`, `staffId` and `seal: true`.',
  })
  by!: SignerInput;
  @OneOf(SIGNATURE_METHODS, {
    description: 'How; `electronic` is refused until a provider is configured.',
    example: 'signature',
  })
  method!: SignatureMethod;
  @DayField({
    description: 'Day of signing, from the last held session to today; that is when it occurred.',
    example: '2026-10-14',
  })
  signedOn!: string;
  @Nested(() => WitnessInput, {
    optional: true,
    description: 'Who saw it; required for a party and for who signs for one, unless the scanned page is on file.',
  })
  witness?: WitnessInput;
  @Uuid({
    optional: true,
    description: 'Attachment of this case with the scanned page; stands in for a witness.',
    example: UUID,
  })
  evidenceId?: string;
}

export class SignerResponse {
  @Uuid({ nullable: true, description: 'The party bound.' }) partyId!: string | null;
  @Uuid({ nullable: true, description: 'Who signed for the party.' }) representativeId!: string | null;
  @Uuid({ nullable: true, description: 'The mediator who signed.' }) staffId!: string | null;
  @Bool({ description: 'The seal of the committee.' }) seal!: boolean;
}

export class WitnessResponse {
  @Uuid({ nullable: true, description: 'One of the staff.' }) staffId!: string | null;
  @Text({ max: 100, nullable: true, description: 'Somebody else.' }) name!: string | null;
}

export class SignatureResponse {
  @Uuid({ description: 'Id of the signature.' }) id!: string;
  @Uuid({ description: 'Agreement it is set on.' }) agreementId!: string;
  @Int({ min: 1, max: 1_000_000, description: 'Version of the text it covers.' }) agreementVersion!: number;
  @Nested(() => SignerResponse, { description: 'Whose hand it is.' }) by!: SignerResponse;
  @OneOf(SIGNATURE_METHODS, { description: 'How.' }) method!: string;
  @DayField({ description: 'Day of signing.' }) signedOn!: string;
  @Nested(() => WitnessResponse, { nullable: true, description: 'Who saw it.' }) witness!: WitnessResponse | null;
  @Uuid({ nullable: true, description: 'Attachment with the scanned page.' }) evidenceId!: string | null;
  @InstantField({ description: 'When it was recorded.' }) recordedAt!: string;
}

/** What a draft still waits for. */
export class AwaitingResponse {
  @Uuid({ list: { max: 1000 }, description: 'Parties who have not signed.' }) partyIds!: string[];
  @Bool({ description: 'A mediator.' }) mediator!: boolean;
  @Bool({ description: 'The seal.' }) seal!: boolean;
}

export class AgreementResponse {
  @Uuid({ description: 'Id of the agreement.' }) id!: string;
  @Uuid({ description: 'Dispute it settles.' }) disputeId!: string;
  @Text({
    max: 100,
    nullable: true,
    description: 'Number of the agreement: that of the file (R39).',
    example: '(2026)阳春人调字第1号',
  })
  number!: string | null;
  @Int({ min: 1, max: 1_000_000, description: 'Version of the text; signatures need it as If-Match.' })
  version!: number;
  @OneOf(AGREEMENT_STATES, { description: 'Draft, in force, or overtaken by another draft that took effect first.' })
  state!: string;
  @OneOf(AGREEMENT_FORMS, FORM) form!: string;
  @Text(FACTS) facts!: string;
  @Text(ISSUES) issues!: string;
  @Text(RESPONSIBILITIES) responsibilities!: string;
  @Text(TERMS) terms!: string;
  @Int({ min: 1, max: 1001, description: 'Copies to be made.' }) copies!: number;
  @DayField({ ...AGREED_ON, nullable: true }) agreedOn!: string | null;
  @Text({
    max: 64,
    description:
      'SHA-256 (hex) of the RFC 8785 JSON of form, facts, issues, responsibilities, terms, copies, agreedOn and obligations (amount, continuing, creditorPartyIds, debtorPartyIds, description, dueOn, instalments, kind; shares and condition (text, dueDaysAfter) where there are any), as given here; dueOn is null where there is a condition.',
  })
  textDigest!: string;
  @DayField({
    nullable: true,
    description: 'Computed, never typed: the latest of all signatures; for an oral one the day agreed.',
  })
  effectiveOn!: string | null;
  @NestedList(() => ObligationResponse, { max: 50, description: 'Who owes what.' }) obligations!: ObligationResponse[];
  @NestedList(() => SignatureResponse, { max: 1000, description: 'Signatures on this version.' })
  signatures!: SignatureResponse[];
  @Nested(() => AwaitingResponse, { nullable: true, description: 'What a draft waits for; null for all others.' })
  awaiting!: AwaitingResponse | null;
  @NestedList(() => AgreementDeliveryResponse, {
    max: 1000,
    description: 'Copies handed over, in the order of recording.',
  })
  deliveries!: AgreementDeliveryResponse[];
  @Nested(() => UndeliveredResponse, {
    nullable: true,
    description: 'Who has no copy yet of a written agreement in force (PML 29); null for all others.',
  })
  undelivered!: UndeliveredResponse | null;
  @InstantField({ description: 'When this version was written down.' }) createdAt!: string;
}

export class AgreementPage extends PageResponse {
  @NestedList(() => AgreementResponse, {
    max: 200,
    description: 'Agreements and drafts in the order they were written.',
  })
  items!: AgreementResponse[];
}
