/** Leaving, representatives, conflicts, challenges and warnings about neutrality, as they are sent and shown. */
import { NEUTRALITY } from '../../domain/dispute/people/neutrality.js';
import {
  CONFLICT_GROUNDS,
  type ConflictGround,
  LEAVE_REASONS,
  type LeaveReason,
} from '../../domain/dispute/people/words.js';
import { Bool, Code, InstantField, Int, NestedList, OneOf, QueryList, Text, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';
import { RepresentativeInput } from '../parties/party.dto.js';

const UUID = '01900000-0000-7000-8000-0000000000e2';
const GROUND = {
  description:
    'Relative 近亲属, interest in the outcome, same household, same work unit, represented a party before, or another one.',
  example: 'relative',
};
const NOTE = {
  max: 1000,
  multiline: true,
  description: 'In words; stays in the mediation file.',
  example: '与被申请人系表兄弟。',
};
const REASON = { max: 1000, multiline: true, description: 'Why it was decided so.', example: '经核实，双方系近亲属。' };
const STAFF = { description: 'The mediator.', example: UUID };

export class LeaveRequest {
  @OneOf(LEAVE_REASONS, {
    description: 'Not concerned, claim dropped, settled elsewhere, deceased, or another reason.',
    example: 'not_concerned',
  })
  reason!: LeaveReason;
  @Text({ ...NOTE, optional: true, description: 'In words; shown on the timeline.', example: '与漏水无关。' })
  note?: string;
  @OccurredAt() occurredAt?: string;
}

export class AddRepresentativeRequest extends RepresentativeInput {
  @OccurredAt('Since when they represent the party; default now.') occurredAt?: string;
}

export class EndRepresentativeRequest {
  @OccurredAt() occurredAt?: string;
}

export class ConflictRequest {
  @Uuid({
    ...STAFF,
    description: 'Who should not mediate: you yourself, or as an officer of the case anybody of the centre.',
  })
  staffId!: string;
  @OneOf(CONFLICT_GROUNDS, GROUND) ground!: ConflictGround;
  @Text({ ...NOTE, optional: true }) note?: string;
  @OccurredAt() occurredAt?: string;
}

export class ConflictResponse {
  @Uuid({ description: 'Id of the declaration.' }) id!: string;
  @Uuid(STAFF) staffId!: string;
  @OneOf(CONFLICT_GROUNDS, GROUND) ground!: string;
  @Uuid({ nullable: true, description: 'Who declared it: the mediator, or an officer of the case.' })
  declaredByStaffId!: string | null;
  @InstantField({ description: 'When; since then they are off the case.' }) occurredAt!: string;
}

export class ConflictListResponse {
  @NestedList(() => ConflictResponse, { max: 1000, description: 'In the order in which they were declared.' })
  items!: ConflictResponse[];
}

export class ChallengeRequest {
  @Uuid({ optional: true, description: 'Your own id for the challenge.', example: UUID }) id?: string;
  @Uuid({ description: 'Party that challenges.', example: UUID }) partyId!: string;
  @Uuid({
    optional: true,
    description: 'Representative who said it; needs the power `choose_mediator` (R9).',
    example: UUID,
  })
  byRepresentativeId?: string;
  @Uuid({ ...STAFF, description: 'A mediator of the case or of a session to come.' }) staffId!: string;
  @OneOf(CONFLICT_GROUNDS, GROUND) ground!: ConflictGround;
  @Text({ ...NOTE, optional: true }) note?: string;
  @OccurredAt() occurredAt?: string;
}

export class DecideChallengeRequest {
  @Bool({ description: 'True: the mediator is off the case. False: they stay.', example: true }) upheld!: boolean;
  @Text(REASON) reason!: string;
  @OccurredAt() occurredAt?: string;
}

export class ChallengeResponse {
  @Uuid({ description: 'Id of the challenge.' }) id!: string;
  @Uuid({ description: 'Dispute it belongs to.' }) disputeId!: string;
  @Uuid({ description: 'Party that challenged.' }) partyId!: string;
  @Uuid({ nullable: true, description: 'Representative who said it; null: the party itself.' })
  byRepresentativeId!: string | null;
  @Uuid(STAFF) staffId!: string;
  @OneOf(CONFLICT_GROUNDS, GROUND) ground!: string;
  @OneOf(['open', 'upheld', 'rejected'], {
    description: 'Open: until it is decided the mediator neither holds a session nor signs.',
    example: 'open',
  })
  state!: string;
  @Text({ ...NOTE, nullable: true }) note!: string | null;
  @InstantField({ description: 'When the party said it.' }) occurredAt!: string;
  @InstantField({ nullable: true, description: 'When it was decided; null while open.' }) decidedAt!: string | null;
  @Uuid({ nullable: true, description: 'Who decided it.' }) decidedByStaffId!: string | null;
  @Text({ ...REASON, nullable: true }) reason!: string | null;
  @Int({ min: 1, max: 2_000_000_000, description: 'Version of the case; the version part of the ETag.' })
  version!: number;
}

export class ChallengeListResponse {
  @NestedList(() => ChallengeResponse, { max: 1000, description: 'In the order in which they were made.' })
  items!: ChallengeResponse[];
}

export class NeutralityQuery {
  @QueryList()
  @Uuid({
    optional: true,
    list: { min: 1, max: 20, unique: true },
    description: 'People of the centre to be looked at; default the mediators of the case. Repeat for several.',
    example: [UUID],
  })
  staffId?: string[];
}

export class NeutralityBar {
  @Code({ description: 'Refusal that choosing them would meet.', example: 'mediator_has_conflict' }) code!: string;
  @Text({ max: 500, description: 'In words.' }) text!: string;
}

export class NeutralityWarning {
  @OneOf(Object.keys(NEUTRALITY), { description: 'What connects them.', example: 'same_household' }) code!: string;
  @Text({ max: 500, description: 'In words.' }) text!: string;
  @Uuid({ list: { max: 1000 }, description: 'Parties it concerns.' }) partyIds!: string[];
  @Int({
    min: 0,
    max: 1_000_000,
    description: 'With `mediated_one_side`: how many earlier cases; otherwise 0.',
    example: 0,
  })
  cases!: number;
}

export class NeutralityOfMediator {
  @Uuid(STAFF) staffId!: string;
  @Text({ max: 50, description: 'Name.' }) name!: string;
  @NestedList(() => NeutralityBar, { max: 10, description: 'What keeps them from this case (R18).' })
  bars!: NeutralityBar[];
  @NestedList(() => NeutralityWarning, { max: 10, description: 'What to think about; never a refusal.' })
  warnings!: NeutralityWarning[];
}

export class NeutralityResponse {
  @NestedList(() => NeutralityOfMediator, { max: 50, description: 'One for each person, in the order asked.' })
  items!: NeutralityOfMediator[];
}
