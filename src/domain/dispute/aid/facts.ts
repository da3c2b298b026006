/** What the rules remember about a request for legal aid (R15). Plain JSON, folded from the log. */
import type { DueDay } from '../../deadlines/pauses.js';
import type { Day, Instant } from '../../shared/day.js';
import type { LegalAidRequestId, PartyId, StaffId } from '../../shared/ids.js';
import type { LegalAidGround, LegalAidKind, LegalAidPaper, LegalAidState } from './words.js';

/** One of its two clocks. */
export interface LegalAidClock extends DueDay {
  /** when it was met, or the request was withdrawn; null: it runs */
  readonly doneAt: Instant | null;
}

export interface LegalAidFacts {
  readonly requestId: LegalAidRequestId;
  readonly partyId: PartyId;
  readonly kind: LegalAidKind;
  readonly ground: LegalAidGround | null;
  readonly state: LegalAidState;
  readonly receivedOn: Day;
  readonly receivedAt: Instant;
  /** of its last entry: nothing about it is recorded as earlier */
  readonly lastAt: Instant;
  /** everything that was missing; empty: nothing was */
  readonly missing: readonly LegalAidPaper[];
  readonly papersListedAt: Instant | null;
  readonly papersCompletedAt: Instant | null;
  readonly decision: LegalAidClock | null;
  readonly assignment: LegalAidClock | null;
  readonly granted: boolean | null;
  readonly decidedAt: Instant | null;
  readonly decidedSeq: number | null;
  readonly staffId: StaffId | null;
  readonly assignedAt: Instant | null;
  /** when advice was given or the request withdrawn, and by which entry */
  readonly endedAt: Instant | null;
  readonly endedSeq: number | null;
}

/** Those that still wait for an answer, for advice or for somebody to be assigned. */
export const openAidRequests = ({ legalAid }: { readonly legalAid: readonly LegalAidFacts[] }): LegalAidFacts[] =>
  legalAid.filter(({ state }) => state === 'requested' || state === 'papers_missing' || state === 'granted');

export const aidRequest = (
  { legalAid }: { readonly legalAid: readonly LegalAidFacts[] },
  id: LegalAidRequestId,
): LegalAidFacts | undefined => legalAid.find(({ requestId }) => requestId === id);
