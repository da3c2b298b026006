/** Requests and responses of the petition register. */
import {
  PETITION_CHANNELS,
  PETITION_FIRST_SCOPES,
  PETITION_LEVELS,
  PETITION_SOURCES,
  type PetitionChannel,
  type PetitionFirstScope,
  type PetitionLevel,
  type PetitionSource,
} from '../../domain/petitions/petition.js';
import {
  Bool,
  DayField,
  InstantField,
  Int,
  NestedList,
  OneOf,
  QueryBool,
  QueryList,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageQuery, PageResponse } from '../../platform/http/page.js';
import { PETITION_ORIGINS } from './petition.record.js';

export const MAX_PERSONS = 100_000;

const CENTER = {
  description: 'Leaf centre whose residents it is by or about; it keeps the register.',
  example: '01900000-0000-7000-8000-000000000004',
};
const OCCURRED_ON = {
  description: 'Day it was made, in the zone of the centre; not in the future.',
  example: '2026-09-08',
};
const CHANNEL = { description: 'Visit 走访, letter 来信, phone 来电, online 网上, fax 传真.', example: 'letter' };
const LEVEL = { description: 'Level of the body it was addressed to.', example: 'township' };
const PERSONS = { min: 1, max: MAX_PERSONS, description: 'Persons who made it 人次.', example: 1 };
const GROUP = {
  description: 'Group petition 集体访: several people with a common matter; needs at least 2 persons.',
  example: false,
};
const JOINT_LETTER = { description: 'Joint letter 联名信; needs at least 2 persons.', example: false };
const MATTER = {
  max: 2000,
  multiline: true,
  description:
    'What it is about. No names, addresses or numbers of persons: the register counts matters, it does not rank people.',
  example: '反映小区停车位划线问题',
};
const FIRST = { description: 'True for a first petition 初次, false for a repeated one 重复.', example: true };
const FIRST_SCOPE = {
  description:
    'To whom it was, or was not, the first: `body` that registered it or `nationwide`, over all channels or this `_channel` alone.',
  example: 'body',
};
const OVER_LEVEL = {
  description: 'Over-level 越级: made above the competent body and the one over it.',
  example: false,
};
const DISPUTE = {
  description:
    'Dispute of this centre it grew out of. Only disputes you may see can be linked, and others read as null.',
  example: null,
};
const PROVISIONAL = {
  description:
    'Provisional 待确认: reported by somebody else than the petition officer, or late, and not yet confirmed by that officer. It counts all the same.',
};
const KNOWN_FROM = {
  description: 'How we know: own register, handed over by the petition bureau, or otherwise.',
  example: 'own',
};

export class RegisterPetitionRequest {
  @Uuid({
    optional: true,
    description: 'Your own id for the new entry.',
    example: '01900000-0000-7000-8000-0000000000e1',
  })
  id?: string;
  @Uuid(CENTER) centerId!: string;
  @DayField(OCCURRED_ON) occurredOn!: string;
  @OneOf(PETITION_CHANNELS, CHANNEL) channel!: PetitionChannel;
  @OneOf(PETITION_LEVELS, LEVEL) level!: PetitionLevel;
  @Int(PERSONS) persons!: number;
  @Bool(GROUP) group!: boolean;
  @Bool({ ...JOINT_LETTER, optional: true, default: false }) jointLetter?: boolean;
  @Text(MATTER) matter!: string;
  @Bool(FIRST) first!: boolean;
  @OneOf(PETITION_FIRST_SCOPES, { ...FIRST_SCOPE, optional: true, nullable: true })
  firstScope?: PetitionFirstScope | null;
  @Bool({ ...OVER_LEVEL, optional: true, default: false }) overLevel?: boolean;
  @Uuid({ ...DISPUTE, optional: true, nullable: true }) disputeId?: string | null;
  @OneOf(PETITION_SOURCES, KNOWN_FROM) knownFrom!: PetitionSource;
}

export class AmendPetitionRequest {
  @DayField({ ...OCCURRED_ON, optional: true }) occurredOn?: string;
  @OneOf(PETITION_CHANNELS, { ...CHANNEL, optional: true }) channel?: PetitionChannel;
  @OneOf(PETITION_LEVELS, { ...LEVEL, optional: true }) level?: PetitionLevel;
  @Int({ ...PERSONS, optional: true }) persons?: number;
  @Bool({ ...GROUP, optional: true }) group?: boolean;
  @Bool({ ...JOINT_LETTER, optional: true }) jointLetter?: boolean;
  @Text({ ...MATTER, optional: true }) matter?: string;
  @Bool({ ...FIRST, optional: true }) first?: boolean;
  @OneOf(PETITION_FIRST_SCOPES, { ...FIRST_SCOPE, optional: true, nullable: true })
  firstScope?: PetitionFirstScope | null;
  @Bool({ ...OVER_LEVEL, optional: true }) overLevel?: boolean;
  @Uuid({ ...DISPUTE, optional: true, nullable: true }) disputeId?: string | null;
  @OneOf(PETITION_SOURCES, { ...KNOWN_FROM, optional: true }) knownFrom?: PetitionSource;
}

export class PetitionQuery extends PageQuery {
  @QueryList() @Uuid({ optional: true, list: { max: 50 }, description: 'Centre; repeat for OR.' }) centerId?: string[];
  @DayField({ optional: true, description: 'Made on this day or later.', example: '2026-01-01' }) occurredFrom?: string;
  @DayField({ optional: true, description: 'Made before this day.', example: '2027-01-01' }) occurredTo?: string;

  @QueryList()
  @OneOf(PETITION_CHANNELS, {
    optional: true,
    list: { max: 5 },
    description: 'Channel; repeat for OR.',
    example: ['visit'],
  })
  channel?: string[];

  @QueryList()
  @OneOf(PETITION_LEVELS, { optional: true, list: { max: 6 }, description: 'Level; repeat for OR.', example: ['city'] })
  level?: string[];

  @QueryBool() @Bool({ optional: true, description: 'Only first, or only repeated petitions.' }) first?: boolean;
  @QueryBool()
  @Bool({ optional: true, description: 'Only over-level petitions, or only the others.' })
  overLevel?: boolean;
  @QueryBool()
  @Bool({ optional: true, description: 'Only provisional petitions, or only the others.' })
  provisional?: boolean;
  @Text({ max: 100, optional: true, description: 'Part of the matter or of the number.', example: '停车' }) q?: string;
}

export class PetitionResponse {
  @Uuid({ description: 'Id of the entry.' }) id!: string;
  @Text({
    max: 100,
    description: 'Number in the register, without gaps per centre and year.',
    example: '(2026)阳春信访字第1号',
  })
  number!: string;
  @Uuid(CENTER) centerId!: string;
  @OneOf(PETITION_ORIGINS, {
    description: '`imported`: from the register of another system (`POST /imports`); it counts like any other.',
    example: 'recorded',
  })
  origin!: string;
  @DayField(OCCURRED_ON) occurredOn!: string;
  @OneOf(PETITION_CHANNELS, CHANNEL) channel!: string;
  @OneOf(PETITION_LEVELS, LEVEL) level!: string;
  @Int(PERSONS) persons!: number;
  @Bool(GROUP) group!: boolean;
  @Bool(JOINT_LETTER) jointLetter!: boolean;
  @Text(MATTER) matter!: string;
  @Bool(FIRST) first!: boolean;
  @OneOf(PETITION_FIRST_SCOPES, { ...FIRST_SCOPE, nullable: true }) firstScope!: string | null;
  @Bool(OVER_LEVEL) overLevel!: boolean;
  @Uuid({ ...DISPUTE, nullable: true }) disputeId!: string | null;
  @OneOf(PETITION_SOURCES, KNOWN_FROM) knownFrom!: string;
  @Bool({ description: 'Recorded more than one working day after the day it was made.' }) late!: boolean;
  @Bool({ description: 'False: `late` was worked out on a year nobody had entered.' }) calendarKnown!: boolean;
  @Bool(PROVISIONAL) provisional!: boolean;
  @Uuid({ nullable: true, description: 'Account of the petition officer who confirmed a provisional entry.' })
  confirmedBy!: string | null;
  @InstantField({ nullable: true, description: 'When it was confirmed.' }) confirmedAt!: string | null;
  @Uuid({ nullable: true, description: 'The item 信访事项 it became: /petition-items/{itemId}.' }) itemId!:
    string | null;
  @OneOf(['firstScope'], {
    list: { max: 1 },
    description: 'What the zero-petition report wants to know of it (R43) and nobody entered.',
    example: [],
  })
  missing!: string[];
  @InstantField({ description: 'When it was written down here; the clock of the service.' }) recordedAt!: string;
  @Uuid({ description: 'Account that wrote it down.' }) recordedBy!: string;
  @Int({
    min: 1,
    max: 2147483647,
    description: 'Raised by every amendment; part of the ETag. Earlier versions are kept.',
  })
  version!: number;
  @InstantField({ description: 'When it was last amended.' }) updatedAt!: string;
}

export class PetitionPage extends PageResponse {
  @NestedList(() => PetitionResponse, { max: 200, description: 'Petitions, latest day first.' })
  items!: PetitionResponse[];
}

/** What an entry said once. */
export class PetitionVersionResponse {
  @Int({ min: 1, max: 2147483647, description: 'Which version.' }) version!: number;
  @DayField(OCCURRED_ON) occurredOn!: string;
  @OneOf(PETITION_CHANNELS, CHANNEL) channel!: string;
  @OneOf(PETITION_LEVELS, LEVEL) level!: string;
  @Int(PERSONS) persons!: number;
  @Bool(GROUP) group!: boolean;
  @Bool(JOINT_LETTER) jointLetter!: boolean;
  @Text(MATTER) matter!: string;
  @Bool(FIRST) first!: boolean;
  @OneOf(PETITION_FIRST_SCOPES, { ...FIRST_SCOPE, nullable: true }) firstScope!: string | null;
  @Bool(OVER_LEVEL) overLevel!: boolean;
  @Uuid({ ...DISPUTE, nullable: true }) disputeId!: string | null;
  @OneOf(PETITION_SOURCES, KNOWN_FROM) knownFrom!: string;
  @Bool(PROVISIONAL) provisional!: boolean;
  @InstantField({ description: 'When this version was written down.' }) recordedAt!: string;
  @Uuid({ description: 'Account that wrote it down.' }) recordedBy!: string;
}

export class PetitionVersionList {
  @NestedList(() => PetitionVersionResponse, { max: 100_000, description: 'Every version, the first one first.' })
  items!: PetitionVersionResponse[];
}
