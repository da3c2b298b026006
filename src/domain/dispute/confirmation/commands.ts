/** What somebody asks for about judicial confirmation (R31–R33): an application handed to a court, and what the court said. */
import type { Day } from '../../shared/day.js';
import type { AgreementId, PartyId, RecordId, RepresentativeId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';
import type { NoticeMethod } from '../vocabulary.js';
import type { ConfirmationPaper, ConfirmationResult, CourtGround, ExcludedContent } from './words.js';

/** It occurred on the day it was handed in or posted (CPL 85). */
export interface ApplyForConfirmation {
  readonly type: 'applyForConfirmation';
  readonly confirmationId: RecordId;
  readonly agreementId: AgreementId;
  readonly filedOn: Day;
  /** who applies */
  readonly partyIds: readonly PartyId[];
  /** who applies for those whose own hand does not bind (R8, R9) */
  readonly representativeIds?: readonly RepresentativeId[];
  readonly courtGround: CourtGround;
  readonly papers: readonly ConfirmationPaper[];
  /** what of this kind the agreement settles */
  readonly contents: readonly ExcludedContent[];
  /** a paper of the court allows it late (CPL 86) */
  readonly lateByCourt: boolean;
}

export interface RecordConfirmationResult {
  readonly type: 'recordConfirmationResult';
  readonly confirmationId: RecordId;
  readonly decidedOn: Day;
  readonly result: ConfirmationResult;
  /** is the ruling's number named? */
  readonly hasRuling: boolean;
}

/** A party is told that both may apply, where, and until when (R32). */
export interface TellOfConfirmation extends Timed {
  readonly type: 'tellOfConfirmation';
  readonly noticeId: RecordId;
  readonly agreementId: AgreementId;
  readonly partyId: PartyId;
  readonly method: NoticeMethod;
}

export type ConfirmationCommand = TellOfConfirmation | ApplyForConfirmation | RecordConfirmationResult;
