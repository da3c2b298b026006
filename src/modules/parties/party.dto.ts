/** Parties as they are sent and as they are shown: phones, id numbers and addresses masked. */
import {
  CONSENT_DECISIONS,
  CONSENT_SUBJECTS,
  NOTICE_METHODS,
  PARTY_KINDS,
  PARTY_ROLES,
  REPRESENTATIVE_KINDS,
} from '../../domain/dispute/vocabulary.js';
import { Bool, Code, InstantField, Int, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

export class RepresentativeInput {
  @Uuid({ optional: true, description: 'Made by the service when absent.' })
  id?: string;

  @OneOf(REPRESENTATIVE_KINDS, { description: '`legal`: parent or guardian; `agent`: somebody the party empowered.' })
  kind!: string;

  @Text({ max: 100, example: '陈母' })
  name!: string;

  @Bool({
    optional: true,
    default: false,
    description: 'May admit, change or waive claims, hence sign (R9). A legal representative always may.',
  })
  maySettle?: boolean;
}

/** Fields of a party that may be amended before acceptance. */
export class PartyFields {
  @Bool({ optional: true, default: false, description: 'Under 18: a legal representative signs (R8).' })
  minor?: boolean;

  @Bool({ optional: true, default: false, description: '16 or 17 and living on own earnings: signs alone (R8).' })
  selfSupporting?: boolean;

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
}

export class PartyInput extends PartyFields {
  @Uuid({ optional: true, description: 'Made by the service when absent.' })
  id?: string;

  @OneOf(PARTY_ROLES)
  role!: string;

  @OneOf(PARTY_KINDS)
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

export const REVEALABLE = ['phone', 'idNumber', 'address'] as const;
export const REVEAL_PURPOSES = ['contact', 'verify_identity', 'prepare_document', 'visit'] as const;

export class RevealRequest {
  @OneOf(REVEALABLE, {
    list: { min: 1, max: 3, unique: true },
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
}

export class RepresentativeResponse {
  @Uuid()
  id!: string;

  @OneOf(REPRESENTATIVE_KINDS)
  kind!: string;

  @Text({ max: 100 })
  name!: string;

  @Bool({ description: 'May admit, change or waive claims, hence sign.' })
  maySettle!: boolean;
}

export class NoticeResponse {
  @Uuid()
  id!: string;

  @OneOf(NOTICE_METHODS)
  method!: string;

  @InstantField()
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

  @InstantField()
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

  @Bool()
  minor!: boolean;

  @Bool()
  selfSupporting!: boolean;

  @Text({ max: 40, nullable: true, description: 'Masked; `reveal` shows it.', example: '138******00' })
  phone!: string | null;

  @Text({ max: 40, nullable: true, description: 'Masked; `reveal` shows it.' })
  idNumber!: string | null;

  @Text({ max: 300, nullable: true, description: 'Masked; `reveal` shows it.' })
  address!: string | null;

  @InstantField({ description: 'When the party joined the case.' })
  joinedAt!: string;

  @NestedList(() => RepresentativeResponse, { max: 10 })
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
