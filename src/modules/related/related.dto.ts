/** Cases that belong together, as they are asked for and shown. */
import { PARTY_ROLES, AGREEMENT_FORMS, OBLIGATION_KINDS } from '../../domain/dispute/vocabulary.js';
import { ALL_STATES } from '../../domain/dispute/states.js';
import { MATCHED_BY, REASONS, RECOGNISED_BY } from '../../domain/related/matching.js';
import {
  Bool,
  Code,
  DayField,
  InstantField,
  Int,
  Money,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
} from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';
import { DisputeLocation, DisputeResponse } from '../disputes/dispute.dto.js';
import { LinkResponse } from '../disputes/link.dto.js';

const BY =
  '`id_number`: equal identity numbers; `phone`: equal phones and no differing identity numbers, so compare the names: a phone ' +
  'may be shared; `name_and_address`: equal names in one home';

export class SearchedParty {
  @Text({ max: 100, description: 'Name; compared only within one home.', example: '陈某' }) name!: string;
  @Text({ max: 40, optional: true, nullable: true, description: 'Phone.', example: '13800000000' })
  phone?: string | null;
  @Text({ max: 40, optional: true, nullable: true, description: 'Identity number.', example: '350981199001010011' })
  idNumber?: string | null;
  @Text({
    max: 300,
    optional: true,
    nullable: true,
    description: 'Home, down to the flat; a building alone matches nobody.',
    example: '安居小区3号楼502',
  })
  address?: string | null;
}

export class DuplicateSearchRequest {
  @Uuid({ description: 'Centre that would take the dispute in.' }) centerId!: string;
  @Code({ description: 'Code table `categories`.', example: 'neighbor' }) category!: string;
  @Code({
    optional: true,
    nullable: true,
    description: 'Code table `subcategories`, under the category.',
    example: 'water_leak',
  })
  subcategory?: string | null;
  @Nested(() => DisputeLocation, {
    optional: true,
    nullable: true,
    description: 'Place of the dispute; its `address` is compared.',
  })
  location?: DisputeLocation | null;
  @NestedList(() => SearchedParty, {
    max: 100,
    description:
      'Those who would be parties, on whichever side; in one of them or in `location` something to search by.',
    example: [{ name: '陈某', phone: '13800000000' }],
  })
  parties!: SearchedParty[];
}

export class PartyMatchResponse {
  @Uuid({ nullable: true, description: 'Party of this case; null in a search before registration.' })
  partyId!: string | null;
  @Int({ min: 0, max: 1000, description: 'Its place among the parties of this case or of the search, from 0.' })
  partyIndex!: number;
  @Uuid({ description: 'Party of the other case.' }) otherPartyId!: string;
  @Text({ max: 100, description: 'Name of that party.', example: '林某' }) otherName!: string;
  @OneOf(MATCHED_BY, { description: `${BY}; \`household\`: the same home, somebody else.` }) by!: string;
}

export class OpenObligationResponse {
  @Uuid({ description: 'Id of the obligation.' }) obligationId!: string;
  @OneOf(OBLIGATION_KINDS, { description: 'Pay 给付, act 作为, refrain 不作为, apologise 道歉.' }) kind!: string;
  @Text({ max: 2000, multiline: true, description: 'What is to be done.', example: '赔偿天花板修复费用' })
  description!: string;
  @Money({ nullable: true, description: 'Whole amount, in yuan; null where nothing is to be paid.' }) amount!:
    string | null;
  @Money({ description: 'Paid so far, in yuan.', example: '1000.00' }) paid!: string;
  @DayField({ nullable: true, description: 'Last day; null for a continuing duty.' }) dueOn!: string | null;
  @Bool({ description: 'A continuing duty still under observation.' }) continuing!: boolean;
}

export class AgreementBriefResponse {
  @Uuid({ description: 'Agreement in force.' }) agreementId!: string;
  @OneOf(AGREEMENT_FORMS, { description: 'Written 书面 or oral 口头.' }) form!: string;
  @Text({ max: 201, description: 'Its terms, the first 200 characters on one line.', example: '楼上住户修复并赔偿' })
  terms!: string;
}

export class MediatorBrief {
  @Uuid({ description: 'Staff member.' }) staffId!: string;
  @Text({ max: 100, description: 'Name.', example: '王调解' }) name!: string;
}

export class RelatedCaseResponse {
  @Uuid({ description: 'The other case.' }) disputeId!: string;
  @Text({ max: 64, description: 'Receipt number.', example: 'R20260506-7K3QX' }) receiptNo!: string;
  @Text({ max: 100, nullable: true, description: 'Case number; null before acceptance.' }) number!: string | null;
  @Text({ max: 200, description: 'Title.', example: '楼上漏水' }) title!: string;
  @OneOf(ALL_STATES, { description: 'Where it stands.' }) state!: string;
  @InstantField({ description: 'When it was received.' }) receivedAt!: string;
  @Code({ description: 'Code table `categories`.', example: 'neighbor' }) category!: string;
  @Code({ nullable: true, description: 'Code table `subcategories`.', example: 'water_leak' }) subcategory!:
    string | null;
  @OneOf(REASONS, {
    list: { min: 1, max: REASONS.length },
    description:
      'The strongest first. `same_subcategory`: the same sub-type between the same two households; ' +
      '`same_pair_of_households`: the same two against each other, on whichever side; `same_person`: a party recognised; ' +
      '`same_household`: parties of one home; `same_address`: the place of one case is that of the other or a home there.',
    example: ['same_pair_of_households', 'same_person'],
  })
  reasons!: string[];
  @NestedList(() => PartyMatchResponse, { max: 100, description: 'Which parties match, the surest first.' })
  matches!: PartyMatchResponse[];
  @DayField({ nullable: true, description: 'Day its agreement took effect; null: no agreement is in force.' })
  settledOn!: string | null;
  @Nested(() => AgreementBriefResponse, { nullable: true, description: 'The agreement in force.' })
  agreement!: AgreementBriefResponse | null;
  @NestedList(() => OpenObligationResponse, { max: 1000, description: 'What of it is not yet performed.' })
  openObligations!: OpenObligationResponse[];
  @NestedList(() => MediatorBrief, { max: 50, description: 'Who mediated or mediates.' })
  mediators!: MediatorBrief[];
}

export class ContactResponse {
  @Uuid({ nullable: true, description: 'Officer who answers for a case not shown; null: nobody yet.' })
  staffId!: string | null;
  @Text({ max: 100, nullable: true, description: 'Name of the officer.', example: '武警官' }) name!: string | null;
  @Uuid({ nullable: true, description: 'Department that has the case.' }) departmentId!: string | null;
  @Text({ max: 100, nullable: true, description: 'Its name, in the language asked for.', example: '公安' })
  departmentName!: string | null;
  @Uuid({ description: 'Centre that has the case.' }) centerId!: string;
  @Text({ max: 200, description: 'Its name.', example: '阳春社区综治中心' }) centerName!: string;
}

export class FlagProposalResponse {
  @Code({ description: 'Risk flag to consider; code table `risk-flags`.', example: 'repeat' }) flag!: string;
  @Int({
    min: 1,
    max: 1_000_000,
    description:
      'Earlier disputes that speak for it, of those the caller may see: between the same two households or at the same ' +
      'address, without those merged into another.',
    example: 2,
  })
  earlierDisputes!: number;
  @Text({
    max: 500,
    description: 'Why, in the language asked for.',
    example: '同一双方之间或者同一地址此前已有 2 起纠纷（满 2 起即提示），建议增加风险标识“反复发生”，由承办人决定。',
  })
  text!: string;
}

const PROPOSED =
  'Risk flags proposed by the rules and not set: somebody who works on the case decides (`POST …/risk-flags`). From ' +
  '`repeatFromDisputes` of the settings on: `repeat`. Empty once the flag stands, and in the archive.';

/** A case with what should be asked about at once. */
export class DisputeWithRelatedResponse extends DisputeResponse {
  @Int({
    min: 0,
    max: 1_000_000,
    optional: true,
    description:
      'Earlier disputes of the same people, households or places, of those the caller may see and without those merged ' +
      'into another; `GET …/related` lists them. In the answer to a registration, and with `expand=related`.',
    example: 2,
  })
  relatedCount?: number;
  @NestedList(() => FlagProposalResponse, { max: 20, optional: true, description: `${PROPOSED} With the count.` })
  proposedFlags?: FlagProposalResponse[];
}

export class RelatedPage extends PageResponse {
  @Text({
    max: 2000,
    description: 'What there is to know, in one or a few sentences, of all related cases the caller may see.',
    example: '这两户之间第 3 起纠纷，上一起（示例第1号）2025-03-02 达成协议：修复并赔偿（尚有 1 项未履行）。',
  })
  summary!: string;
  @Int({
    min: 0,
    max: 1_000_000,
    description:
      'Related cases of the same branch of the tree of centres (those above the centre of custody, itself and below) that the ' +
      'caller may not see; told to assignees (mediators, responsible officer) and directors, 0 for everybody else.',
    example: 1,
  })
  hiddenCount!: number;
  @NestedList(() => ContactResponse, {
    max: 10_000,
    description: 'Whom to ask about them, each once; empty where `hiddenCount` is not told.',
  })
  contacts!: ContactResponse[];
  @NestedList(() => FlagProposalResponse, { max: 20, description: PROPOSED })
  proposedFlags!: FlagProposalResponse[];
  @NestedList(() => LinkResponse, {
    max: 1000,
    description:
      'What people tied this case to (linked, merged, split), oldest first, as far as the caller may know of the other ' +
      'case, whatever else they have in common. Empty in a search before registration.',
  })
  links!: LinkResponse[];
  @Int({
    min: 0,
    max: 100_000,
    description: 'How many more links there are; told as `hiddenCount` is, 0 for everybody else.',
  })
  hiddenLinks!: number;
  @NestedList(() => RelatedCaseResponse, {
    max: 200,
    description: 'Open agreements first, then by the strongest reason, then the newest.',
  })
  items!: RelatedCaseResponse[];
}

export class AppearanceResponse {
  @Uuid({ description: 'Case in which the party appears.' }) disputeId!: string;
  @Text({ max: 64, description: 'Its receipt number.', example: 'R20260506-7K3QX' }) receiptNo!: string;
  @Text({ max: 100, nullable: true, description: 'Its case number; null before acceptance.' }) number!: string | null;
  @Uuid({ description: 'The party there.' }) partyId!: string;
  @OneOf(PARTY_ROLES, { description: 'Its role there.' }) role!: string;
  @OneOf(ALL_STATES, { description: 'Where that case stands.' }) state!: string;
  @InstantField({ description: 'When that case was received.' }) receivedAt!: string;
  @OneOf(RECOGNISED_BY, { description: `${BY}.` }) matchedBy!: string;
}

export class AppearancePage extends PageResponse {
  @NestedList(() => AppearanceResponse, { max: 200, description: 'The newest first.' })
  items!: AppearanceResponse[];
}
