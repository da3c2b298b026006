/** What somebody asks for after the outcome and beside it: merging, splitting, linking, reopening, correcting, archiving. */
import type { CorrectionId, DisputeId, LinkId, PartyId } from '../../shared/ids.js';
import type { PartyEntry, Routing, Timed } from '../commands.js';
import type { State } from '../states.js';
import type { ConfidentialGround } from '../risk/words.js';
import type { LinkDirection, NamedLinkKind, RetentionClass } from './words.js';

/** What the step found of the case to merge into, under its lock. */
export interface MergeTarget {
  readonly isThisCase: boolean;
  readonly isOfSameCenter: boolean;
  readonly state: State;
}

export interface Merge extends Timed {
  readonly type: 'merge';
  readonly linkId: LinkId;
  readonly intoDisputeId: DisputeId;
  readonly target: MergeTarget;
}

/** A party of the merged case under its new id. */
export interface MovedParty {
  readonly fromPartyId: PartyId;
  readonly party: PartyEntry;
}

/** The other half of a merging, on the case that takes the merged one in; no action of its own. */
export interface Absorb extends Timed {
  readonly type: 'absorb';
  readonly linkId: LinkId;
  readonly mergedDisputeId: DisputeId;
  /** of the merged case: limitation was interrupted by the earliest of them (R4) */
  readonly receivedAt: string;
  readonly parties: readonly MovedParty[];
  /** parties of the merged case who are parties here already, and so were not doubled */
  readonly alreadyThere: readonly { readonly fromPartyId: PartyId; readonly partyId: PartyId }[];
  /** those that stand on the merged case, where a report they demand stays owed */
  readonly riskFlags: readonly string[];
  /** grounds for closed sessions that stand on the merged case (R20) */
  readonly confidential: readonly ConfidentialGround[];
}

export interface Split extends Timed {
  readonly type: 'split';
  readonly linkId: LinkId;
  readonly newDisputeId: DisputeId;
  /** the parties copied to the new case */
  readonly partyIds: readonly PartyId[];
}

export interface Link extends Timed {
  readonly type: 'link';
  readonly linkId: LinkId;
  readonly otherDisputeId: DisputeId;
  readonly isThisCase: boolean;
  readonly kind: NamedLinkKind;
  readonly direction: LinkDirection;
}

export interface EndLink extends Timed {
  readonly type: 'endLink';
  readonly linkId: LinkId;
}

export interface Reopen extends Timed {
  readonly type: 'reopen';
  /** given when the case goes back to the counter */
  readonly routing?: Routing;
}

export interface Archive extends Timed {
  readonly type: 'archive';
  readonly retentionClass: RetentionClass;
  /** is there a word on why it is kept shorter than proposed? */
  readonly hasReason: boolean;
}

/** What the rules look at of a party, as far as it was corrected. */
export type CorrectedParty = Pick<PartyEntry, 'partyId'> & Partial<Omit<PartyEntry, 'partyId' | 'representatives'>>;

/** Old and new value stay in their table; the log knows that and where something was corrected. */
export interface Correct extends Timed {
  readonly type: 'correct';
  readonly correctionId: CorrectionId;
  /** JSON pointer into the dispute, `/title`, or into a party, `/parties/{id}/phone` */
  readonly pointer: string;
  /** does what was taken for wrong stand there? */
  readonly isCurrent: boolean;
  readonly party?: CorrectedParty;
  /** of how many people are involved: many make it a mass dispute; kept in its table only */
  readonly peopleInvolved?: number | null;
}

export type EndingCommand = Merge | Absorb | Split | Link | EndLink | Reopen | Archive | Correct;
