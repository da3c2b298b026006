/** Judicial confirmation as it is sent and shown. */
import {
  CONFIRMATION_PAPERS,
  CONFIRMATION_RESULTS,
  CONFIRMATION_WAYS,
  type ConfirmationPaper,
  type ConfirmationResult,
  type ConfirmationWay,
  COURT_GROUNDS,
  type CourtGround,
  EXCLUDED_CONTENTS,
  type ExcludedContent,
  NOTICE_OCCASIONS,
} from '../../domain/dispute/confirmation/words.js';
import { NOTICE_METHODS, type NoticeMethod } from '../../domain/dispute/vocabulary.js';
import { Bool, DayField, InstantField, Int, Nested, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';

const UUID = '01900000-0000-7000-8000-0000000000f9';
const COURT = { max: 100, description: 'Name of the court.', example: '示例区人民法院' };
const GROUND = {
  description:
    'Why this court: it sent the case; else the domicile of a party, the place of the matter, or the seat of the organisation that mediated (R33, CPL 205).',
  example: 'organisation_seat',
};
const FILED = { description: 'Day it was handed in or posted; that is when it occurred.', example: '2026-10-20' };
const RESULT = {
  description: 'What the court said: valid 裁定有效, dismissed 裁定驳回, not accepted 不予受理, withdrawn 撤回.',
  example: 'valid',
};
const RULING = { max: 100, description: 'Number of the ruling 案号.', example: '(2026)浙0203民特12号' };
const NOTE = { max: 2000, multiline: true, description: 'What else was said.', example: '法院当日立案' };
const LATE = {
  max: 200,
  description: 'Paper of the court that allows the application after the thirty days (R32, CPL 86).',
  example: '示例区人民法院2026年12月1日通知书',
};

export class ApplyForConfirmationRequest {
  @Uuid({ optional: true, description: 'Your own id for the application.', example: UUID }) id?: string;
  @DayField(FILED) filedOn!: string;
  @Text(COURT) court!: string;
  @OneOf(COURT_GROUNDS, GROUND) courtGround!: CourtGround;
  @Uuid({
    list: { min: 1, max: 50, unique: true },
    description: 'Parties who apply: all of the agreement, jointly (R31).',
    example: [UUID],
  })
  partyIds!: string[];
  @Uuid({
    list: { max: 50, unique: true },
    optional: true,
    description: 'Who applies for those who cannot act alone, or for a group; they may apply (R8, R9).',
    example: [],
  })
  representativeIds?: string[];
  @OneOf(CONFIRMATION_PAPERS, {
    list: { max: 5, unique: true },
    description: 'Papers in hand; application, agreement, proof of mediation and identities are compulsory (R31).',
    example: ['application', 'agreement', 'mediation_proof', 'identity'],
  })
  papers!: ConfirmationPaper[];
  @OneOf(EXCLUDED_CONTENTS, {
    list: { max: 5, unique: true },
    description:
      'What the agreement settles of marriage, parentage, adoption, ownership, or of another procedure: none of it is confirmed. Empty: nothing.',
    example: [],
  })
  contents!: ExcludedContent[];
  @Text({ ...LATE, optional: true }) latePaper?: string;
  @Text({ ...NOTE, min: 0, optional: true, nullable: true }) note?: string | null;
}

export class ConfirmationResultRequest {
  @DayField({ description: 'Day of the decision or withdrawal; that is when it occurred.', example: '2026-10-28' })
  decidedOn!: string;
  @OneOf(CONFIRMATION_RESULTS, RESULT) result!: ConfirmationResult;
  @Text({ ...RULING, optional: true, description: `${RULING.description} Needed for \`valid\` and \`dismissed\`.` })
  rulingNo?: string;
  @Text({ ...NOTE, min: 0, optional: true, nullable: true }) note?: string | null;
}

export class ConfirmationApplicationResponse {
  @Uuid({ description: 'Id of the application.' }) id!: string;
  @DayField(FILED) filedOn!: string;
  @Text(COURT) court!: string;
  @OneOf(COURT_GROUNDS, GROUND) courtGround!: string;
  @Text({ ...LATE, nullable: true }) latePaper!: string | null;
  @OneOf(CONFIRMATION_RESULTS, { ...RESULT, nullable: true }) result!: string | null;
  @DayField({ nullable: true, description: 'Day of the decision.' }) decidedOn!: string | null;
  @Text({ ...RULING, nullable: true }) rulingNo!: string | null;
  @Text({ ...NOTE, min: 0, nullable: true }) note!: string | null;
}

/** A party is told that both may apply together, at which court, and until when. */
export class TellOfConfirmationRequest {
  @Uuid({ optional: true, description: 'Your own id for the notice.', example: UUID }) id?: string;
  @Uuid({ description: 'Party who is told.', example: UUID }) partyId!: string;
  @Uuid({
    optional: true,
    description: 'Representative who took it for the party; needs the power `receive_documents` (R9).',
    example: UUID,
  })
  toRepresentativeId?: string;
  @OneOf(NOTICE_METHODS, { description: 'How.', example: 'oral' }) method!: NoticeMethod;
  @OccurredAt() occurredAt?: string;
}

/** A notice that a party is owed, given or not. */
export class ConfirmationNoticeResponse {
  @Uuid({ description: 'Party.' }) partyId!: string;
  @OneOf(NOTICE_OCCASIONS, { description: 'After the agreement took effect, or before the time to apply ends (R32).' })
  occasion!: string;
  @DayField({ description: 'Day by which they are to be told.', example: '2026-10-17' }) dueOn!: string;
  @InstantField({ nullable: true, description: 'When they were; null: not yet.' }) at!: string | null;
}

export class ConfirmationWindowResponse {
  @DayField({
    description:
      'Last day to apply: the thirtieth after the day of effect, a day of rest moved to the next working day (CPL 85, 205).',
    example: '2026-11-13',
  })
  lastDay!: string;
  @Int({ min: -100_000, max: 100_000, description: 'Days left; negative once it is over.', example: 20 })
  daysLeft!: number;
  @Bool({ description: 'False: the calendar of that year is not entered, the last day may still move.' })
  calendarKnown!: boolean;
}

export class ConfirmationPaperResponse {
  @OneOf(CONFIRMATION_PAPERS, { description: 'Paper of an application.', example: 'mediation_proof' }) paper!: string;
  @Text({ max: 100, description: 'Its name in the language asked for.', example: '调解组织主持调解的证明' })
  text!: string;
  @Bool({ description: 'Compulsory always; the proof of a right to property only where property is concerned.' })
  compulsory!: boolean;
}

export class ConfirmationResponse {
  @Uuid({ description: 'Agreement it is about.' }) agreementId!: string;
  @DayField({
    nullable: true,
    description: 'Day the agreement took effect; null: it has not, or is no longer in force.',
  })
  effectiveOn!: string | null;
  @Nested(() => ConfirmationWindowResponse, {
    nullable: true,
    description: 'The time to apply; null before effect, and where a court confirms nothing (CPL 205).',
  })
  window!: ConfirmationWindowResponse | null;
  @OneOf(CONFIRMATION_WAYS, {
    list: { max: 5 },
    description:
      'What is open to the parties now: apply; enforce once it is confirmed; after a dismissal vary, agree anew or sue; after the window sue (R32, R33).',
    example: ['apply', 'sue'],
  })
  ways!: ConfirmationWay[];
  @OneOf(COURT_GROUNDS, {
    list: { max: 4 },
    description: 'Courts that may be asked (R33).',
    example: ['party_domicile', 'subject_matter_place', 'organisation_seat'],
  })
  courts!: CourtGround[];
  @NestedList(() => ConfirmationPaperResponse, { max: 10, description: 'Papers of an application.' })
  papers!: ConfirmationPaperResponse[];
  @NestedList(() => ConfirmationNoticeResponse, {
    max: 200,
    description:
      'Who is to be told of this, by when, and who was: each party after effect and again before the end (R32).',
  })
  notices!: ConfirmationNoticeResponse[];
  @NestedList(() => ConfirmationApplicationResponse, {
    max: 100,
    description: 'Applications by the day they were filed.',
  })
  applications!: ConfirmationApplicationResponse[];
}
