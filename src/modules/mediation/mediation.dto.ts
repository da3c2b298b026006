/** What is sent for notices, consents, the start of mediation and its ends without an agreement. */
import { CONFIDENTIAL_GROUNDS, type ConfidentialGround } from '../../domain/dispute/risk/words.js';
import { CONSENT_DECISIONS, CONSENT_SUBJECTS, FAIL_REASONS, NOTICE_METHODS } from '../../domain/dispute/vocabulary.js';
import { DayField, NestedList, OneOf, Uuid } from '../../platform/http/atoms.js';
import { OccurredAt } from '../../platform/http/occurred-at.js';

const UUID = '01900000-0000-7000-8000-0000000000e1';

/** How it can be shown that a party was told. */
class ToldRequest {
  @Uuid({
    optional: true,
    description: 'Attachment of this case with the signed page; not one marked void.',
    example: UUID,
  })
  evidenceId?: string;

  @Uuid({
    optional: true,
    description: 'Representative who took it for the party; needs the power `receive_documents` (R9).',
    example: UUID,
  })
  toRepresentativeId?: string;

  @Uuid({ optional: true, description: 'One of the staff who saw it.', example: UUID })
  witnessStaffId?: string;
}

export class RightsNoticeRequest extends ToldRequest {
  @Uuid({ description: 'Party that was told.' })
  partyId!: string;

  @OneOf(NOTICE_METHODS, { description: 'How.', example: 'oral' })
  method!: string;

  @OccurredAt()
  occurredAt?: string;
}

export class ConsentRequest {
  @Uuid({ description: 'Party that spoke.' })
  partyId!: string;

  @OneOf(CONSENT_SUBJECTS, {
    description:
      'To what; `open_session` refused: listeners are not welcome, and sessions are closed (R20); `concessions` given by all: what was offered in order to settle may leave the mediation file (R25), of the session in `subjectId` or of all.',
    example: 'mediation',
  })
  subject!: string;

  @OneOf(CONSENT_DECISIONS, { description: 'Given or refused; both are kept (R2).', example: 'given' })
  decision!: string;

  @Uuid({
    optional: true,
    description:
      'What exactly: the id of the session, person or department consented to. A consent to `invite` that names one covers no other (R19).',
  })
  subjectId?: string;

  @Uuid({
    optional: true,
    description: 'Attachment of this case with the signed page; not one marked void.',
    example: UUID,
  })
  evidenceId?: string;

  @Uuid({
    optional: true,
    description:
      'Representative who said it: `apply_or_stop` for mediation and extension, `choose_mediator` for invite; `data` and `share` only a legal representative (R9, PIPL 29, 31).',
    example: UUID,
  })
  byRepresentativeId?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class RemediesNoticeRequest extends ToldRequest {
  @Uuid({ description: 'Party that was told about arbitration, administrative decision and court (R24).' })
  partyId!: string;

  @OneOf(NOTICE_METHODS, { example: 'written' })
  method!: string;

  @DayField({ description: 'Day on which it was told.', example: '2026-05-20' })
  on!: string;
}

export class ConfidentialityRequest {
  @OneOf(CONFIDENTIAL_GROUNDS, {
    list: { max: 2, unique: true },
    description:
      'What the matter itself keeps from listeners, all that stands from now on; empty: nothing any more (R20).',
    example: ['privacy'],
  })
  grounds!: ConfidentialGround[];

  @OccurredAt()
  occurredAt?: string;
}

export class StartRequest {
  @OccurredAt()
  occurredAt?: string;
}

export class WithdrawRequest {
  @Uuid({ description: 'Party that no longer wants mediation; no reason is asked (R23).' })
  partyId!: string;

  @Uuid({
    optional: true,
    description: 'Representative who said it; needs the power `apply_or_stop` (R9).',
    example: UUID,
  })
  byRepresentativeId?: string;

  @OccurredAt()
  occurredAt?: string;
}

export class FailRequest {
  @OneOf(FAIL_REASONS, { example: 'no_agreement' })
  reason!: string;

  @NestedList(() => RemediesNoticeRequest, {
    max: 100,
    optional: true,
    description: 'Remedies told on this occasion; with those recorded before, one for every party (R24).',
  })
  remediesNotices?: RemediesNoticeRequest[];

  @OccurredAt()
  occurredAt?: string;
}
