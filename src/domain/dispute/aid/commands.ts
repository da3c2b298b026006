/** What somebody asks for about legal aid of a party: the request, its papers, the decision, who gives it (R15). */
import type { Day } from '../../shared/day.js';
import type { LegalAidRequestId, PartyId, StaffId } from '../../shared/ids.js';
import type { Timed } from '../commands.js';
import type { LegalAidGround, LegalAidKind, LegalAidPaper } from './words.js';

export interface RequestLegalAid {
  readonly type: 'requestLegalAid';
  readonly requestId: LegalAidRequestId;
  readonly partyId: PartyId;
  readonly kind: LegalAidKind;
  /** null: advice rests on none */
  readonly ground: LegalAidGround | null;
  /** then it occurred; null: now */
  readonly receivedOn: Day | null;
}

/** Once: whoever applies hears of everything that is missing at the same time. */
export interface ListLegalAidPapers extends Timed {
  readonly type: 'listLegalAidPapers';
  readonly requestId: LegalAidRequestId;
  readonly missing: readonly LegalAidPaper[];
}

export interface CompleteLegalAidPapers extends Timed {
  readonly type: 'completeLegalAidPapers';
  readonly requestId: LegalAidRequestId;
}

export interface DecideLegalAid extends Timed {
  readonly type: 'decideLegalAid';
  readonly requestId: LegalAidRequestId;
  readonly granted: boolean;
}

export interface AssignLegalAid extends Timed {
  readonly type: 'assignLegalAid';
  readonly requestId: LegalAidRequestId;
  /** null: somebody from outside the centre, whose name stays in its table */
  readonly staffId: StaffId | null;
}

export interface GiveLegalAdvice extends Timed {
  readonly type: 'giveLegalAdvice';
  readonly requestId: LegalAidRequestId;
}

/** Also when the papers were not brought: by law that is a withdrawal, not a refusal. */
export interface WithdrawLegalAid extends Timed {
  readonly type: 'withdrawLegalAid';
  readonly requestId: LegalAidRequestId;
}

export type AidCommand =
  | RequestLegalAid
  | ListLegalAidPapers
  | CompleteLegalAidPapers
  | DecideLegalAid
  | AssignLegalAid
  | GiveLegalAdvice
  | WithdrawLegalAid;
